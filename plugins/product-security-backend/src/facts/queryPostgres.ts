import { ClientBase, QueryConfig } from 'pg';
import { FactsParameter } from './Facts';
import { bindParameters, plainValues } from './postgresValues';

/** Puts one statement to PostgreSQL. The text cannot hold a second one. */
export async function queryPostgres<T extends object>(
  client: ClientBase,
  sql: string,
  parameters: FactsParameter[] = [],
): Promise<T[]> {
  const statement: QueryConfig & { queryMode: 'extended' } = {
    ...bindParameters(sql, parameters),
    types: plainValues as QueryConfig['types'],
    // Without it a statement that has no values would go a way that takes several at once.
    queryMode: 'extended',
  };
  const { rows } = await client.query(statement);
  return rows;
}
