import createKnex from 'knex';
import { InputError } from '@backstage/errors';
import { withoutStatement } from './withoutStatement';

describe('withoutStatement', () => {
  it('says the code of a database error and none of its values', async () => {
    const knex = createKnex({
      client: 'better-sqlite3',
      connection: ':memory:',
      useNullAsDefault: true,
    });
    await knex.schema.createTable('t', table => table.string('a').primary());
    const insert = () => knex('t').insert({ a: 'planted\n    at value' });
    await insert();
    const raw = await insert().catch(error => error);
    expect(raw.message).toContain('planted');

    const hidden = withoutStatement(raw) as Error;
    expect(hidden.message).toBe(
      'The database refused a statement (SQLITE_CONSTRAINT_PRIMARYKEY)',
    );
    expect(JSON.stringify(hidden) + hidden.stack).not.toContain('planted');
    await knex.destroy();
  });

  it('does so for PostgreSQL, and leaves other errors alone', () => {
    const raw = Object.assign(new Error('insert … planted'), {
      code: '23505',
      detail: 'planted',
    });
    expect(JSON.stringify(withoutStatement(raw))).not.toContain('planted');
    const own = new InputError('scannedAt: is wrong');
    expect(withoutStatement(own)).toBe(own);
    const network = Object.assign(new Error('x'), { code: 'ECONNREFUSED' });
    expect(withoutStatement(network)).toBe(network);
  });
});
