import { TestDatabases } from '@backstage/backend-test-utils';
import { applyMigrations } from '../store/createStore';
import { OwnerPresenceStore } from './OwnerPresenceStore';

jest.setTimeout(60_000);

const ana = 'user:default/ana';
const ben = 'user:default/ben';

describe('OwnerPresenceStore', () => {
  const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

  async function setUp(databaseId: any) {
    const knex = await databases.init(databaseId);
    await applyMigrations(knex);
    await knex('applications').insert([
      { ref: 'component:default/a', first_known_at: 0 },
      { ref: 'component:default/b', first_known_at: 0 },
    ]);
    await knex('findings').insert({
      id: 'f',
      application_id: 1,
      branch: 'main',
      category: 'code',
      rule: 'r',
      title: 't',
      details: '{}',
      keys: '[]',
      first_seen_at: 0,
    });
    await knex('finding_decisions').insert({
      finding_id: 'f',
      application_id: 1,
      at: 0,
      assigns: true,
      assignee: ana,
      by: ben,
      arrived_at: 0,
    });
    const changes = async () =>
      (await knex('applications').orderBy('id').pluck('changed')).map(Number);
    return { store: new OwnerPresenceStore(knex), changes };
  }

  it.each(databases.eachSupportedId())(
    'knows who was there when, from the first day on backwards: %p',
    async databaseId => {
      const { store } = await setUp(databaseId);
      await store.record(new Set([ana, ben]), 100);
      await store.record(new Set([ben]), 200);
      await store.record(new Set([ben]), 300);
      await store.record(new Set([ana, ben]), 400);

      expect(await store.presenceOf([ana, ben, 'user:default/nobody'])).toEqual(
        new Map([
          [
            ana,
            [
              { validFrom: 0, validTo: 200 },
              { validFrom: 400, validTo: undefined },
            ],
          ],
          [ben, [{ validFrom: 0, validTo: undefined }]],
        ]),
      );
    },
  );

  it.each(databases.eachSupportedId())(
    'stamps only the applications with findings of those who came or went: %p',
    async databaseId => {
      const { store, changes } = await setUp(databaseId);
      await store.record(new Set([ben]), 100);
      expect(await changes()).toEqual([0, 0]);
      await store.record(new Set([ana, ben]), 200);
      expect(await changes()).toEqual([1, 0]);
      await store.record(new Set([ana, ben]), 300);
      expect(await changes()).toEqual([1, 0]);
      await store.record(new Set([ben]), 400);
      expect(await changes()).toEqual([2, 0]);
    },
  );
});
