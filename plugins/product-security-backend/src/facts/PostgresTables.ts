import { ServiceUnavailableError } from '@backstage/errors';
import { Knex } from 'knex';
import { ClientBase } from 'pg';
import { postgreSql } from './dialect';
import { FactsParameter } from './Facts';
import { FactsTables } from './FactsTables';
import { FactRows } from './factTables';
import { PostgresWriter } from './PostgresWriter';
import { queryPostgres } from './queryPostgres';
import { DatabaseFactsConfig } from './readFactsConfig';
import { Turns } from './Turns';

/** How the tables in PostgreSQL are reached. */
export interface PostgresTablesOptions {
  knex: Knex;
  /** Schema that the tables are in. */
  schema: string;
  config: DatabaseFactsConfig & { connections: number };
}

/**
 * The tables of the facts in PostgreSQL, in the database of the store.
 *
 * @remarks
 * A question reads the last committed state in a transaction that is read-only, sees the schema of the facts alone, and is given up after a
 * time. Only some of the connections are used for questions at the same time, so that the store always has its own.
 */
export class PostgresTables implements FactsTables {
  readonly dialect = postgreSql;
  readonly #options: PostgresTablesOptions;
  readonly #turns: Turns;
  readonly #busy = new Set<Promise<unknown>>();
  #closed = false;

  constructor(options: PostgresTablesOptions) {
    this.#options = options;
    this.#turns = new Turns(options.config.connections);
  }

  /** @throws ServiceUnavailableError when the statement takes longer than it may */
  async query<T extends object>(
    sql: string,
    parameters: FactsParameter[] = [],
  ): Promise<T[]> {
    const { statementTimeout, workMemory } = this.#options.config;
    return this.#track(() =>
      this.#turns.take(() =>
        this.#transaction(
          {
            statement_timeout: String(Math.ceil(statementTimeout)),
            work_mem: workMemory,
            // Statements are many-sided and short: compiling them takes longer than it saves.
            jit: 'off',
          },
          async client => {
            try {
              return await queryPostgres<T>(client, sql, parameters);
            } catch (error) {
              throw isTimeout(error) ? this.#tookTooLong() : error;
            }
          },
          { readOnly: true },
        ),
      ),
    );
  }

  async replace(
    applicationIds: number[],
    rows: Partial<FactRows>,
  ): Promise<void> {
    await this.write(writer => writer.replace(applicationIds, rows));
  }

  /** Does some work in one transaction, however long it takes: questions see all of it or nothing. */
  async write<T>(work: (writer: PostgresWriter) => Promise<T>): Promise<T> {
    return this.#track(() =>
      this.#transaction(
        {
          statement_timeout: '0',
          lock_timeout: '0',
          idle_in_transaction_session_timeout: '0',
        },
        async client => {
          const writer = new PostgresWriter(client);
          const result = await work(writer);
          await writer.finish();
          return result;
        },
      ),
    );
  }

  async close(): Promise<void> {
    this.#closed = true;
    await Promise.allSettled(this.#busy);
  }

  async #transaction<T>(
    settings: Record<string, string>,
    work: (client: ClientBase) => Promise<T>,
    config?: Knex.TransactionConfig,
  ): Promise<T> {
    const { knex, schema } = this.#options;
    return knex.transaction(async tx => {
      const all = { search_path: `${schema}, pg_temp`, ...settings };
      const client: ClientBase = await tx.client.acquireConnection();
      await client.query(
        `SELECT ${Object.keys(all)
          .map((name, index) => `set_config('${name}', $${index + 1}, TRUE)`)
          .join(', ')}`,
        Object.values(all),
      );
      return work(client);
    }, config);
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

  #tookTooLong(): Error {
    const seconds = this.#options.config.statementTimeout / 1000;
    return new ServiceUnavailableError(
      `The question took longer than the ${seconds} seconds of productSecurity.facts.statementTimeout`,
    );
  }
}

function isTimeout(error: unknown): boolean {
  return (error as { code?: string }).code === queryCanceled;
}

const queryCanceled = '57014';
