import { LoggerService } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { Exploitability } from '../exploitability/Exploitability';
import {
  applicationsAffected,
  applicationsWithVulnerabilities,
} from './applicationsAffected';
import { BookKeeper } from './BookKeeper';
import { Facts, FactsEngine } from './Facts';
import { FactsProjector, ProjectionOptions } from './FactsProjector';
import { createFactsIndices, createFactsSchema } from './factsSchema';
import { PostgresTables, PostgresTablesOptions } from './PostgresTables';
import { PostgresWriter } from './PostgresWriter';
import { Projection, ProjectionState } from './ProjectionState';
import { Refresher } from './Refresher';

/** What the facts are made with, and where they are kept. */
export interface PostgresFactsOptions extends ProjectionOptions {
  knex: Knex;
  /** What is the same for all that may share the rows; see `factsVersion`. */
  version: string;
  config: PostgresTablesOptions['config'];
  logger: LoggerService;
}

/**
 * The facts in the PostgreSQL of the store, shared by all instances of the backend.
 *
 * @remarks
 * Before each question an instance compares the change counter with how far the facts are. Where they are behind, the first one to notice locks them,
 * projects what changed and writes down how far it came, in one transaction; the others wait for it and then read.
 */
export class PostgresFacts implements Facts {
  readonly #options: PostgresFactsOptions;
  readonly #projector: FactsProjector;
  readonly #tables: PostgresTables;
  readonly #state: ProjectionState;
  readonly #books: BookKeeper;
  readonly #refresher = new Refresher(() => this.#refresh());

  /** @throws InputError when the user of the database may not create a schema */
  static async create(options: PostgresFactsOptions): Promise<PostgresFacts> {
    return new PostgresFacts(options, await createFactsSchema(options));
  }

  private constructor(options: PostgresFactsOptions, schema: string) {
    const { knex, config, logger, sources } = options;
    this.#options = options;
    this.#projector = new FactsProjector(options);
    this.#tables = new PostgresTables({ knex, schema, config });
    this.#state = new ProjectionState(knex, schema);
    this.#books = new BookKeeper(sources.exploitability, logger);
  }

  async fresh(): Promise<FactsEngine> {
    await this.#refresher.refresh();
    return this.#tables;
  }

  async close(): Promise<void> {
    await this.#refresher.close();
    await this.#tables.close();
  }

  async #refresh(): Promise<void> {
    try {
      await this.#catchUp();
    } catch (error) {
      if (!isGone(error)) throw error;
      // Facts that were not asked for long may have been dropped by an instance of another version.
      await createFactsSchema(this.#options);
      await this.#catchUp();
    }
  }

  async #catchUp(): Promise<void> {
    if (await this.#isFresh()) return;
    const book = await this.#tables.write(async writer => {
      const state = await this.#state.lock(writer);
      const current = await this.#books.current(state.exploitability);
      const exploitability = await this.#takeOver(writer, state, current);
      const upTo = await this.#projector.catchUp(writer, current, state.upTo);
      if (!state.upTo) await createFactsIndices(writer);
      await this.#state.write(writer, { upTo, exploitability });
      return current;
    });
    this.#books.settle(book);
  }

  async #isFresh(): Promise<boolean> {
    const state = await this.#state.read();
    if (!state) return false;
    const book = await this.#books.current(state.exploitability);
    if (this.#books.isNews(book, state.exploitability)) return false;
    this.#books.settle(book);
    const { applications } = this.#options.sources;
    return !(await applications.changedSince(state.upTo)).ids.length;
  }

  /**
   * Projects what a book changes that is news to the facts.
   *
   * @returns the version of the book that the facts then go by
   */
  async #takeOver(
    writer: PostgresWriter,
    { exploitability: version }: Projection,
    book: Exploitability,
  ): Promise<string | undefined> {
    if (!this.#books.isNews(book, version)) return version;
    if (version !== undefined) {
      const before = this.#books.settled;
      const affected =
        before?.version === version
          ? await applicationsAffected(writer, before, book)
          : await applicationsWithVulnerabilities(writer);
      await this.#projector.project(writer, affected, book);
    }
    return book.version;
  }
}

function isGone(error: unknown): boolean {
  return ['42P01', '3F000'].includes((error as { code?: string }).code ?? '');
}
