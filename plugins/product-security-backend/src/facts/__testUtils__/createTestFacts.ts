import { mockServices } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { EvidencePolicy } from '../../evidence/EvidencePolicy';
import { createFacts } from '../createFacts';
import { Facts } from '../Facts';
import { FactsSources } from '../FactsSources';
import { defaultWeights } from '../readWeights';
import { testDatabaseConfig } from './factEngines';

const day = 86_400_000;

/** Facts beside a store by the default rules: in DuckDB where the store is in SQLite, else in the PostgreSQL of the store alone. */
export async function createTestFacts(
  knex: Knex,
  sources: FactsSources,
  evidencePolicy?: EvidencePolicy,
): Promise<Facts> {
  return createFacts({
    knex,
    sources,
    config: {
      analytics: knex.client.config.client === 'pg' ? 'database' : 'embedded',
      embedded: { threads: 1 },
      database: testDatabaseConfig,
    },
    logger: mockServices.logger.mock(),
    madeBy: 'test',
    weights: defaultWeights,
    ages: { scanMaxAge: 30 * day, releaseEvidenceMaxAge: 180 * day },
    rotationSla: 7 * day,
    isProduction: environment => environment === 'production',
    evidencePolicy,
  });
}
