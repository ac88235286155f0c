import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { testDatabaseConfig } from './__testUtils__/factEngines';
import { createFactsSchema } from './factsSchema';
import { PostgresTables } from './PostgresTables';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const describeOnPostgres = databases.supports('POSTGRES_18')
  ? describe
  : describe.skip;

describeOnPostgres('PostgresTables', () => {
  const arrival = { application_id: 1, happened_at: 1, arrived_at: 2 };
  let knex: Knex;
  let schema: string;
  let tables: PostgresTables;

  beforeAll(async () => {
    knex = await databases.init('POSTGRES_18');
    await knex.schema.createTable('kept', table => table.integer('number'));
    schema = await createFactsSchema({ knex, version: 'a' });
    tables = new PostgresTables({ knex, schema, config: testDatabaseConfig });
    await tables.replace([1], { arrivals: [arrival] });
  });
  afterAll(() => tables.close());

  it.each([
    'DELETE FROM arrivals',
    `INSERT INTO arrivals VALUES (1, 1, 1)`,
    'UPDATE arrivals SET arrived_at = 9',
    'DROP TABLE arrivals',
    'CREATE TABLE mine (number INTEGER)',
    'WITH gone AS (DELETE FROM arrivals RETURNING *) SELECT * FROM gone',
    'SELECT * FROM arrivals FOR UPDATE',
    `SELECT nextval('own')`,
  ])('lets no question write: %s', async sql => {
    await expect(tables.query(sql)).rejects.toThrow();
    expect(await tables.query('SELECT * FROM arrivals')).toEqual([arrival]);
  });

  it.each([
    'SELECT 1; DELETE FROM arrivals',
    'COMMIT; DELETE FROM arrivals',
    'SET TRANSACTION READ WRITE; DELETE FROM arrivals',
  ])('takes one statement at a time: %s', async sql => {
    await expect(tables.query(sql)).rejects.toThrow(/multiple commands/);
    expect(await tables.query('SELECT * FROM arrivals')).toEqual([arrival]);
  });

  it('sees the facts and not what the store has', async () => {
    await expect(tables.query('SELECT * FROM kept')).rejects.toThrow(
      /"kept" does not exist/,
    );
    expect(await knex('kept')).toEqual([]);
  });

  it('gives up a question after its time, and says by which setting', async () => {
    const hasty = new PostgresTables({
      knex,
      schema,
      config: { ...testDatabaseConfig, statementTimeout: 200 },
    });
    await expect(hasty.query('SELECT pg_sleep(10)')).rejects.toThrow(
      'The question took longer than the 0.2 seconds of productSecurity.facts.statementTimeout',
    );
    expect(await hasty.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await hasty.close();
  });

  it('leaves connections for the store, however many questions there are', async () => {
    const narrow = new PostgresTables({
      knex,
      schema,
      config: { ...testDatabaseConfig, connections: 1 },
    });
    const questions = Array.from({ length: 5 }, () =>
      narrow.query<{ others: number }>(
        `SELECT count(*) AS others FROM pg_stat_activity, pg_sleep(0.05)
         WHERE datname = current_database() AND state = 'active' AND pid <> pg_backend_pid()
           AND query LIKE '%pg_sleep%'`,
      ),
    );
    for (const [{ others }] of await Promise.all(questions)) {
      expect(others).toBe(0);
    }
    await narrow.close();
  });

  it('takes a value as a whole number and as a number in one statement', async () => {
    expect(
      await tables.query(
        `SELECT CAST($1 AS DOUBLE PRECISION) / 2 AS half, '$1' AS quoted, application_id AS "a$1" FROM arrivals LIMIT $1`,
        [1],
      ),
    ).toEqual([{ half: 0.5, quoted: '$1', a$1: 1 }]);
  });
});
