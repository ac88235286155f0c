import { InputError } from '@backstage/errors';
import { resolveRepository } from './resolveRepository';

/** What a resolver asks. */
export interface RepositoryResolverOptions {
  /** The repositories that applications are mapped to. */
  mapped(): Promise<ReadonlySet<string>>;
  /** Reads the applications from the catalog. */
  sync(): Promise<unknown>;
  /** Milliseconds since 1970 UTC; for tests. */
  now?: () => number;
}

/** A repository as somebody wrote it, and what it was given for. */
export interface WrittenRepository {
  text: string;
  field: string;
}

/** Says which repositories texts mean, also those of applications that were registered a moment ago. */
export class RepositoryResolver {
  readonly #options: RepositoryResolverOptions;
  #syncedAt = -Infinity;

  constructor(options: RepositoryResolverOptions) {
    this.#options = options;
  }

  /**
   * The repositories, as `host/path`, in the order of the texts.
   *
   * @remarks
   * Where a slug fits none or several, the catalog is read first, at most every few seconds.
   * @throws InputError as {@link resolveRepository} does
   */
  async resolve(written: readonly WrittenRepository[]): Promise<string[]> {
    try {
      return await this.#resolveNow(written);
    } catch (error) {
      const now = this.#options.now?.() ?? Date.now();
      if (!InputError.is(error) || now - this.#syncedAt < syncedEvery) {
        throw error;
      }
      this.#syncedAt = now;
      await this.#options.sync();
      return this.#resolveNow(written);
    }
  }

  async #resolveNow(written: readonly WrittenRepository[]): Promise<string[]> {
    const mapped = await this.#options.mapped();
    return written.map(({ text, field }) =>
      resolveRepository(text, mapped, field),
    );
  }
}

/** A wrong slug sent again and again must not read the catalog each time; milliseconds. */
const syncedEvery = 5_000;
