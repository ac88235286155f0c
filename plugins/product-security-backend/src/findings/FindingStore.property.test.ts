import { TestDatabases } from '@backstage/backend-test-utils';
import {
  Category,
  credentialValidities,
  exploitations,
  severities,
} from '@prodsec/backstage-plugin-product-security-common';
import fc from 'fast-check';
import { Knex } from 'knex';
import { applyMigrations } from '../store/createStore';
import { FindingStore } from './FindingStore';
import { replayUnit } from './replayUnit';
import { NormalisedResult, NormalisedStatement } from '@prodsec/reports';

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

jest.setTimeout(300_000);

const hour = 3_600_000;
const start = Date.UTC(2026, 0, 1);
const config = {
  minClosures: 2,
  share: 0.5,
  emptyMin: 2,
  unverifiedFixDays: 1,
};

/** As scans of thousands of results are recorded. */
const setAside = { ...config, setAsideFrom: 0 };

interface DrawnScan {
  category: Category;
  tool: string;
  scope: string;
  branch: string;
  complete: boolean;
  results: NormalisedResult[];
  statements?: NormalisedStatement[];
}

const severity = fc.constantFrom(...severities);
const reachable = fc.constantFrom(undefined, undefined, false, true);
const exploitation = fc.constantFrom(undefined, undefined, ...exploitations);
const validity = fc.constantFrom(undefined, undefined, ...credentialValidities);
const suppressed = fc.oneof(
  { weight: 4, arbitrary: fc.constant(false) },
  fc.constant(true),
);

const codeResult = fc.record(
  {
    category: fc.constant('code' as const),
    rule: fc.constantFrom('r1', 'r2'),
    title: fc.constant('t'),
    severity,
    suppressed,
    reachable,
    exploitation,
    cwe: fc.constant<string[]>([]),
    location: fc.record({
      path: fc.constantFrom('p1', 'p2', 'p3'),
      line: fc.integer({ min: 1, max: 2 }),
    }),
    code: fc.constantFrom('c1', 'c2'),
    fingerprint: fc.constantFrom('f1', 'f2'),
  },
  {
    requiredKeys: [
      'category',
      'rule',
      'title',
      'severity',
      'suppressed',
      'cwe',
      'location',
    ],
  },
);

const packageResult = fc
  .record({
    severity,
    suppressed,
    reachable,
    exploitation,
    package: fc.constantFrom('pkg:npm/a', 'pkg:npm/b'),
    vulnerabilityIds: fc.uniqueArray(
      fc.constantFrom('CVE-1', 'GHSA-1', 'CVE-2', 'X-1'),
      {
        minLength: 1,
        maxLength: 2,
      },
    ),
  })
  .map(
    (drawn): NormalisedResult => ({
      ...drawn,
      category: 'dependency',
      rule: drawn.vulnerabilityIds[0],
      title: 't',
      cwe: [],
      location: { package: drawn.package },
    }),
  );

const statement: fc.Arbitrary<NormalisedStatement> = fc.record({
  vulnerabilityIds: fc.uniqueArray(fc.constantFrom('CVE-1', 'GHSA-1', 'X-1'), {
    minLength: 1,
    maxLength: 2,
  }),
  packages: fc.uniqueArray(fc.constantFrom('pkg:npm/a', 'pkg:npm/b'), {
    maxLength: 1,
  }),
  status: fc.constantFrom(
    'not_affected' as const,
    'affected' as const,
    'fixed' as const,
    'under_investigation' as const,
  ),
});

const secretResult = fc
  .record({
    severity,
    suppressed,
    reachable,
    exploitation,
    validity,
    path: fc.constantFrom('p1', 'p2'),
    credentialHash: fc.constantFrom(undefined, undefined, 'h1', 'h2'),
    fingerprint: fc.constantFrom(undefined, 'f1', 'f2', 'f3'),
  })
  .map(
    ({ path, credentialHash, fingerprint, ...drawn }): NormalisedResult => ({
      ...drawn,
      category: 'secret',
      rule: 'r',
      title: 't',
      cwe: [],
      location: { path },
      ...(credentialHash === undefined ? { fingerprint } : { credentialHash }),
    }),
  );

