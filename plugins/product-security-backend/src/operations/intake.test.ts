import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import { IntakeSource } from '@prodsec/backstage-plugin-product-security-common';
import fc from 'fast-check';
import {
  createWorld,
  daysIn,
  vulnerability,
  weakness,
} from './__testUtils__/createWorld';

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

jest.setTimeout(120_000);

const day = 86_400_000;
const some = (...names: string[]) => names.map(vulnerability);
const many = (count: number) =>
  Array.from({ length: count }, (_, index) => vulnerability(`${index}`));

describe.each(databases.eachSupportedId())('intake on %p', databaseId => {
  const closers: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of closers.splice(0)) await close();
  });

  async function prepare(id: TestDatabaseId = databaseId) {
    const knex = await databases.init(id);
    const world = await createWorld(knex);
    closers.push(() => world.facts.close());
    const payments = await world.application('payments', {
      team: 'group:default/payers',
      tier: '1',
    });
    const record = (...scan: Parameters<typeof world.scanOf>) =>
      world.findings.recordScan(world.scanOf(...scan));
    const only = async (
      question: Parameters<typeof world.intake>[0] = {},
    ): Promise<IntakeSource> => {
      const { items } = await world.intake(question);
      expect(items).toHaveLength(1);
      return items[0];
    };
    return { knex, payments, record, only, ...world };
  }

  it('counts what opened, closed and opened again in the window, and nothing of before', async () => {
    const { payments, record, only, intake } = await prepare();
    await record(payments, 10, some('a', 'b', 'c'));
    await record(payments, 80, some('a', 'd'));
    await record(payments, 90, some('a', 'b', 'd'));

    expect(await only()).toMatchObject({
      application: 'component:default/payments',
      title: 'payments',
      team: 'group:default/payers',
      tool: 'Trivy',
      new: 1,
      closed: 2,
      reopened: 1,
      recorded: 2,
      failed: 0,
      held: 0,
      findings: 3,
      sightings: 3,
      sightingsPerFinding: 1,
    });
    expect(await only({ days: 100 })).toMatchObject({
      new: 4,
      closed: 2,
      reopened: 1,
      recorded: 3,
    });
    // The window has its end and not its start.
    expect(await only({ asOf: daysIn(80), days: 70 })).toMatchObject({
      new: 1,
      closed: 2,
      recorded: 1,
    });
    expect(await intake({ days: 100 })).toMatchObject({
      asOf: '2026-04-11T00:00:00.000Z',
      from: '2026-01-01T00:00:00.000Z',
      scanMaxAgeDays: 30,
      totals: { new: 4, closed: 2, reopened: 1, applications: 1, sources: 1 },
    });
  });

  it('counts a finding of two tools for each, and once in the totals', async () => {
    const { payments, record, intake } = await prepare();
    await record(payments, 90, some('a', 'b', 'c', 'c'));
    await record(payments, 91, some('b', 'c', 'd'), { tool: 'Grype' });
    await record(payments, 92, some('c'), { tool: 'Grype', scope: 'image' });

    const { items, totals } = await intake();
    expect(items).toMatchObject([
      {
        tool: 'Grype',
        new: 3,
        findings: 3,
        sightings: 6,
        duplicatesAcrossTools: 3,
        sightingsPerFinding: 2,
        duplicatesInReports: 0,
      },
      {
        tool: 'Trivy',
        new: 3,
        findings: 3,
        sightings: 6,
        duplicatesInReports: 1,
      },
    ]);
    expect(totals).toMatchObject({
      new: 4,
      findings: 4,
      sightings: 7,
      sightingsPerFinding: 7 / 4,
      duplicatesAcrossTools: 3,
      duplicatesInReports: 1,
    });
  });

  it('says how stable a repeated report is, and null where none was repeated', async () => {
    const { payments, record, only, findings } = await prepare();
    await record(payments, 60, some('a', 'b'));
    expect((await only({ asOf: daysIn(61) })).reimportStability).toEqual({
      value: null,
      numerator: 0,
      denominator: 0,
    });
    // The scan before may lie before the window.
    await record(payments, 75, some('a', 'b'));
    await record(payments, 80, some('a'));
    await record(payments, 81, some('a'), { scope: 'other' });
    await record(payments, 82, some('a'), { branch: 'feature' });
    expect((await only()).reimportStability).toEqual({
      value: 1,
      numerator: 2,
      denominator: 2,
    });
    const [{ findings: known }] = await findings.historyOf([payments.id]);
    await findings.decide(known.find(({ branch }) => branch === 'main')!.id, {
      status: 'fixed',
      at: daysIn(83),
      by: 'user:default/ana',
      arrivedAt: daysIn(83),
    });
    // What a person closed is reopened by the very same report.
    await record(payments, 84, some('a'));
    expect((await only()).reimportStability).toEqual({
      value: 2 / 3,
      numerator: 2,
      denominator: 3,
    });
  });

  it('waits for a good scan: recorded, complete, not held, of the default branch', async () => {
    const { payments, record, only } = await prepare();
    await record(payments, 50, some('a'));
    await record(payments, 95, some('a'), { complete: false });
    await record(payments, 96, some('a'), { branch: 'feature' });
    const source = await only();
    expect(source).toMatchObject({
      lastScanAt: new Date(daysIn(96)).toISOString(),
      lastGoodScanAt: new Date(daysIn(50)).toISOString(),
      daysSinceGoodScan: 50,
      stale: true,
      retired: false,
    });
    expect(await only({ asOf: daysIn(80) })).toMatchObject({
      daysSinceGoodScan: 30,
      stale: false,
    });
    expect(await only({ asOf: daysIn(80) + 1 })).toMatchObject({ stale: true });
  });

  it('is not waiting for what was retired, until it is scanned again', async () => {
    const { payments, record, only, findings } = await prepare();
    await record(payments, 10, some('a'));
    await record(payments, 11, some('b'), { scope: 'image' });
    const retire = (scope: string | undefined, days: number) =>
      findings.retireScope({
        applicationId: payments.id,
        tool: 'Trivy',
        scope,
        branch: 'main',
        at: daysIn(days),
        reason: 'replaced',
        by: 'user:default/ana',
        arrivedAt: daysIn(days),
      });
    await retire('image', 12);
    expect(await only()).toMatchObject({ stale: true, retired: false });
    await retire(undefined, 13);
    expect(await only()).toMatchObject({ stale: false, retired: true });
    await record(payments, 14, some('a'));
    expect(await only()).toMatchObject({ stale: true, retired: false });
  });

  it('counts held scans until they are confirmed, however old', async () => {
    const { payments, record, only, intake, findings } = await prepare();
    await record(payments, 1, many(60));
    const { id } = await record(payments, 2, many(5));
    expect(await only()).toMatchObject({
      held: 1,
      recorded: 0,
      closed: 0,
      lastScanAt: new Date(daysIn(2)).toISOString(),
      lastGoodScanAt: new Date(daysIn(1)).toISOString(),
    });
    await findings.confirmScan(id, 'user:default/ana', daysIn(100));
    expect(await only({ days: 100 })).toMatchObject({
      held: 0,
      closed: 55,
      lastGoodScanAt: new Date(daysIn(2)).toISOString(),
    });
    expect((await intake({ days: 100 })).totals).toMatchObject({
      held: 0,
      closed: 55,
    });
  });

  it('leaves out what is suppressed, and findings of other branches', async () => {
    const { payments, record, only, findings } = await prepare();
    await record(payments, 90, some('a', 'b'));
    await record(payments, 91, some('x', 'y', 'z'), { branch: 'feature' });
    const [{ findings: known }] = await findings.historyOf([payments.id]);
    await findings.decide(known.find(({ rule }) => rule === 'CVE-2026-a')!.id, {
      status: 'false-positive',
      at: daysIn(92),
      by: 'user:default/ana',
      arrivedAt: daysIn(92),
    });
    expect(await only()).toMatchObject({ new: 1, findings: 1, recorded: 2 });
    expect(await only({ asOf: daysIn(91) })).toMatchObject({
      new: 2,
      findings: 2,
    });
  });

  it('lists what failed: scans that could not be recorded, and uploads that were not read', async () => {
    const { knex, payments, record, findings, scanOf, intake } =
      await prepare();
    await record(payments, 90, some('a'));
    const { id } = await findings.queueScan(scanOf(payments, 91, some('a')));
    await knex('scans').where({ id }).update({ state: 'failed', error: 'no' });
    const upload = (name: string, changed: object) =>
      knex('scan_uploads').insert({
        id: name,
        application_id: payments.id,
        state: 'failed',
        percent: 0,
        results: 0,
        error: 'body: is not JSON',
        error_status: 422,
        arrived_at: daysIn(95),
        heard_at: daysIn(95),
        ...changed,
      });
    await upload('unreadable', {});
    await upload('interrupted', {
      state: 'reading',
      error: null,
      arrived_at: daysIn(96),
    });
    await upload('being read', { state: 'reading', heard_at: Date.now() });
    await upload('read', { state: 'read' });
    await upload('long ago', { arrived_at: daysIn(5) });

    const { items, totals, failedUploads } = await intake();
    expect(items).toMatchObject([{ recorded: 1, failed: 1 }]);
    expect(totals).toMatchObject({ failed: 1, failedUploads: 2 });
    expect(failedUploads).toEqual([
      {
        id: 'interrupted',
        application: 'component:default/payments',
        arrivedAt: new Date(daysIn(96)).toISOString(),
        interrupted: true,
        message: expect.stringMatching(/interrupted/),
      },
      {
        id: 'unreadable',
        application: 'component:default/payments',
        arrivedAt: new Date(daysIn(95)).toISOString(),
        interrupted: false,
        message: 'body: is not JSON',
      },
    ]);
  });

  it('narrows to applications, tools and what is stale, and pages in any order', async () => {
    const { payments, record, intake, application } = await prepare();
    const search = await application('search', { tier: '2' });
    await application('docs');
    await record(payments, 10, some('a'));
    await record(payments, 90, [weakness('w')], {
      tool: 'Semgrep',
      categories: ['code'],
    });
    await record(search, 95, some('a', 'b'));

    const all = await intake();
    expect(all.totals).toMatchObject({
      applications: 3,
      neverScanned: 1,
      sources: 3,
      stale: 1,
      new: 3,
    });
    const names = (answer: { items: IntakeSource[] }) =>
      answer.items.map(({ title, tool }) => `${title} ${tool}`);
    const inOrder = ['payments Semgrep', 'payments Trivy', 'search Trivy'];
    expect(names(all)).toEqual(inOrder);

    const tierTwo = await intake({ filters: { tier: ['2'] } });
    expect(names(tierTwo)).toEqual(['search Trivy']);
    expect(tierTwo.totals).toMatchObject({ applications: 1, new: 2 });
    const visible = await intake({ visible: new Set([search.id]) });
    expect(visible).toEqual({ ...tierTwo });
    expect((await intake({ visible: new Set() })).totals).toMatchObject({
      applications: 0,
      sources: 0,
      recorded: 0,
      sightingsPerFinding: null,
      reimportStability: { value: null },
    });
    expect(names(await intake({ tools: ['Semgrep'] }))).toEqual([
      'payments Semgrep',
    ]);
    const stale = await intake({ stale: true });
    expect(names(stale)).toEqual(['payments Trivy']);
    expect(stale.totals).toEqual(all.totals);
    const oldest = await intake({
      order: { key: 'daysSinceGoodScan', descending: true },
    });
    expect(names(oldest)).toEqual([
      'payments Trivy',
      'payments Semgrep',
      'search Trivy',
    ]);
  });

  it('says when facts of before arrived later', async () => {
    const { payments, record, intake } = await prepare();
    await record(payments, 50, some('a'), { arrivedAt: daysIn(60) });
    expect((await intake({ asOf: daysIn(55) })).restatedAt).toBe(
      new Date(daysIn(60)).toISOString(),
    );
    expect((await intake()).restatedAt).toBeUndefined();
  });

  it('takes as many statements for many applications as for one', async () => {
    const { knex, payments, record, application, intake } = await prepare();
    await record(payments, 90, some('a', 'b'));
    await intake();
    let statements = 0;
    knex.on('query', ({ sql }) => {
      if (/select/i.test(sql)) statements++;
    });
    await intake();
    const few = statements;
    for (let index = 0; index < 20; index++) {
      const other = await application(`app${index}`);
      await record(other, 91, some('a'));
      await record(other, 92, some('a', 'b'), { tool: 'Grype' });
    }
    // The facts are brought up to date by what asks first.
    await intake();
    statements = 0;
    expect((await intake()).items).toHaveLength(41);
    expect(statements).toBe(few);
    expect(few).toBeLessThanOrEqual(10);
  });

  it('counts what the history of the findings says, whatever was scanned when', async () => {
    const { payments, record, intake, findings, application } = await prepare();
    const scans = fc.array(
      fc.record({
        tool: fc.constantFrom('Trivy', 'Grype'),
        days: fc.integer({ min: 1, max: 99 }),
        complete: fc.boolean(),
        names: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), {
          maxLength: 4,
        }),
      }),
      { minLength: 1, maxLength: 6 },
    );
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(
        scans,
        fc.integer({ min: 1, max: 100 }),
        fc.integer({ min: 1, max: 60 }),
        async (uploads, asOfDays, days) => {
          const own = await application(`run${runs++}`);
          for (const { tool, days: at, complete, names } of uploads) {
            await record(own, at, some(...names), { tool, complete });
          }
          const asOf = daysIn(asOfDays);
          const within = (moment: number | undefined) =>
            moment !== undefined &&
            moment > asOf - days * day &&
            moment <= asOf;
          const [history] = await findings.historyOf([own.id]);
          const expected = { new: 0, reopened: 0, closed: 0 };
          for (const { intervals } of history.findings) {
            for (const [index, interval] of intervals.entries()) {
              if (within(interval.openedAt)) {
                expected[index === 0 ? 'new' : 'reopened']++;
              }
              if (within(interval.closedAt)) expected.closed++;
            }
          }
          const standing = history.findings.filter(({ intervals }) =>
            intervals.some(
              ({ openedAt, closedAt }) =>
                openedAt <= asOf && (closedAt === undefined || closedAt > asOf),
            ),
          );
          const { totals } = await intake({
            asOf,
            days,
            filters: { application: [own.ref] },
          });
          expect(totals).toMatchObject({
            ...expected,
            findings: standing.length,
            recorded: uploads.filter(upload => within(daysIn(upload.days)))
              .length,
          });
        },
      ),
      { numRuns: 25 },
    );
    expect(await intake({ filters: { application: [payments.ref] } })).toEqual(
      expect.objectContaining({ items: [] }),
    );
  });
});
