import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { Knex } from 'knex';
import { applyMigrations } from '../store/createStore';
import { ApplicationsCatalog } from './ApplicationsCatalog';
import { ApplicationStore } from './ApplicationStore';
import { ApplicationSync } from './ApplicationSync';
import { GONE_AFTER } from './planApplication';
import { readApplicationsConfig } from './readApplicationsConfig';

jest.setTimeout(120_000);

const start = Date.parse('2026-06-01T00:00:00Z');
const minute = 60_000;

function component(name: string, tier: string, spec: object = {}): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, annotations: { 'prodsec.dev/tier': tier } },
    spec: { owner: 'payments', type: 'service', ...spec },
  };
}

const surroundings: Entity[] = [
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name: 'payments' },
  },
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name: 'ana' },
    spec: { memberOf: ['payments'] },
    relations: [{ type: 'memberOf', targetRef: 'group:default/payments' }],
  },
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'System',
    metadata: { name: 'shop' },
    spec: { owner: 'payments', domain: 'commerce' },
  },
  {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Domain',
    metadata: {
      name: 'commerce',
      annotations: { 'prodsec.dev/exposure': 'internet' },
    },
    spec: { owner: 'payments' },
  },
];

/** A catalog whose content can be changed, and the sync over it. */
function setUp(knex: Knex) {
  const world = { entities: [] as Entity[], now: start, fail: false };
  const catalog = catalogServiceMock.mock();
  const real = () => catalogServiceMock({ entities: world.entities });
  catalog.streamEntities.mockImplementation(async function* pages(request) {
    yield* real().streamEntities({ ...request, pageSize: 2 });
    if (world.fail) throw new Error('The catalog is away');
  });
  catalog.getEntitiesByRefs.mockImplementation(request =>
    real().getEntitiesByRefs(request),
  );
  catalog.queryEntities.mockImplementation(request =>
    real().queryEntities(request),
  );
  const store = new ApplicationStore(knex);
  const sync = new ApplicationSync({
    knex,
    catalog: new ApplicationsCatalog({
      catalog,
      auth: mockServices.auth(),
      config: readApplicationsConfig(mockServices.rootConfig()),
    }),
    logger: mockServices.logger.mock(),
    now: () => world.now,
  });
  const history = async (name: string) => {
    const all = await store.history('all');
    return all
      .find(({ ref }) => ref === `component:default/${name}`)
      ?.intervals.map(({ validFrom, validTo, attributes: { tier } }) => [
        validFrom,
        validTo,
        tier,
      ]);
  };
  return { world, catalog, store, sync, history };
}