function scanOf(
  category: Category,
  result: fc.Arbitrary<NormalisedResult>,
): fc.Arbitrary<DrawnScan> {
  return fc.record({
    statements:
      category === 'dependency'
        ? fc.oneof(
            { weight: 3, arbitrary: fc.constant<NormalisedStatement[]>([]) },
            fc.array(statement, { maxLength: 2 }),
          )
        : fc.constant<NormalisedStatement[]>([]),
    category: fc.constant(category),
    tool: fc.constantFrom('A', 'A', 'B'),
    scope: fc.constantFrom('', '', 's'),
    branch: fc.constantFrom('main', 'main', 'dev'),
    complete: fc.constantFrom(true, true, false),
    results: fc.array(result, { maxLength: 5 }),
  });
}

interface Drawn {
  /** In the order of their moments. */
  scans: DrawnScan[];
  /** After which scan, of which finding. */
  decisions: Array<{
    after: number;
    which: number;
    status: 'fixed' | 'false-positive' | 'open';
    verified: boolean;
  }>;
  retired?: number;
  order: number[];
}

const drawn: fc.Arbitrary<Drawn> = fc
  .constantFrom(
    scanOf('code', codeResult),
    scanOf('dependency', packageResult),
    scanOf('secret', secretResult),
  )
  .chain(scan => fc.array(scan, { minLength: 2, maxLength: 9 }))
  .chain(scans =>
    fc.record(
      {
        scans: fc.constant(scans),
        decisions: fc.array(
          fc.record({
            after: fc.nat({ max: scans.length - 1 }),
            which: fc.nat({ max: 5 }),
            status: fc.constantFrom(
              'fixed' as const,
              'false-positive' as const,
              'open' as const,
            ),
            verified: fc.boolean(),
          }),
          { maxLength: 4 },
        ),
        retired: fc.nat({ max: scans.length - 1 }),
        order: fc.shuffledSubarray(
          scans.map((_, index) => index),
          { minLength: scans.length },
        ),
      },
      { requiredKeys: ['scans', 'decisions', 'order'] },
    ),
  );

describe('the history of findings', () => {
  it.each(databases.eachSupportedId())(
    'is the same in whatever order things arrive, %p',
    async databaseId => {
      const { knex, store, createApplication } = await prepare(databaseId);
      await fc.assert(
        fc.asyncProperty(
          drawn,
          async ({ scans, decisions, retired, order }) => {
            const inOrder = await createApplication();
            const targets: string[] = [];
            const momentOf = (index: number) => start + index * 7 * hour;
            const sorted = [...decisions].sort((a, b) => a.after - b.after);
            for (const index of scans.keys()) {
              await record(
                { knex, store },
                inOrder,
                scans[index],
                momentOf(index),
              );
              for (const [nth, decision] of sorted.entries()) {
                if (decision.after !== index) continue;
                const [{ findings }] = await store.historyOf([inOrder]);
                if (findings.length === 0) continue;
                const ids = findings.map(({ id }) => id);
                targets[nth] = ids[decision.which % ids.length];
                await decide(
                  store,
                  targets[nth],
                  decision,
                  momentOf(index),
                  nth,
                );
              }
              if (retired === index)
                await retire(store, inOrder, momentOf(index));
            }
            const expected = await historyByKeys(knex, inOrder);
            const keysOf = await keysById(knex, inOrder);

            const shuffled = await createApplication();
            if (retired !== undefined) {
              await retire(store, shuffled, momentOf(retired));
            }
            for (const index of order) {
              await record(
                { knex, store },
                shuffled,
                scans[index],
                momentOf(index),
              );
            }
            const rows = await knex('findings')
              .where({ application_id: shuffled })
              .whereNull('merged_into');
            for (const [nth, decision] of sorted.entries()) {
              if (targets[nth] === undefined) continue;
              const answering = await store.getFinding(targets[nth]);
              const target = keysOf.get(answering!.id);
              const row = rows.find(other => nameOf(other) === target);
              await decide(
                store,
                row.id,
                decision,
                momentOf(decision.after),
                nth,
              );
            }
            expect(await historyByKeys(knex, shuffled)).toEqual(expected);

            await knex.transaction(async tx => {
              for (const branch of ['main', 'dev']) {
                const { category } = scans[0];
                const unit = { applicationId: inOrder, branch, category };
                await replayUnit(tx, lifeCycle, unit);
              }
            });
            expect(await historyByKeys(knex, inOrder)).toEqual(expected);
          },
        ),
        { numRuns: databaseId === 'SQLITE_3' ? 200 : 30 },
      );
    },
  );

  it.each(databases.eachSupportedId())(
    'is the same for scans of one moment whether or not it is computed again, %p',
    async databaseId => {
      const { knex, store, createApplication } = await prepare(databaseId);
      await fc.assert(
        fc.asyncProperty(drawn, async ({ scans, order }) => {
          const application = await createApplication();
          for (const index of scans.keys()) {
            // The order doubles as a drawn grouping into moments.
            const moment = start + Math.floor((index + order[0]) / 3) * hour;
            await record({ knex, store }, application, scans[index], moment);
          }
          const expected = await historyByKeys(knex, application);
          await knex.transaction(async tx => {
            for (const branch of ['main', 'dev']) {
              const { category } = scans[0];
              await replayUnit(tx, lifeCycle, {
                applicationId: application,
                branch,
                category,
              });
            }
          });
          expect(await historyByKeys(knex, application)).toEqual(expected);
        }),
        { numRuns: databaseId === 'SQLITE_3' ? 80 : 15 },
      );
    },
  );
});

