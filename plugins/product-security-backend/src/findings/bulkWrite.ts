import { Knex } from 'knex';
import { breathe } from '../breathe';

/** A row with the columns of its table. */
export type Row = Record<string, string | number | boolean | null>;

/** Few enough that a statement of a database within the process keeps others waiting for some milliseconds only. */
const rowsPerStatement = { pg: 1_000, sqlite: 200 };

/**
 * Inserts rows, or overwrites those with the same key: one statement and one parameter for thousands of rows.
 *
 * @param rows - all with the same columns
 */
export async function upsertRows(
  tx: Knex.Transaction,
  table: string,
  key: string[],
  rows: Row[],
): Promise<void> {
  if (rows.length === 0) return;
  const columns = Object.keys(rows[0]);
  const names = identifiers(columns);
  const rest = columns.filter(column => !key.includes(column));
  const updates = rest.map(() => '?? = excluded.??').join(', ');
  for (const text of jsonChunks(tx, rows)) {
    const source = rowSource(tx, table, columns, text);
    await tx.raw(
      `insert into ?? (${names}) ${source.sql} on conflict (${identifiers(
        key,
      )}) do update set ${updates}`,
      [
        table,
        ...columns,
        ...source.bindings,
        ...key,
        ...rest.flatMap(column => [column, column]),
      ],
    );
    await breathe();
  }
}

/** Deletes the rows with the given keys. */
export async function deleteRows(
  tx: Knex.Transaction,
  table: string,
  keys: Row[],
): Promise<void> {
  if (keys.length === 0) return;
  const columns = Object.keys(keys[0]);
  for (const text of jsonChunks(tx, keys)) {
    const source = rowSource(tx, table, columns, text);
    await tx.raw(
      `delete from ?? where (${identifiers(columns)}) in (${source.sql})`,
      [table, ...columns, ...source.bindings],
    );
    await breathe();
  }
}

function identifiers(columns: string[]): string {
  return columns.map(() => '??').join(', ');
}

function* jsonChunks(tx: Knex.Transaction, rows: Row[]): Iterable<string> {
  const size = isPostgres(tx) ? rowsPerStatement.pg : rowsPerStatement.sqlite;
  for (let start = 0; start < rows.length; start += size) {
    yield JSON.stringify(rows.slice(start, start + size));
  }
}

function isPostgres(tx: Knex.Transaction): boolean {
  return tx.client.config.client === 'pg';
}

/** A select of the rows in a JSON list; the only thing here that differs between the databases. */
function rowSource(
  tx: Knex.Transaction,
  table: string,
  columns: string[],
  text: string,
): { sql: string; bindings: string[] } {
  if (isPostgres(tx)) {
    return {
      sql: `select ${identifiers(
        columns,
      )} from json_populate_recordset(null::??, ?::json)`,
      bindings: [...columns, table, text],
    };
  }
  const values = columns.map(() => 'value ->> ?').join(', ');
  return {
    sql: `select ${values} from json_each(?) where true`,
    bindings: [...columns.map(column => `$.${column}`), text],
  };
}