describe('ApplicationSync', () => {
  const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

  async function prepare(id: Parameters<typeof databases.init>[0]) {
    const knex = await databases.init(id);
    await applyMigrations(knex);
    return { knex, ...setUp(knex) };
  }

  it.each(databases.eachSupportedId())(
    'records what the catalog has and how it changes, %p',
    async id => {
      const { world, store, sync, history } = await prepare(id);
      const names = ['a', 'b', 'c', 'd', 'e'];
      world.entities = [
        ...surroundings,
        ...names.map(name => component(name, '1', { system: 'shop' })),
      ];
      expect(await sync.sync()).toEqual({ found: 5, altered: 5 });
      expect((await store.list()).map(({ ref }) => ref)).toEqual(
        names.map(name => `component:default/${name}`),
      );
      const [{ attributes }] = await store.attributesAt(start - 1e9);
      expect(attributes).toMatchObject({
        title: 'a',
        tier: '1',
        exposure: 'internet',
        businessUnit: 'commerce',
        team: 'group:default/payments',
        accountableOwner: 'group:default/payments',
        owned: true,
      });

      const first = await store.changedSince(0);
      expect(first.ids).toHaveLength(5);
      world.now += minute;
      expect(await sync.sync()).toEqual({ found: 5, altered: 0 });
      expect(await store.changedSince(first.upTo)).toEqual({
        ids: [],
        upTo: first.upTo,
      });

      world.entities[5] = component('b', '2', { system: 'shop' });
      world.now += minute;
      expect(await sync.sync()).toEqual({ found: 5, altered: 1 });
      expect(await history('b')).toEqual([
        [0, world.now, '1'],
        [world.now, undefined, '2'],
      ]);
      const b = await store.findByRef('component:default/b');
      const second = await store.changedSince(first.upTo);
      expect(second.ids).toEqual([b?.id]);
      expect(await store.history([b!.id])).toHaveLength(1);
    },
  );

  it.each(databases.eachSupportedId())(
    'lets an application go after a day, from when it was missed first, %p',
    async id => {
      const { world, store, sync, history } = await prepare(id);
      const a = component('a', '1');
      const b = component('b', '2');
      world.entities = [...surroundings, a, b];
      await sync.sync();
      const { upTo } = await store.changedSince(0);

      const missed = (world.now += minute);
      world.entities = [...surroundings, b];
      await sync.sync();
      expect(await store.findByRef('component:default/a')).toMatchObject({
        missingSince: missed,
      });
      world.now += GONE_AFTER - 1;
      await sync.sync();
      expect(await history('a')).toEqual([[0, undefined, '1']]);
      expect((await store.changedSince(upTo)).ids).toEqual([]);

      world.now += 1;
      expect(await sync.sync()).toEqual({ found: 1, altered: 1 });
      expect(await history('a')).toEqual([[0, missed, '1']]);
      expect(await store.attributesAt(missed)).toHaveLength(1);
      expect(await store.attributesAt(missed - 1)).toHaveLength(2);

      const back = (world.now += minute);
      world.entities = [...surroundings, a, b];
      await sync.sync();
      expect(await history('a')).toEqual([
        [0, missed, '1'],
        [back, undefined, '1'],
      ]);
      expect(
        (await store.findByRef('component:default/a'))?.missingSince,
      ).toBeUndefined();
    },
  );

  it.each(databases.eachSupportedId())(
    'forgets a short absence, %p',
    async id => {
      const { world, store, sync, history } = await prepare(id);
      const a = component('a', '1');
      world.entities = [...surroundings, a, component('b', '1')];
      await sync.sync();
      world.entities = [...surroundings, component('b', '1')];
      world.now += minute;
      await sync.sync();
      world.entities.push(a);
      world.now += minute;
      expect((await sync.sync()).altered).toBe(0);
      expect(await history('a')).toEqual([[0, undefined, '1']]);
      expect(
        (await store.findByRef('component:default/a'))?.missingSince,
      ).toBeUndefined();
    },
  );

  it.each(databases.eachSupportedId())(
    'does not believe a catalog that fails or is suddenly empty, %p',
    async id => {
      const { world, store, sync } = await prepare(id);
      const missing = async () =>
        (await store.list()).filter(({ missingSince }) => missingSince).length;
      const all = [...surroundings, component('a', '1'), component('b', '1')];
      world.entities = all;
      await sync.sync();

      world.now += minute;
      world.entities = surroundings;
      world.fail = true;
      await expect(sync.sync()).rejects.toThrow('The catalog is away');
      world.fail = false;
      expect(await missing()).toBe(0);

      await sync.sync();
      world.now += minute - 1;
      await sync.sync();
      world.entities = all;
      await sync.sync();
      world.entities = surroundings;
      world.now += minute;
      await sync.sync();
      expect(await missing()).toBe(0);
      world.now += minute;
      await sync.sync();
      expect(await missing()).toBe(2);
    },
  );

  it.each(databases.eachSupportedId())(
    'does not take ownership from all when the groups are away, %p',
    async id => {
      const { world, sync } = await prepare(id);
      world.entities = [...surroundings, component('a', '1')];
      await sync.sync();
      world.now += minute;
      world.entities = [component('a', '1')];
      expect((await sync.sync()).altered).toBe(0);
      world.now += minute;
      expect((await sync.sync()).altered).toBe(1);
    },
  );

  it.each(databases.eachSupportedId())(
    'records one application at once, as the whole sync would, %p',
    async id => {
      const { world, store, sync } = await prepare(id);
      world.entities = [
        ...surroundings,
        component('a', '1', { system: 'shop' }),
        component('b', '1', { owner: 'user:ana' }),
        component('c', '1', { owner: 'vanished' }),
      ];
      const refs = ['a', 'b', 'c'].map(name => `component:default/${name}`);
      expect(
        await Promise.all([...refs, refs[0]].map(ref => sync.syncOne(ref))),
      ).toEqual([true, true, true, true]);
      expect(await store.list()).toHaveLength(3);
      world.now += minute;
      expect(await sync.sync()).toEqual({ found: 3, altered: 0 });

      expect(await sync.syncOne('component:default/nothing')).toBe(false);
      expect(await sync.syncOne('group:default/payments')).toBe(false);
      expect(await store.list()).toHaveLength(3);
    },
  );

  it.each(databases.eachSupportedId())(
    'stops when it is told to, %p',
    async id => {
      const { world, store, sync } = await prepare(id);
      world.entities = [...surroundings, component('a', '1')];
      await expect(sync.sync(AbortSignal.abort())).rejects.toThrow('aborted');
      expect(await store.list()).toEqual([]);
    },
  );

  it.each(databases.eachSupportedId())(
    'writes once when two replicas look at the same time, %p',
    async id => {
      const { knex, world, sync, history } = await prepare(id);
      const other = setUp(knex);
      world.entities = [...surroundings, component('a', '1')];
      other.world.entities = world.entities;
      await Promise.all([sync.sync(), other.sync.sync()]);
      expect(await history('a')).toEqual([[0, undefined, '1']]);
    },
  );

  it.each(databases.eachSupportedId())(
    'lays attributes of days before over the history, %p',
    async id => {
      const { world, store, sync, history } = await prepare(id);
      world.entities = [...surroundings, component('a', '1')];
      await sync.sync();
      const { upTo } = await store.changedSince(0);
      const application = 'component:default/a';
      const day = 86_400_000;
      const entries = [
        {
          application,
          from: start - 30 * day,
          to: start - 9 * day,
          tier: '3' as const,
        },
        { application, from: start - 10 * day, tier: '2' as const },
      ];
      for (let times = 0; times < 2; times += 1) {
        await store.writeHistory(entries);
        expect(await history('a')).toEqual([
          [0, start - 30 * day, '3'],
          [start - 30 * day, start - 10 * day, '3'],
          [start - 10 * day, start - 9 * day, '2'],
          [start - 9 * day, start, '2'],
          [start, undefined, '1'],
        ]);
      }
      expect((await store.changedSince(upTo)).ids).toHaveLength(1);
      world.now += minute;
      expect((await sync.sync()).altered).toBe(0);

      await expect(
        store.writeHistory([
          { application, from: 0, to: 5, tier: '1' },
          { application: 'component:default/x', from: 0 },
        ]),
      ).rejects.toThrow(
        "application: 'component:default/x' is not in the catalog",
      );
      await expect(
        store.writeHistory([{ application, from: start }]),
      ).rejects.toThrow('must be before 2026-06-01');
      expect((await history('a'))?.[0]).toEqual([0, start - 30 * day, '3']);
    },
  );

  it.each(databases.eachSupportedId())(
    'takes owners that turn up soon after the application as there from the start, %p',
    async id => {
      const { world, store, sync } = await prepare(id);
      world.entities = [component('a', '1', { system: 'shop' })];
      await sync.sync();
      expect((await store.attributesAt(start))[0].attributes.owned).toBe(false);

      world.now += minute;
      world.entities.push(...surroundings);
      expect((await sync.sync()).altered).toBe(1);
      const [{ intervals }] = await store.history('all');
      expect(intervals).toMatchObject([
        {
          validFrom: 0,
          validTo: undefined,
          attributes: { owned: true, businessUnit: 'commerce' },
        },
      ]);
    },
  );

  it('runs by schedule, and soon again while the catalog is being filled', async () => {
    const { world, store, sync } = await prepare('SQLITE_3');
    const scheduler = mockServices.scheduler();
    const { schedule } = readApplicationsConfig(mockServices.rootConfig());
    await sync.schedule(scheduler, schedule);
    const timer = jest.spyOn(global, 'setTimeout');
    const runs = async () => {
      timer.mockClear();
      await scheduler.triggerTask('product-security-applications');
      return timer.mock.calls.filter(([, after]) => after === 5000).length;
    };
    expect(await runs()).toBe(1);
    world.entities = [...surroundings, component('a', '1')];
    expect(await runs()).toBe(1);
    expect(await store.list()).toHaveLength(1);
    expect(await runs()).toBe(0);
    timer.mockRestore();
  });
});
