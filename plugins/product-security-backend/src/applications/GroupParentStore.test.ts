import { TestDatabases } from '@backstage/backend-test-utils';
import { applyMigrations } from '../store/createStore';
import { GroupParentStore } from './GroupParentStore';
import { SETTLES_WITHIN } from './planApplication';

jest.setTimeout(60_000);

const later = SETTLES_WITHIN + 1;

describe('GroupParentStore', () => {
  const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

  async function setUp(databaseId: any) {
    const knex = await databases.init(databaseId);
    await applyMigrations(knex);
    const teams = ['group:default/a', 'group:default/b', null];
    for (const [index, team] of teams.entries()) {
      await knex('applications').insert({
        ref: `component:default/${index}`,
        first_known_at: 0,
      });
      await knex('application_attributes').insert({
        application_id: index + 1,
        valid_from: 0,
        attributes: JSON.stringify({ team }),
      });
    }
    const store = new GroupParentStore(knex);
    return {
      store,
      record: (groups: Record<string, string[]>, now: number) =>
        store.record(
          new Map(
            Object.entries(groups).map(([name, parents]) => [
              ref(name),
              parents.map(ref),
            ]),
          ),
          now,
        ),
      changes: async () =>
        (await knex('applications').orderBy('id').pluck('changed')).map(Number),
    };
  }

  it.each(databases.eachSupportedId())(
    'knows what was part of what when, from the first day on backwards: %p',
    async databaseId => {
      const { store, record } = await setUp(databaseId);
      await record({ a: ['top'], top: [] }, 100);
      await record({ a: ['top'], top: [] }, later);
      await record({ a: ['b', 'top'], b: ['top'], top: [] }, later + 100);
      await record({ a: ['b'], b: [] }, later + 200);
      await record({ a: ['b'], b: [], top: [] }, later + 300);

      const ancestry = await store.ancestryOf([ref('a'), ref('nobody')]);
      expect(Object.fromEntries(ancestry)).toEqual({
        [ref('a')]: [
          { validFrom: 0, validTo: later + 100, parents: [ref('top')] },
          {
            validFrom: later + 100,
            validTo: later + 200,
            parents: [ref('b'), ref('top')],
          },
          { validFrom: later + 200, validTo: undefined, parents: [ref('b')] },
        ],
        // What turned up with its parent a moment ago was so before, and lost it later.
        [ref('b')]: [
          { validFrom: 0, validTo: later + 200, parents: [ref('top')] },
          { validFrom: later + 200, validTo: undefined, parents: [] },
        ],
        [ref('top')]: [
          { validFrom: 0, validTo: later + 200, parents: [] },
          { validFrom: later + 300, validTo: undefined, parents: [] },
        ],
      });
      const at = async (moment: number) =>
        Object.fromEntries(await store.parentsAt(moment));
      expect(await at(0)).toEqual({
        [ref('a')]: [ref('top')],
        [ref('b')]: [ref('top')],
        [ref('top')]: [],
      });
      expect(await at(later + 250)).toEqual({
        [ref('a')]: [ref('b')],
        [ref('b')]: [],
      });
    },
  );

  it.each(databases.eachSupportedId())(
    'takes a parent that turns up while the catalog is being filled as there from the start: %p',
    async databaseId => {
      const { store, record } = await setUp(databaseId);
      await record({ a: [] }, 100);
      await record({ a: ['top'], top: [] }, 200);
      expect(await store.parentsAt(0)).toEqual(
        new Map([
          [ref('a'), [ref('top')]],
          [ref('top'), []],
        ]),
      );
    },
  );

  it.each(databases.eachSupportedId())(
    'stamps only the applications of the teams that move: %p',
    async databaseId => {
      const { record, changes } = await setUp(databaseId);
      await record({ a: ['middle'], b: [], middle: [] }, 100);
      expect(await changes()).toEqual([1, 0, 0]);
      await record({ a: ['middle'], b: [], middle: ['top'], top: [] }, later);
      expect(await changes()).toEqual([2, 0, 0]);
      await record({ a: ['middle'], b: [], middle: ['top'], top: [] }, later);
      expect(await changes()).toEqual([2, 0, 0]);
      // In a circle, and through a group that has left.
      await record(
        { a: ['middle'], b: ['a'], middle: ['b'], top: [] },
        2 * later,
      );
      expect(await changes()).toEqual([3, 3, 0]);
      await record({ a: ['middle'], b: ['a'] }, 3 * later);
      expect(await changes()).toEqual([4, 4, 0]);
    },
  );
});

function ref(name: string): string {
  return `group:default/${name}`;
}