const lifeCycle = {
  hold: config,
  unverifiedFixTime: config.unverifiedFixDays * 24 * hour,
};

async function prepare(databaseId: Parameters<typeof databases.init>[0]) {
  const knex = await databases.init(databaseId);
  await applyMigrations(knex);
  const store = FindingStore.create({ knex, config });
  let applications = 0;
  async function createApplication(): Promise<number> {
    const ref = `component:default/a${applications++}`;
    await knex('applications').insert({ ref, first_known_at: 0 });
    return (await knex('applications').where({ ref }).first('id')).id;
  }
  return { knex, store, createApplication };
}

let uploads = 0;

async function record(
  { knex, store }: { knex: Knex; store: FindingStore },
  applicationId: number,
  scan: DrawnScan,
  scannedAt: number,
) {
  const { category, ...rest } = scan;
  const stores = [store, FindingStore.create({ knex, config: setAside })];
  const { counts } = await stores[uploads % 2].recordScan({
    ...rest,
    applicationId,
    application: 'component:default/a',
    format: 'generic',
    categories: [category],
    scannedAt,
    momentGiven: true,
    arrivedAt: Date.now(),
    requestDigest: String(uploads++),
  });
  const { reported, findings, duplicates } = counts;
  expect(findings + duplicates).toBe(reported);
  expect(
    counts.new + counts.reopened + counts.unchanged + counts.suppressed,
  ).toBe(findings);
}

async function decide(
  store: FindingStore,
  id: string,
  decision: Drawn['decisions'][number],
  moment: number,
  nth: number,
) {
  const at = moment + (nth + 1) * 60_000;
  await store.decide(id, {
    status: decision.status,
    at,
    verifiedAt:
      decision.status === 'fixed' && decision.verified
        ? at + (nth % 2) * 10 * hour
        : undefined,
    by: 'user:default/someone',
    arrivedAt: Date.now(),
  });
}

async function retire(store: FindingStore, applicationId: number, at: number) {
  await store.retireScope({
    applicationId,
    tool: 'A',
    scope: '',
    branch: 'main',
    at: at + 30_000,
    reason: 'gone',
    by: 'user:default/someone',
    arrivedAt: Date.now(),
  });
}

/** All rows, with findings named by their branch and identities. */
async function historyByKeys(knex: Knex, applicationId: number) {
  const names = await keysById(knex, applicationId);
  const all: string[] = [];
  for (const table of [
    'sightings',
    'sighting_intervals',
    'finding_states',
    'finding_intervals',
  ]) {
    const rows = await knex(table)
      .join('findings', 'findings.id', `${table}.finding_id`)
      .where('findings.application_id', applicationId)
      .select(`${table}.*`);
    for (const { finding_id, application_id, ...row } of rows) {
      all.push(`${table} ${names.get(finding_id)} ${canonical(row)}`);
    }
  }
  const findings = await knex('findings')
    .where({ application_id: applicationId })
    .whereNull('merged_into');
  for (const { id, application_id, keys, ...row } of findings) {
    all.push(`findings ${names.get(id)} ${canonical(row)}`);
  }
  return all.sort();
}

function canonical(row: Record<string, unknown>): string {
  return JSON.stringify(
    Object.keys(row)
      .sort()
      .map(column => [column, toNumber(row[column])]),
  );
}

function toNumber(value: unknown): unknown {
  if (typeof value === 'boolean') return Number(value);
  return typeof value === 'string' && /^\d+$/.test(value)
    ? Number(value)
    : value;
}

async function keysById(
  knex: Knex,
  applicationId: number,
): Promise<Map<string, string>> {
  const rows = await knex('findings').where({ application_id: applicationId });
  return new Map(rows.map(row => [row.id, nameOf(row)]));
}

function nameOf(row: { branch: string; keys: string }): string {
  return `${row.branch} ${JSON.parse(row.keys).sort()}`;
}
