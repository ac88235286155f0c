import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import { Knex } from 'knex';
import { applyMigrations } from '../store/createStore';
import { FindingDecision, FindingStore } from './FindingStore';
import { NormalisedResult } from '@prodsec/reports';
import { ScanToRecord } from './types';

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

jest.setTimeout(120_000);

const day = 86_400_000;
const start = Date.UTC(2026, 0, 1);
const config = {
  minClosures: 50,
  share: 0.8,
  emptyMin: 5,
  unverifiedFixDays: 30,
};

describe.each(databases.eachSupportedId())('FindingStore on %p', databaseId => {
  describe('the same scan sent again', () => {
    it('is recorded once, and answered with the first id and counts', async () => {
      const { store, scan } = await prepare(databaseId);
      const upload = scan(0, [code('a'), code('b')]);
      const first = await store.recordScan(upload);
      expect(first).toMatchObject({
        repeated: false,
        held: false,
        counts: { reported: 2, findings: 2, new: 2 },
      });
      await store.recordScan(scan(1, [code('a')]));
      expect(await store.recordScan(upload)).toEqual({
        ...first,
        repeated: true,
      });
    });

    it('is recorded once when it comes several times at once', async () => {
      const { knex, store, scan } = await prepare(databaseId);
      const upload = scan(0, [code('a')]);
      const answers = await Promise.all(
        Array.from({ length: 5 }, () => store.recordScan(upload)),
      );
      expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
      expect(answers.filter(({ repeated }) => !repeated)).toHaveLength(1);
      expect(await knex('scans')).toHaveLength(1);
    });

    it('without a moment is the same within 24 hours', async () => {
      const { store, scan } = await prepare(databaseId);
      const at = (moment: number) =>
        store.recordScan({
          ...scan(0, [code('a')], { momentGiven: false, requestDigest: 'd' }),
          scannedAt: moment,
          arrivedAt: moment,
        });
      expect(await at(start)).toMatchObject({ repeated: false });
      expect(await at(start + day)).toMatchObject({ repeated: true });
      expect(await at(start + day + 1)).toMatchObject({ repeated: false });
    });

    it('with another moment is another scan, which opens and closes nothing', async () => {
      const { knex, store, scan } = await prepare(databaseId);
      await store.recordScan(scan(0, [code('a')], { requestDigest: 'd' }));
      const before = await knex('finding_states');
      const again = await store.recordScan(
        scan(1, [code('a')], { requestDigest: 'd' }),
      );
      expect(again).toMatchObject({
        repeated: false,
        counts: { unchanged: 1, new: 0, closed: 0 },
      });
      expect(await knex('finding_states')).toEqual(before);
    });
  });

  it('records a queued scan later, once', async () => {
    const { store, scan } = await prepare(databaseId);
    const upload = scan(0, [code('a')]);
    const { id } = await store.queueScan(upload);
    expect(await store.queueScan(upload)).toEqual({ id, repeated: true });
    expect(await store.getScan(id)).toMatchObject({ state: 'queued' });

    const now = Date.now();
    const claims = await Promise.all(
      ['one', 'two', 'three'].map(owner => store.claimQueued(owner, now)),
    );
    expect(claims.filter(claimed => claimed === id)).toHaveLength(1);
    expect(claims.filter(claimed => claimed === undefined)).toHaveLength(2);
    // What a process that ended has left is for the others after a while.
    expect(await store.claimQueued('four', now + 299_000)).toBeUndefined();
    expect(await store.claimQueued('four', now + 301_000)).toBe(id);

    await store.recordQueued(id);
    await store.recordQueued(id);
    expect(await store.claimQueued('five', now + day)).toBeUndefined();
    expect(await store.getScan(id)).toMatchObject({
      state: 'recorded',
      application: 'component:default/app',
      category: 'code',
      scannedAt: '2026-01-01T00:00:00.000Z',
      counts: { new: 1 },
    });
    expect(await store.recordScan(upload)).toMatchObject({
      id,
      repeated: true,
    });
  });

  it('says why a queued scan could not be recorded, without values', async () => {
    const { knex, store, scan } = await prepare(databaseId);
    const { id } = await store.queueScan(scan(0, [code('a')]));
    await knex('scans').where({ id }).update({ categories: '["nonsense"' });
    await expect(store.recordQueued(id)).rejects.toThrow();
    expect(await knex('scans').where({ id }).first()).toMatchObject({
      state: 'failed',
      error: 'The scan could not be recorded',
    });
  });

  it('records nothing of a scan it refuses', async () => {
    const { knex, store, scan } = await prepare(databaseId);
    const upload = scan(0, [code('a')], { categories: ['secret'] });
    await expect(store.recordScan(upload)).rejects.toThrow(InputError);
    await expect(
      store.recordScan({ ...upload, applicationId: 4711 }),
    ).rejects.toThrow(NotFoundError);
    expect(await knex('scans')).toEqual([]);
    expect(await knex('result_sets')).toEqual([]);
  });

  it('keeps texts that PostgreSQL has no room for', async () => {
    const { store, scan, history } = await prepare(databaseId);
    await store.recordScan(scan(0, [{ ...code('a'), title: 'x\0y\ud800z' }]));
    const [{ title }] = (await history()).findings;
    expect(title).toBe('x\ufffdy\ufffdz');
  });

  it('takes a statement for hundreds of results', async () => {
    const { knex, store, scan } = await prepare(databaseId);
    let statements = 0;
    knex.on('query', () => statements++);
    const count = async (at: number, results: NormalisedResult[]) => {
      statements = 0;
      await store.recordScan(scan(at, results));
      return statements;
    };
    const many = Array.from({ length: 3000 }, (_, index) => code(`m${index}`));
    const few = await count(0, [code('a'), code('b')]);
    expect(await count(1, [code('b'), code('c')])).toBeLessThanOrEqual(few + 2);
    // Each of five tables in portions.
    const rows = databaseId === 'SQLITE_3' ? 200 : 1000;
    const portions = 5 * Math.ceil(many.length / rows);
    expect(await count(2, [...many, code('c')])).toBeLessThanOrEqual(
      few + portions,
    );
    const written = await rowCounts(knex);
    await store.recordScan(scan(3, [...many, code('c')]));
    expect(await rowCounts(knex)).toEqual(written);
  });

  it('looks at each category of a report by itself', async () => {
    const { store, scan, openRules } = await prepare(databaseId);
    const categories = ['dependency', 'secret'] as const;
    await store.recordScan(
      scan(0, [dependency('a', 'CVE-1'), secret('h1'), secret('h1')], {
        categories: [...categories],
      }),
    );
    const { counts } = await store.recordScan(
      scan(1, [secret('h2')], { categories: ['secret'] }),
    );
    expect(counts).toMatchObject({ new: 1, closed: 1 });
    expect(await openRules()).toEqual(['CVE-1', 'key']);
  });

  describe('a held scan', () => {
    const sixty = Array.from({ length: 60 }, (_, index) => code(`r${index}`));

    it('closes once a person confirms it, as of its own moment', async () => {
      const { store, scan, openRules, history } = await prepare(databaseId);
      await store.recordScan(scan(0, sixty));
      const held = await store.recordScan(scan(1, sixty.slice(0, 5)));
      expect(held).toMatchObject({
        held: true,
        counts: { unchanged: 5, closed: 0 },
      });
      expect(await openRules()).toHaveLength(60);
      expect((await history()).scans.map(one => one.held)).toEqual([
        false,
        true,
      ]);

      await store.confirmScan(held.id, 'user:default/x', start + 5 * day);
      expect(await openRules()).toHaveLength(5);
      expect(await store.getScan(held.id)).toMatchObject({ held: false });
      const [closed] = (await history()).findings.filter(
        ({ intervals }) => intervals[0].closedAt,
      );
      expect(closed.intervals).toEqual([
        {
          openedAt: start,
          closedAt: start + day,
          verifiedAt: start + day,
        },
      ]);
      await store.confirmScan(held.id, 'user:default/x', start + 6 * day);
      const [{ id }] = (await history()).scans;
      await expect(store.confirmScan(id, 'user:default/x', 0)).rejects.toThrow(
        ConflictError,
      );
    });

    it('is confirmed by the next complete scan for what that does not report either', async () => {
      const { store, scan, openRules, history } = await prepare(databaseId);
      await store.recordScan(scan(0, sixty));
      await store.recordScan(scan(1, []));
      const { held, counts } = await store.recordScan(
        scan(2, sixty.slice(0, 5)),
      );
      expect({ held, counts }).toMatchObject({
        held: false,
        counts: { unchanged: 5, closed: 55 },
      });
      expect(await openRules()).toHaveLength(5);
      expect((await history()).scans.every(one => !one.held)).toBe(true);
      const moments = new Set(
        (await history()).findings.map(
          ({ intervals }) => intervals[0].closedAt,
        ),
      );
      expect(moments).toEqual(new Set([undefined, start + day]));
    });

    it('is not held when what would close is suppressed, or less', async () => {
      const { store, scan } = await prepare(databaseId);
      const four = sixty.slice(0, 4);
      await store.recordScan(
        scan(0, [...four, { ...code('s'), suppressed: true }]),
      );
      expect(await store.recordScan(scan(1, []))).toMatchObject({
        held: false,
        counts: { closed: 4 },
      });
    });
  });

  describe('what people say', () => {
    it('closes until a scan verifies it', async () => {
      const { store, scan, decide, only } = await prepare(databaseId);
      await store.recordScan(scan(0, [code('a')]));
      await decide({ status: 'fixed', at: start + day });
      expect(await only()).toMatchObject({
        intervals: [
          { openedAt: start, closedAt: start + day, verifiedAt: undefined },
          { openedAt: start + 31 * day },
        ],
      });
      await store.recordScan(scan(31, []));
      expect((await only()).intervals).toEqual([
        {
          openedAt: start,
          closedAt: start + day,
          verifiedAt: start + 31 * day,
        },
      ]);
    });

    it('opens again when nobody verified it in 30 days', async () => {
      const { store, scan, decide, only } = await prepare(databaseId);
      await store.recordScan(scan(0, [code('a')]));
      await decide({ status: 'fixed', at: start + day });
      await decide({ status: 'fixed', at: start + 10 * day });
      await store.recordScan(scan(32, []));
      expect((await only()).intervals).toEqual([
        { openedAt: start, closedAt: start + day, verifiedAt: undefined },
        {
          openedAt: start + 31 * day,
          closedAt: start + 32 * day,
          verifiedAt: start + 32 * day,
        },
      ]);
    });

    it('gives way to a later scan that still reports it', async () => {
      const { store, scan, decide, only } = await prepare(databaseId);
      const upload = scan(0, [code('a')]);
      await store.recordScan(upload);
      await decide({
        status: 'fixed',
        at: start + day,
        verifiedAt: start + day,
      });
      const { counts } = await store.recordScan({
        ...upload,
        scannedAt: start + 2 * day,
      });
      expect(counts).toMatchObject({ reopened: 1 });
      expect((await only()).intervals).toEqual([
        { openedAt: start, closedAt: start + day, verifiedAt: start + day },
        {
          openedAt: start + 2 * day,
          closedAt: undefined,
          verifiedAt: undefined,
        },
      ]);
    });

    it('suppresses a false positive on every branch, present and later', async () => {
      const { store, scan, decide, openRules, history } = await prepare(
        databaseId,
      );
      await store.recordScan(scan(0, [code('a')]));
      await store.recordScan(scan(1, [code('a')], { branch: 'dev' }));
      await decide({ status: 'false-positive', at: start + 2 * day }, 'main');
      const later = await store.recordScan(
        scan(3, [code('a'), code('b')], { branch: 'new' }),
      );
      expect(later.counts).toMatchObject({ suppressed: 1, new: 1 });
      expect(await openRules()).toEqual(['b']);
      await decide({ status: 'open', at: start + 4 * day }, 'dev');
      expect(await openRules()).toEqual(['a', 'a', 'a', 'b']);
      for (const { states, intervals } of (await history()).findings) {
        expect(intervals).toHaveLength(1);
        expect(states.at(-1)!.openedAt).toBe(states[0].validFrom);
      }
    });

    it('opens what a scan closed, until a complete scan does not report it', async () => {
      const { store, scan, decide, openRules, only } = await prepare(
        databaseId,
      );
      const upload = scan(1, []);
      await store.recordScan(scan(0, [code('a')]));
      await store.recordScan(upload);
      await decide({ status: 'open', at: start + 2 * day });
      expect(await openRules()).toEqual(['a']);
      const { counts } = await store.recordScan({
        ...upload,
        scannedAt: start + 3 * day,
      });
      expect(counts).toMatchObject({ closed: 1 });
      expect((await only()).states.at(-1)).toMatchObject({
        status: 'closed',
        reopenCount: 1,
        openedAt: start + 2 * day,
        verifiedAt: start + 3 * day,
      });
    });

    it('assigns, and is all in the audit trail', async () => {
      const { store, scan, decide, only } = await prepare(databaseId);
      await store.recordScan(scan(0, [code('a')]));
      await decide({ at: start + day, assignee: 'user:default/y' });
      await decide({ at: start + 2 * day, assignee: null, reason: 'left' });
      const { id, assignments } = await only();
      expect(assignments).toEqual([
        { at: start + day, assignee: 'user:default/y' },
        { at: start + 2 * day, assignee: undefined },
      ]);
      expect(await store.getFinding(id)).toMatchObject({
        decisions: [
          { assignee: 'user:default/y', by: 'user:default/x' },
          { assignee: null, reason: 'left' },
        ],
        sightings: [
          { tool: 'T', scope: '', matchedBy: 'first-report', rule: 'a' },
        ],
      });
    });

    it('refuses moments that cannot be', async () => {
      const { store, scan, decide } = await prepare(databaseId);
      await store.recordScan(scan(1, [code('a')]));
      await expect(decide({ status: 'fixed', at: start })).rejects.toThrow(
        /^at must not be before the finding was first reported, 2026-01-02/,
      );
      await expect(
        decide({
          status: 'fixed',
          at: start + 2 * day,
          verifiedAt: start + day,
        }),
      ).rejects.toThrow('verifiedAt must not be before at');
      await expect(
        decide({
          status: 'open',
          at: start + 2 * day,
          verifiedAt: start + 3 * day,
        }),
      ).rejects.toThrow('verifiedAt needs status fixed');
      await expect(
        store.decide('nobody', { at: 0, by: 'x', arrivedAt: 0 }),
      ).rejects.toThrow(NotFoundError);
    });
  });

  it('closes unverified what only a retired scope reported', async () => {
    const { applicationId, store, scan, history } = await prepare(databaseId);
    await store.recordScan(
      scan(0, [dependency('a', 'CVE-1'), dependency('b', 'CVE-2')], {
        scope: 'x',
      }),
    );
    await store.recordScan(scan(1, [dependency('a', 'CVE-1')], { scope: 'y' }));
    await store.retireScope({
      applicationId,
      tool: 'T',
      scope: 'x',
      branch: 'main',
      at: start + 2 * day,
      reason: 'moved',
      by: 'user:default/x',
      arrivedAt: start + 2 * day,
    });
    const { findings } = await history();
    expect(findings.map(({ intervals }) => intervals[0])).toEqual(
      expect.arrayContaining([
        { openedAt: start, closedAt: undefined, verifiedAt: undefined },
        { openedAt: start, closedAt: start + 2 * day, verifiedAt: undefined },
      ]),
    );
  });

  it('joins findings when a report says their ids are one vulnerability', async () => {
    const { store, scan, history, decide } = await prepare(databaseId);
    await store.recordScan(scan(0, [dependency('a', 'GHSA-1')], { tool: 'A' }));
    const [older] = (await history()).findings;
    await store.recordScan(scan(1, [dependency('a', 'CVE-1')], { tool: 'B' }));
    const younger = (await history()).findings.find(
      ({ id }) => id !== older.id,
    )!;
    const { counts } = await store.recordScan(
      scan(2, [dependency('a', 'CVE-1', 'GHSA-1')], { tool: 'C' }),
    );
    expect(counts).toMatchObject({ unchanged: 1, new: 0 });
    const { findings } = await history();
    expect(findings).toMatchObject([
      {
        id: older.id,
        mergedIds: [younger.id],
        rule: 'CVE-1',
        vulnerabilityIds: ['CVE-1', 'GHSA-1'],
        tools: ['A', 'B', 'C'],
        intervals: [{ openedAt: start }],
      },
    ]);
    expect(await store.getFinding(younger.id)).toMatchObject({ id: older.id });
    await store.decide(younger.id, {
      status: 'fixed',
      at: start + 3 * day,
      by: 'user:default/x',
      arrivedAt: 0,
    });
    expect((await history()).findings[0].states.at(-2)).toMatchObject({
      status: 'closed',
    });
    await decide({ status: 'open', at: start + 4 * day });
  });

  it('counts what a late scan did at its moment, and keeps ids', async () => {
    const { store, scan, history } = await prepare(databaseId);
    const stored = await store.recordScan(scan(5, [code('a'), code('b')]));
    const ids = (await history()).findings.map(({ id }) => id).sort();
    const late = await store.recordScan(scan(0, [code('a'), code('c')]));
    expect(late.counts).toMatchObject({ new: 2, closed: 0 });
    expect(await store.getScan(stored.id)).toMatchObject({
      counts: { new: 2, unchanged: 0 },
    });
    const { findings } = await history();
    expect(findings.map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
    expect(
      Object.fromEntries(findings.map(one => [one.rule, one.intervals[0]])),
    ).toEqual({
      a: { openedAt: start },
      b: { openedAt: start + 5 * day },
      c: {
        openedAt: start,
        closedAt: start + 5 * day,
        verifiedAt: start + 5 * day,
      },
    });
  });

  it('reads the findings of many applications in few statements', async () => {
    const { knex, store, scan } = await prepare(databaseId);
    const ids: number[] = [];
    for (let index = 0; index < 30; index++) {
      ids.push(await createApplication(knex, `component:default/m${index}`));
      await store.recordScan(
        scan(0, [code('a')], { applicationId: ids[index] }),
      );
    }
    let statements = 0;
    knex.on('query', () => statements++);
    const all = await store.historyOf(ids);
    expect(all.map(({ findings }) => findings.length)).toEqual(
      ids.map(() => 1),
    );
    expect(statements).toBeLessThan(12);
  });
});

async function prepare(databaseId: TestDatabaseId) {
  const knex = await databases.init(databaseId);
  await applyMigrations(knex);
  const store = FindingStore.create({ knex, config });
  const applicationId = await createApplication(knex, 'component:default/app');
  const history = async () => (await store.historyOf([applicationId]))[0];
  let uploads = 0;
  return {
    knex,
    store,
    applicationId,
    history,
    only: async () => {
      const { findings } = await history();
      expect(findings).toHaveLength(1);
      return findings[0];
    },
    openRules: async () => {
      const { findings } = await history();
      return findings
        .filter(({ states }) => states.at(-1)!.status === 'open')
        .map(({ rule }) => rule)
        .sort();
    },
    decide: async (
      said: Omit<FindingDecision, 'by' | 'arrivedAt'>,
      branch = 'main',
    ) => {
      const { findings } = await history();
      const { id } = findings.find(one => one.branch === branch)!;
      await store.decide(id, {
        ...said,
        by: 'user:default/x',
        arrivedAt: said.at,
      });
    },
    scan: (
      days: number,
      results: NormalisedResult[],
      changed: Partial<ScanToRecord> = {},
    ): ScanToRecord => ({
      applicationId,
      application: 'component:default/app',
      tool: 'T',
      format: 'generic',
      categories: [results[0]?.category ?? 'code'],
      scope: '',
      branch: 'main',
      scannedAt: start + days * day,
      momentGiven: true,
      arrivedAt: start + days * day,
      complete: true,
      requestDigest: `upload ${uploads++}`,
      results,
      ...changed,
    }),
  };
}

async function createApplication(knex: Knex, ref: string): Promise<number> {
  await knex('applications').insert({ ref, first_known_at: 0 });
  return (await knex('applications').where({ ref }).first('id')).id;
}

async function rowCounts(knex: Knex): Promise<unknown[]> {
  const counts = [];
  for (const table of [
    'result_sets',
    'findings',
    'sightings',
    'sighting_intervals',
    'finding_states',
    'finding_intervals',
  ]) {
    counts.push(await knex(table).count({ count: '*' }));
  }
  return counts;
}

function code(rule: string): NormalisedResult {
  return {
    category: 'code',
    rule,
    title: rule,
    severity: 'high',
    suppressed: false,
    cwe: [],
    location: { path: 'src/a.ts', line: 1 },
    code: `code of ${rule}`,
  };
}

function dependency(name: string, ...ids: string[]): NormalisedResult {
  return {
    category: 'dependency',
    rule: ids[0],
    title: ids[0],
    severity: 'high',
    suppressed: false,
    cwe: [],
    location: { package: `pkg:npm/${name}` },
    package: `pkg:npm/${name}`,
    vulnerabilityIds: ids,
  };
}

function secret(credentialHash: string): NormalisedResult {
  return {
    category: 'secret',
    rule: 'key',
    title: 'key',
    severity: 'high',
    suppressed: false,
    cwe: [],
    location: { path: '.env' },
    credentialHash,
  };
}
