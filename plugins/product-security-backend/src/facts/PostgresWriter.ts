import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ClientBase } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { columnsOf, copyText } from './copyText';
import { postgreSql } from './dialect';
import { FactsEngine, FactsParameter } from './Facts';
import { FactsWriter } from './FactsTables';
import { emptyFactRows, FactRows, FactTableName } from './factTables';
import { queryPostgres } from './queryPostgres';

/** Writes fact rows within a transaction, and sees there what it has written. */
export class PostgresWriter implements FactsWriter, FactsEngine {
  readonly dialect = postgreSql;
  readonly #client: ClientBase;
  #rows = 0;

  /** @param client - in a transaction whose search path has the tables */
  constructor(client: ClientBase) {
    this.#client = client;
  }

  async query<T extends object>(
    sql: string,
    parameters?: FactsParameter[],
  ): Promise<T[]> {
    return queryPostgres(this.#client, sql, parameters);
  }

  async replace(
    applicationIds: number[],
    rows: Partial<FactRows>,
  ): Promise<void> {
    if (!applicationIds.length) return;
    await this.#client.query(deleteStatement, [applicationIds]);
    for (const name of tableNames) await this.#copy(name, rows[name] ?? []);
  }

  /** Brings the planner's picture of the tables up to date where much was written; smaller changes are left to the database's own time. */
  async finish(): Promise<void> {
    if (this.#rows < rowsToAnalyze) return;
    await this.#client.query(`ANALYZE ${tableNames.join(', ')}`);
  }

  async #copy(name: FactTableName, rows: object[]): Promise<void> {
    if (!rows.length) return;
    const columns = columnsOf(name).map(([column]) => column);
    const target = this.#client.query(
      copyFrom(`COPY ${name} (${columns.join(', ')}) FROM STDIN`),
    );
    await pipeline(Readable.from(copyText(name, rows)), target);
    this.#rows += rows.length;
  }
}

const tableNames = Object.keys(emptyFactRows()) as FactTableName[];
/** All tables at once: each statement of its own would be one more way to the database and back. */
const deleteStatement = `WITH ${tableNames
  .map(
    name =>
      `gone_${name} AS (DELETE FROM ${name} WHERE application_id = ANY($1::int[]))`,
  )
  .join(', ')} SELECT 1`;
const rowsToAnalyze = 20_000;
