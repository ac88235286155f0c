import { LoggerService } from '@backstage/backend-plugin-api';
import { Exploitability } from '../exploitability/Exploitability';
import { FactsSources } from './FactsSources';

/**
 * Decides which book of exploitability the facts go by when several instances of the backend share them and each reads the feeds by itself.
 *
 * @remarks
 * An instance brings in its book where its feeds say something new. Where the facts go by another book it first reads its feeds again, once for each
 * such book: mostly the other instance has only read them earlier. Where they still differ, what was brought in last stands, until the feeds of one
 * change again; so instances whose feeds differ for good do not take turns in projecting everything.
 */
export class BookKeeper {
  readonly #feeds: FactsSources['exploitability'];
  readonly #logger: LoggerService;
  #settled: Exploitability | undefined;
  #compared: string | undefined;
  #warned: string | undefined;

  constructor(feeds: FactsSources['exploitability'], logger: LoggerService) {
    this.#feeds = feeds;
    this.#logger = logger;
  }

  /** The book that this instance last brought in, found the facts to go by, or gave way with. */
  get settled(): Exploitability | undefined {
    return this.#settled;
  }

  /** The book of this instance, as new as the facts: those that go by another version make it read its feeds again. */
  async current(version: string | undefined): Promise<Exploitability> {
    const book = await this.#feeds.current();
    if (
      version === undefined ||
      version === book.version ||
      version === this.#compared
    ) {
      return book;
    }
    await this.#feeds.reload?.();
    this.#compared = version;
    return this.#feeds.current();
  }

  /** Whether a book is to be brought into facts that go by this version. */
  isNews(book: Exploitability, version: string | undefined): boolean {
    if (book.version === version) return false;
    if (book !== this.#settled) return true;
    if (version !== undefined && version !== this.#warned) {
      this.#warned = version;
      this.#logger.warn(
        'The feeds of productSecurity.exploitability say something else to another instance of the backend; what was read last counts',
      );
    }
    return version === undefined;
  }

  /** Says that the facts have been brought up to date with a book at hand. */
  settle(book: Exploitability): void {
    this.#settled = book;
  }
}
