import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { testDatabaseConfig } from './__testUtils__/factEngines';
import { createFacts, CreateFactsOptions } from './createFacts';
import { DuckDbFacts } from './DuckDbFacts';
import { PostgresFacts } from './PostgresFacts';
import { defaultWeights } from './readWeights';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe('createFacts', () => {
  const create = async (
    id: 'SQLITE_3' | 'POSTGRES_18',
    config: Partial<CreateFactsOptions['config']>,
  ) =>
    createFacts({
      knex: await databases.init(id),
      config: {
        analytics: 'database',
        embedded: { threads: 1 },
        database: testDatabaseConfig,
        ...config,
      },
      logger: mockServices.logger.mock(),
      madeBy: {},
      sources: {} as CreateFactsOptions['sources'],
      weights: defaultWeights,
      ages: { scanMaxAge: 1, releaseEvidenceMaxAge: 1 },
      rotationSla: 1,
      isProduction: () => false,
    });

  it('stops the start where the database cannot hold them', async () => {
    await expect(create('SQLITE_3', {})).rejects.toThrow(
      "productSecurity.analytics: 'database' needs PostgreSQL, and the database of the plugin is better-sqlite3; with it 'embedded' is accepted",
    );
  });

  it.each(databases.eachSupportedId())(
    'keeps them in the process beside %s',
    async id => {
      const facts = await create(id as 'SQLITE_3', { analytics: 'embedded' });
      expect(facts).toBeInstanceOf(DuckDbFacts);
      await facts.close();
    },
  );

  const describeOnPostgres = databases.supports('POSTGRES_18')
    ? describe
    : describe.skip;

  describeOnPostgres('on PostgreSQL', () => {
    it('keeps them there', async () => {
      const facts = await create('POSTGRES_18', {});
      expect(facts).toBeInstanceOf(PostgresFacts);
      await facts.close();
    });

    it('leaves the store some connections of its pool', async () => {
      const database = { ...testDatabaseConfig, connections: 1000 };
      await expect(create('POSTGRES_18', { database })).rejects.toThrow(
        /Invalid productSecurity\.facts\.connections 1000: the pool of the database .* leaves room for \d+, since the store needs 2 of it/,
      );
    });
  });
});
