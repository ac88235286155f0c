import { TestDatabases } from '@backstage/backend-test-utils';
import { ListedScan } from '@prodsec/backstage-plugin-product-security-common';
import {
  createWorld,
  daysIn,
  vulnerability,
  weakness,
} from './__testUtils__/createWorld';
import { OperationsService } from './OperationsService';

type Question = Parameters<OperationsService['scans']>[0];

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

jest.setTimeout(120_000);

const many = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => vulnerability(`${from + index}`));

describe.each(databases.eachSupportedId())(
  'ScanListStore on %p',
  databaseId => {
    const closers: (() => Promise<void>)[] = [];
    afterEach(async () => {
      for (const close of closers.splice(0)) await close();
    });

    async function prepare() {
      const knex = await databases.init(databaseId);
      const world = await createWorld(knex);
      closers.push(() => world.facts.close());
      const list = (question: Partial<Question> = {}) =>
        world.operations.scans({
          visible: 'all',
          filters: {},
          limit: 100,
          ...question,
        });
      return {
        knex,
        list,
        payments: await world.application('payments'),
        record: (...scan: Parameters<typeof world.scanOf>) =>
          world.findings.recordScan(world.scanOf(...scan)),
        ...world,
      };
    }

    it('lists scans newest first, as they are answered', async () => {
      const { payments, record, list, findings, scanOf } = await prepare();
      await record(payments, 3, many(2), {
        commit: 'abc',
        arrivedAt: daysIn(4),
      });
      await record(payments, 1, many(1), { scope: 'image' });
      const queued = await findings.queueScan(scanOf(payments, 2, many(1)));

      const { items, next } = await list();
      expect(next).toBeUndefined();
      expect(items).toMatchObject([
        { scannedAt: '2026-01-04T00:00:00.000Z', state: 'recorded' },
        { id: queued.id, state: 'queued', counts: null, held: false },
        { scope: 'image', commit: null },
      ]);
      expect(items[0]).toEqual({
        id: expect.any(String),
        application: 'component:default/payments',
        tool: 'Trivy',
        format: 'generic',
        category: 'dependency',
        scope: '',
        branch: 'main',
        commit: 'abc',
        scannedAt: '2026-01-04T00:00:00.000Z',
        arrivedAt: '2026-01-05T00:00:00.000Z',
        complete: true,
        state: 'recorded',
        held: false,
        counts: expect.objectContaining({ reported: 2, new: 2 }),
        error: null,
        waiting: null,
        confirmedBy: null,
        confirmedAt: null,
      });
    });

    it('says how many closures of a held scan wait, and who confirmed them', async () => {
      const { payments, record, list, findings } = await prepare();
      await record(payments, 1, many(60));
      await record(payments, 1, many(4), { scope: 'other' });
      await record(payments, 1, many(20), { branch: 'feature' });
      const { id } = await record(payments, 3, [
        ...many(5),
        ...many(2, 100),
        ...many(2, 100),
      ]);
      // What a scan of before it brings in late waits too; what a later one brings in does not.
      await record(payments, 2, many(3, 200), { complete: false });
      await record(payments, 4, many(3, 300), { complete: false });

      const { items } = await list({ state: 'held' });
      expect(items).toMatchObject([
        {
          id,
          held: true,
          counts: { findings: 7, closed: 0 },
          waiting: {
            total: 58,
            categories: [{ category: 'dependency', sightings: 58 }],
          },
        },
      ]);

      await findings.confirmScan(id, 'user:default/ana', daysIn(5));
      expect((await list({ state: 'held' })).items).toEqual([]);
      const recorded = await list({ state: 'recorded' });
      expect(recorded.items.find(scan => scan.id === id)).toMatchObject({
        held: false,
        waiting: null,
        confirmedBy: 'user:default/ana',
        confirmedAt: '2026-01-06T00:00:00.000Z',
      });
    });

    it('looks at each category of a report', async () => {
      const { payments, record, list } = await prepare();
      const categories: ['dependency', 'code'] = ['dependency', 'code'];
      const weaknesses = (count: number) =>
        Array.from({ length: count }, (_, index) => weakness(`w${index}`));
      await record(payments, 1, [...many(60), ...weaknesses(8)], {
        categories,
      });
      await record(payments, 2, [...many(5), ...weaknesses(6)], { categories });
      await record(payments, 1, [...many(6), ...weaknesses(7)], {
        tool: 'Other',
        categories,
      });
      await record(payments, 2, [], { tool: 'Other', categories });

      const { items } = await list({ state: 'held' });
      const waiting = (tool: string) =>
        items.find(scan => scan.tool === tool)!.waiting;
      expect(waiting('Trivy')).toEqual({
        total: 55,
        categories: [{ category: 'dependency', sightings: 55 }],
      });
      expect(waiting('Other')).toEqual({
        total: 13,
        categories: expect.arrayContaining([
          { category: 'dependency', sightings: 6 },
          { category: 'code', sightings: 7 },
        ]),
      });
    });

    it('narrows to applications, tools, states and what is visible', async () => {
      const { knex, payments, record, list, application, findings, scanOf } =
        await prepare();
      const search = await application('search', { tier: '2' });
      await record(payments, 1, many(1));
      await record(payments, 2, many(1), { tool: 'Grype' });
      await record(search, 3, many(1));
      const { id } = await findings.queueScan(scanOf(search, 4, many(1)));
      await knex('scans')
        .where({ id })
        .update({ state: 'failed', error: 'no' });

      const found = async (options: Partial<Question>) =>
        (await list(options)).items.map(
          ({ application: ref, tool, state }: ListedScan) =>
            `${ref.split('/')[1]} ${tool} ${state}`,
        );
      expect(await found({ filters: { application: [payments.ref] } })).toEqual(
        ['payments Grype recorded', 'payments Trivy recorded'],
      );
      expect(await found({ tools: ['Grype'] })).toEqual([
        'payments Grype recorded',
      ]);
      expect(await found({ state: 'failed' })).toEqual(['search Trivy failed']);
      expect((await list({ state: 'failed' })).items[0].error).toBe('no');
      expect(await found({ visible: new Set([search.id]) })).toEqual([
        'search Trivy failed',
        'search Trivy recorded',
      ]);
      expect(await found({ visible: new Set() })).toEqual([]);
      expect(await found({ filters: { tier: ['2'] } })).toEqual([
        'search Trivy failed',
        'search Trivy recorded',
      ]);
    });

    it('pages through scans of one moment without losing any, in two statements a page', async () => {
      const { knex, payments, record, list } = await prepare();
      for (let index = 0; index < 7; index++) {
        await record(payments, 1, many(60 - index), { scope: `${index}` });
        await record(payments, 2, [], { scope: `${index}` });
      }
      let statements = 0;
      knex.on('query', ({ sql }) => {
        if (/select/i.test(sql)) statements++;
      });
      await list();
      statements = 0;
      const all = (await list()).items;
      // One more asks whether the facts are fresh; in PostgreSQL another one how far they are.
      expect(statements).toBe(databaseId === 'POSTGRES_18' ? 4 : 3);
      const paged: ListedScan[] = [];
      let after: Question['after'];
      do {
        const { items, next } = await list({ limit: 3, after });
        paged.push(...items);
        after = next;
      } while (after);
      expect(paged).toEqual(all);
      expect(all.map(({ waiting }) => waiting?.total ?? 0)).toEqual([
        54, 55, 56, 57, 58, 59, 60, 0, 0, 0, 0, 0, 0, 0,
      ]);
    });
  },
);
