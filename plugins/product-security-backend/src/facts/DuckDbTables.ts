import {
  DuckDBConnection,
  DuckDBDataChunk,
  DuckDBInstance,
  DuckDBValue,
  LIST,
  INTEGER,
  listValue,
} from '@duckdb/node-api';
import { setImmediate } from 'node:timers/promises';
import { duckDb } from './dialect';
import { FactsParameter } from './Facts';
import { FactsTables } from './FactsTables';
import {
  emptyFactRows,
  FactColumn,
  FactRows,
  FactTable,
  factTables,
} from './factTables';
import { duckDbRows } from './duckDbRows';
import { bindParameter, storedValue, typeOf } from './duckDbValues';

/** How the column tables are kept. */
export interface DuckDbTablesOptions {
  /** File to keep them in; in memory when absent. It must not exist. */
  path?: string;
  /** Threads that one query may use; DuckDB's own default, all cores, when absent. */
  threads?: number;
  /** Bound of its memory, such as `2GB`; DuckDB's own default, 80 % of the machine, when absent. */
  memoryLimit?: string;
}

/**
 * The column tables in DuckDB, in the process and off its event loop.
 *
 * @remarks
 * Queries read the last committed state, each over a connection of its own. SQL in here reaches neither files nor network: external access and
 * extensions are off and the configuration is locked.
 */
export class DuckDbTables implements FactsTables {
  readonly dialect = duckDb;
  readonly #instance: DuckDBInstance;
  readonly #writer: DuckDBConnection;
  readonly #idle: DuckDBConnection[] = [];
  readonly #busy = new Set<Promise<unknown>>();
  #closed = false;
  #rowsSinceCompaction = 0;

  /** Opens an empty set of tables. */
  static async create(
    options: DuckDbTablesOptions = {},
  ): Promise<DuckDbTables> {
    const instance = await DuckDBInstance.create(':memory:', {
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
      ...(options.threads ? { threads: String(options.threads) } : {}),
      ...(options.memoryLimit ? { memory_limit: options.memoryLimit } : {}),
    });
    const connection = await instance.connect();
    await connection.run(
      options.path
        ? `ATTACH '${options.path.replaceAll("'", "''")}' AS ${catalog}`
        : `ATTACH ':memory:' AS ${catalog} (COMPRESS)`,
    );
    await connection.run('SET enable_external_access = false');
    await connection.run('SET lock_configuration = true');
    await connection.run(`USE ${catalog}`);
    for (const [name, table] of Object.entries(factTables)) {
      await connection.run(createStatement(name, table));
    }
    return new DuckDbTables(instance, connection);
  }

  private constructor(instance: DuckDBInstance, writer: DuckDBConnection) {
    this.#instance = instance;
    this.#writer = writer;
  }

  async query<T extends object>(
    sql: string,
    parameters: FactsParameter[] = [],
  ): Promise<T[]> {
    return this.#track(async () => {
      const connection = await this.#reader();
      try {
        const bound = parameters.map(bindParameter);
        return await duckDbRows<T>(
          await connection.run(
            sql,
            bound.map(({ value }) => value),
            bound.map(({ type }) => type),
          ),
        );
      } finally {
        this.#idle.push(connection);
      }
    });
  }

  async replace(
    applicationIds: number[],
    rows: Partial<FactRows>,
  ): Promise<void> {
    if (!applicationIds.length) return;
    await this.#track(async () => {
      await this.#writer.run('BEGIN');
      try {
        for (const name of tableNames) {
          await this.#writer.run(
            `DELETE FROM ${name} WHERE application_id = ANY($1)`,
            [listValue(applicationIds)],
            [LIST(INTEGER)],
          );
          await this.#append(name, rows[name] ?? []);
        }
        await this.#writer.run('COMMIT');
      } catch (error) {
        await this.#writer.run('ROLLBACK').catch(() => undefined);
        throw error;
      }
      await this.#compact();
    });
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await Promise.allSettled(this.#busy);
    for (const connection of [this.#writer, ...this.#idle.splice(0)]) {
      connection.closeSync();
    }
    this.#instance.closeSync();
  }

  async #append(name: keyof FactRows, rows: object[]): Promise<void> {
    if (!rows.length) return;
    const columns = Object.entries<FactColumn>(factTables[name].columns);
    const types = columns.map(([, column]) => typeOf(column.type));
    const appender = await this.#writer.createAppender(name, null, catalog);
    for (let start = 0; start < rows.length; start += chunkSize) {
      const part = rows.slice(start, start + chunkSize) as Record<
        string,
        string | number | boolean | undefined
      >[];
      const chunk = DuckDBDataChunk.create(types, part.length);
      chunk.setColumns(
        columns.map(([columnName, column]): DuckDBValue[] =>
          part.map(row => storedValue(column.type, row[columnName])),
        ),
      );
      appender.appendDataChunk(chunk);
      // Filling a chunk is work of the event loop: others get their turn between two.
      await setImmediate();
    }
    appender.closeSync();
    this.#rowsSinceCompaction += rows.length;
  }

  /** Frees the space of replaced rows and compresses the new ones. */
  async #compact(): Promise<void> {
    if (this.#rowsSinceCompaction < rowsBetweenCompactions) return;
    this.#rowsSinceCompaction = 0;
    // It fails only when a transaction is in its way; the next one then does its work.
    await this.#writer.run(`CHECKPOINT ${catalog}`).catch(() => undefined);
  }

  async #reader(): Promise<DuckDBConnection> {
    const idle = this.#idle.pop();
    if (idle) return idle;
    const connection = await this.#instance.connect();
    await connection.run(`USE ${catalog}`);
    return connection;
  }

  async #track<T>(work: () => Promise<T>): Promise<T> {
    if (this.#closed) throw new Error('The facts are closed');
    const running = work();
    this.#busy.add(running);
    try {
      return await running;
    } finally {
      this.#busy.delete(running);
    }
  }
}

const catalog = 'facts';
const tableNames = Object.keys(emptyFactRows()) as (keyof FactRows)[];
/** Rows of one vector of DuckDB, the most a chunk can hold. */
const chunkSize = 2048;
const rowsBetweenCompactions = 200_000;

function createStatement(name: string, table: FactTable): string {
  const columns = Object.entries(table.columns).map(
    ([columnName, { type, nullable }]) =>
      `${columnName} ${type}${nullable ? '' : ' NOT NULL'}`,
  );
  return `CREATE TABLE ${name} (${columns.join(', ')})`;
}
