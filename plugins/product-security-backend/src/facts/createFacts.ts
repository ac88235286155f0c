import { LoggerService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { Knex } from 'knex';
import { DuckDbFacts } from './DuckDbFacts';
import { Facts } from './Facts';
import { ProjectionOptions } from './FactsProjector';
import { factsVersion } from './factsSchema';
import { PostgresFacts } from './PostgresFacts';
import { FactsConfig } from './readFactsConfig';

/** What facts are created with. */
export interface CreateFactsOptions extends ProjectionOptions {
  /** The store's database. */
  knex: Knex;
  config: FactsConfig;
  /** What the rows depend on beside the records, the shape of the tables and the rules given here. */
  madeBy: unknown;
  logger: LoggerService;
}

/**
 * The facts, kept where `productSecurity.analytics` says.
 *
 * @throws InputError when they are to be kept in a database that cannot hold them
 */
export async function createFacts(options: CreateFactsOptions): Promise<Facts> {
  const { knex, config, logger, sources, batchSize, ...rules } = options;
  if (config.analytics === 'embedded') {
    return DuckDbFacts.create({ ...options, config: config.embedded });
  }
  const { client, pool } = knex.client.config;
  if (client !== 'pg') {
    throw new InputError(
      `productSecurity.analytics: 'database' needs PostgreSQL, and the database of the plugin is ${client}; with it 'embedded' is accepted`,
    );
  }
  const room = (pool?.max ?? defaultPool) - reserved;
  const { connections = Math.max(1, Math.min(usualConnections, room)) } =
    config.database;
  if (connections > room) {
    throw new InputError(
      `Invalid productSecurity.facts.connections ${connections}: the pool of the database (backend.database.knexConfig.pool.max) leaves room for ${Math.max(
        0,
        room,
      )}, since the store needs ${reserved} of it`,
    );
  }
  return PostgresFacts.create({
    ...options,
    config: { ...config.database, connections },
    version: factsVersion(rules),
  });
}

/** How many of the connections questions have where nothing else is said. */
const usualConnections = 4;
/** Most connections of a pool that says nothing, as knex has it. */
const defaultPool = 10;
/** One that projects, and one that reads records meanwhile. */
const reserved = 2;
