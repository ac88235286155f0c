import { Knex } from 'knex';

/** A field of JSON in a text column, as text. PostgreSQL needs to be told that the text is JSON. */
export function jsonField(knex: Knex, column: string, field: string): string {
  return isPostgres(knex)
    ? `(CAST(${column} AS json) ->> '${field}')`
    : `(${column} ->> '${field}')`;
}

/** A condition that a column is one of the numbers bound as `name`; see {@link numbers} for the binding. */
export function isAmong(knex: Knex, column: string, name: string): string {
  return isPostgres(knex)
    ? `${column} = ANY(CAST(:${name} AS int[]))`
    : `${column} IN (SELECT value FROM json_each(:${name}))`;
}

/** A list of numbers as one binding, however many they are. */
export function numbers(knex: Knex, values: readonly number[]) {
  return isPostgres(knex) ? `{${values.join(',')}}` : JSON.stringify(values);
}

/** Reads several statements as of one moment of the database, so that a scan recorded meanwhile is in all of them or in none. */
export async function atOneMoment<T>(
  knex: Knex,
  read: (tx: Knex.Transaction) => Promise<T>,
): Promise<T> {
  return knex.transaction(
    read,
    isPostgres(knex)
      ? { isolationLevel: 'repeatable read', readOnly: true }
      : undefined,
  );
}

/** The rows of an answer to a raw statement. */
export async function rowsOf<Row>(statement: Knex.Raw): Promise<Row[]> {
  const answer: any = await statement;
  return Array.isArray(answer) ? answer : answer.rows;
}

function isPostgres(knex: Knex): boolean {
  return knex.client.config.client === 'pg';
}
