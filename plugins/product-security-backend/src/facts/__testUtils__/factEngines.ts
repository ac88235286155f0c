import { TestDatabases } from '@backstage/backend-test-utils';
import { randomBytes } from 'node:crypto';
import { DuckDbTables } from '../DuckDbTables';
import { createFactsSchema } from '../factsSchema';
import { FactsTables } from '../FactsTables';
import { PostgresTables } from '../PostgresTables';
import { DatabaseFactsConfig } from '../readFactsConfig';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

/** The engines that tests of statements run on: PostgreSQL only where there is one. */
export const factEngines = databases.supports('POSTGRES_18')
  ? (['DuckDB', 'PostgreSQL'] as const)
  : (['DuckDB'] as const);

/** How tests reach PostgreSQL. */
export const testDatabaseConfig = {
  statementTimeout: 30_000,
  workMemory: '16MB',
  connections: 3,
} satisfies DatabaseFactsConfig;

/** Empty tables of the facts in an engine, for the time of a test file. */
export async function createFactTables(
  engine: (typeof factEngines)[number],
): Promise<FactsTables> {
  if (engine === 'DuckDB') return DuckDbTables.create({ threads: 1 });
  const knex = await databases.init('POSTGRES_18');
  const version = randomBytes(6).toString('hex');
  const schema = await createFactsSchema({ knex, version });
  return new PostgresTables({ knex, schema, config: testDatabaseConfig });
}
