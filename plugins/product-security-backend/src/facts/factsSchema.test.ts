import { TestDatabases } from '@backstage/backend-test-utils';
import createKnex, { Knex } from 'knex';
import { randomBytes } from 'node:crypto';
import { createFactsSchema, factsVersion } from './factsSchema';
import { factTables } from './factTables';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const describeOnPostgres = databases.supports('POSTGRES_18')
  ? describe
  : describe.skip;

describeOnPostgres('createFactsSchema', () => {
  let knex: Knex;
  const others: Knex[] = [];
  beforeAll(async () => {
    knex = await databases.init('POSTGRES_18');
  });
  afterAll(async () => {
    for (const other of others) await other.destroy();
  });

  /** The same database, as somebody else sees it. */
  function connect(config: Partial<Knex.Config>): Knex {
    const { connection } = knex.client.config;
    const other = createKnex({ client: 'pg', connection, ...config });
    others.push(other);
    return other;
  }

  it('creates all tables once, even for those who start at the same time', async () => {
    const names = await Promise.all(
      Array.from({ length: 4 }, () =>
        createFactsSchema({ knex, version: 'once' }),
      ),
    );
    expect(new Set(names).size).toBe(1);
    const tables = await knex('pg_tables')
      .where({ schemaname: names[0] })
      .pluck('tablename');
    expect(tables.sort()).toEqual(
      [...Object.keys(factTables), 'projection'].sort(),
    );
  });

  it('has a name of its own for each store in a database, and leaves those of others alone', async () => {
    await knex.raw('CREATE SCHEMA "product-security"');
    const other = connect({ searchPath: ['product-security'] });
    const theirs = await createFactsSchema({ knex: other, version: 'a' });
    await knex.raw('UPDATE ??.projection SET used_at = 0', [theirs]);
    const ours = await createFactsSchema({ knex, version: 'a' });
    expect(ours).not.toBe(theirs);
    expect(await other.withSchema(theirs).from('segments')).toEqual([]);
    await createFactsSchema({ knex: other, version: 'b' });
    await expect(other.withSchema(theirs).from('segments')).rejects.toThrow(
      /does not exist/,
    );
  });

  it('says what to do where no schema may be created', async () => {
    const role = `limited_${randomBytes(6).toString('hex')}`;
    await knex.raw('CREATE ROLE ??', [role]);
    try {
      const limited = connect({
        pool: {
          min: 0,
          max: 1,
          afterCreate: (client: any, done: any) =>
            client.query(`SET ROLE ${role}`, done),
        },
      });
      await expect(
        createFactsSchema({ knex: limited, version: 'c' }),
      ).rejects.toThrow(
        "productSecurity.analytics: 'database' keeps its tables in a schema of their own, which the user of the database may not create; grant it CREATE on the database, or choose 'embedded'",
      );
      await limited.destroy();
    } finally {
      await knex.raw('DROP ROLE ??', [role]);
    }
  });
});

describe('factsVersion', () => {
  it('is the same for what makes the same rows, and for nothing else', () => {
    const weights = { tier: { '1': 3 } };
    expect(factsVersion({ weights })).toBe(factsVersion({ weights }));
    expect(factsVersion({ weights })).toMatch(/^[0-9a-f]{12}$/);
    expect(factsVersion({ pattern: /a/ })).not.toBe(
      factsVersion({ pattern: /b/ }),
    );
    expect(factsVersion({ weights: { tier: { '1': 4 } } })).not.toBe(
      factsVersion({ weights }),
    );
  });
});
