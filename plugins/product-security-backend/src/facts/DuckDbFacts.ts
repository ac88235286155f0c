import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Exploitability } from '../exploitability/Exploitability';
import { applicationsAffected } from './applicationsAffected';
import { DuckDbTables } from './DuckDbTables';
import { Facts, FactsEngine } from './Facts';
import { FactsProjector, ProjectionOptions } from './FactsProjector';
import { EmbeddedFactsConfig } from './readFactsConfig';
import { Refresher } from './Refresher';

/** What the facts are made with, and how they are kept. */
export interface DuckDbFactsOptions extends ProjectionOptions {
  config?: EmbeddedFactsConfig;
}

/**
 * The facts in DuckDB, brought up to date from the store before each question.
 *
 * @remarks
 * They hold nothing of their own: a new instance projects everything at its first question.
 */
export class DuckDbFacts implements Facts {
  readonly #options: DuckDbFactsOptions;
  readonly #projector: FactsProjector;
  readonly #tables: DuckDbTables;
  readonly #directory: string | undefined;
  readonly #refresher = new Refresher(() => this.#refresh());
  #upTo = 0;
  #book: Exploitability | undefined;

  static async create(options: DuckDbFactsOptions): Promise<DuckDbFacts> {
    const { directory, ...settings } = options.config ?? {};
    const own = directory && (await mkdtemp(join(directory, 'facts-')));
    const tables = await DuckDbTables.create({
      ...settings,
      path: own && join(own, 'facts.duckdb'),
    });
    return new DuckDbFacts(options, tables, own);
  }

  private constructor(
    options: DuckDbFactsOptions,
    tables: DuckDbTables,
    directory: string | undefined,
  ) {
    this.#options = options;
    this.#projector = new FactsProjector(options);
    this.#tables = tables;
    this.#directory = directory;
  }

  async fresh(): Promise<FactsEngine> {
    await this.#refresher.refresh();
    return this.#tables;
  }

  async close(): Promise<void> {
    await this.#refresher.close();
    await this.#tables.close();
    if (this.#directory) await rm(this.#directory, { recursive: true });
  }

  async #refresh(): Promise<void> {
    const book = await this.#options.sources.exploitability.current();
    if (this.#book && this.#book !== book) {
      const affected = await applicationsAffected(
        this.#tables,
        this.#book,
        book,
      );
      await this.#projector.project(this.#tables, affected, book);
    }
    this.#book = book;
    this.#upTo = await this.#projector.catchUp(this.#tables, book, this.#upTo);
  }
}
