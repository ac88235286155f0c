import {
  DatabaseService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { Knex } from 'knex';

const migrationsDirectory = resolvePackagePath(
  '@prodsec/backstage-plugin-product-security-backend',
  'migrations',
);

/** The plugin's database, migrated to the newest form unless the installation forbids it. */
export async function createStore(database: DatabaseService): Promise<Knex> {
  const knex = await database.getClient();
  if (!database.migrations?.skip) await applyMigrations(knex);
  return knex;
}

/** Brings a database to the newest form. */
export async function applyMigrations(knex: Knex): Promise<void> {
  await knex.migrate.latest({ directory: migrationsDirectory });
}
