import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { ApplicationStore } from '../applications/ApplicationStore';
import { GroupParentStore } from '../applications/GroupParentStore';
import { OwnerPresenceStore } from '../applications/OwnerPresenceStore';
import { recordApplications } from '../applications/recordApplications';
import { ExceptionStore } from '../exceptions/ExceptionStore';
import { Exploitability } from '../exploitability/Exploitability';
import { defaultHoldRules } from '../findings/HoldRules';
import { FindingStore } from '../findings/FindingStore';
import { ReleaseStore } from '../releases/ReleaseStore';
import { ActivityStore } from '../secrets/ActivityStore';
import { RotationStore } from '../secrets/RotationStore';
import { applyMigrations } from '../store/createStore';
import { attributesOf } from './__testUtils__/attributesOf';
import { testDatabaseConfig } from './__testUtils__/factEngines';
import { findFindings } from './findFindings';
import { PostgresFacts } from './PostgresFacts';
import { defaultWeights as weights } from './readWeights';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const describeOnPostgres = databases.supports('POSTGRES_18')
  ? describe
  : describe.skip;
const day = 86_400_000;
const start = Date.UTC(2026, 0, 1);
const cve = 'CVE-2021-44228';

describeOnPostgres('PostgresFacts', () => {
  const opened: Replica[] = [];
  let knex: Knex;
  beforeAll(async () => {
    knex = await databases.init('POSTGRES_18');
    await applyMigrations(knex);
  });
  beforeEach(async () => {
    for (const schema of await schemas()) {
      await knex.raw('DROP SCHEMA ?? CASCADE', [schema]);
    }
    await knex.raw('TRUNCATE applications RESTART IDENTITY CASCADE');
    await knex('change_counter').update({ value: 0 });
  });
  afterEach(async () => {
    for (const { facts } of opened.splice(0)) await facts.close();
  });

  async function open(version = 'v1') {
    const replica = await openReplica(knex, version);
    opened.push(replica);
    return replica;
  }

  const ref = 'component:default/a';

  it('has in the next answer of each replica what was posted to any of them', async () => {
    const replicas = [await open(), await open(), await open()];
    await replicas[0].record(ref);
    for (let round = 0; round < 6; round++) {
      const rules = Array.from({ length: round + 1 }, (_, n) => `rule-${n}`);
      await replicas[round % 3].scan(ref, start + round * day, rules);
      const answers = await Promise.all(
        replicas.map(replica => replica.found(start + round * day)),
      );
      for (const answer of answers) expect(answer).toHaveLength(round + 1);
    }
  });

  it('keeps the numbers right while two replicas post and ask at once', async () => {
    const replicas = [await open(), await open()];
    const refs = Array.from({ length: 8 }, (_, n) => `component:default/${n}`);
    for (const of of refs) await replicas[0].record(of);
    await Promise.all(
      refs.map(async (of, index) => {
        const mine = replicas[index % 2];
        const other = replicas[(index + 1) % 2];
        for (let round = 1; round <= 4; round++) {
          const moment = start + round * day;
          const rules = Array.from({ length: round }, (_, n) => `rule-${n}`);
          await mine.scan(of, moment, rules);
          const expected = rules.map(rule => `${of} ${rule} open 10`);
          for (const replica of [mine, other]) {
            const found = await replica.found(moment, of);
            expect(found).toEqual(expect.arrayContaining(expected));
          }
        }
      }),
    );
    const [one, two] = await Promise.all(
      replicas.map(replica => replica.found(start + 5 * day)),
    );
    expect(one).toHaveLength(refs.length * 4);
    expect(one).toEqual(two);
    expect(new Set(one).size).toBe(one.length);
  });

  it('projects once what several replicas want to ask, and nothing after a restart', async () => {
    const replicas = [await open(), await open(), await open()];
    await replicas[0].record(ref);
    await Promise.all(replicas.map(({ facts }) => facts.fresh()));
    const histories = () =>
      replicas.reduce((sum, { world }) => sum + world.histories, 0);
    expect(histories()).toBe(1);
    const restarted = await open();
    expect(await restarted.titles()).toEqual(['Payments']);
    expect(restarted.world.histories).toBe(0);
  });

  it('shows questions all of a projection or nothing of it, and heals after one that failed', async () => {
    const [broken, other] = [await open(), await open()];
    await broken.record('component:default/1');
    await broken.record('component:default/2');
    await broken.record('component:default/3');
    broken.world.fails = 2;
    await expect(broken.facts.fresh()).rejects.toThrow('broken off');
    const { rows } = await knex.raw(
      `SELECT schemaname FROM pg_tables WHERE tablename = 'projection'`,
    );
    expect(rows).toHaveLength(1);
    const kept = await knex
      .withSchema(rows[0].schemaname)
      .from('segments')
      .count({ number: '*' });
    expect(Number(kept[0].number)).toBe(0);
    expect(await other.titles()).toHaveLength(3);
    expect(await broken.titles()).toHaveLength(3);
  });

  it('gives each version facts of its own, and drops those that nobody asks any more', async () => {
    const before = await open('v1');
    await before.record(ref);
    expect(await before.titles()).toHaveLength(1);
    const after = await open('v2');
    expect(await after.titles()).toHaveLength(1);
    expect(await schemas()).toHaveLength(2);

    const [schema] = (await schemas()).filter(name => name.endsWith('_v1'));
    await knex.raw('UPDATE ??.projection SET used_at = 0', [schema]);
    await open('v3');
    expect((await schemas()).map(name => name.slice(-3))).toEqual([
      '_v2',
      '_v3',
    ]);
    // Somebody who comes back late makes his own again.
    expect(await before.titles()).toHaveLength(1);
    expect(await schemas()).toHaveLength(3);
  });

  it('notes that it is in use', async () => {
    const replica = await open();
    await replica.record(ref);
    await replica.facts.fresh();
    const [schema] = await schemas();
    await knex.raw('UPDATE ??.projection SET used_at = 0', [schema]);
    await replica.facts.fresh();
    const { rows } = await knex.raw('SELECT used_at FROM ??.projection', [
      schema,
    ]);
    expect(Number(rows[0].used_at)).toBeGreaterThan(Date.now() - day);
  });

  it('projects everything again when the database lost it in a crash', async () => {
    const replica = await open();
    await replica.record(ref);
    expect(await replica.titles()).toHaveLength(1);
    const [schema] = await schemas();
    await knex.raw('TRUNCATE ??.projection, ??.segments', [schema, schema]);
    expect(await replica.titles()).toHaveLength(1);
  });

  it('keeps the exploitability of the newest feeds, whichever replica read them', async () => {
    const [one, two] = [await open(), await open()];
    await one.record(ref);
    await one.scan(ref, start, [cve, 'other']);
    expect(await two.found(start)).toContain(`${ref} ${cve} open 10`);

    one.world.feeds = one.world.book = bookOf(cve);
    two.world.feeds = bookOf(cve);
    expect(await one.found(start)).toContain(`${ref} ${cve} open 20`);
    const read = two.world.histories;
    // The second has read its feeds earlier; it reads them again and finds nothing to do.
    expect(await two.found(start)).toContain(`${ref} ${cve} open 20`);
    expect(two.world.histories).toBe(read);
    expect(two.world.reloads).toBe(1);

    const restarted = await open();
    restarted.world.feeds = restarted.world.book = bookOf();
    expect(await restarted.found(start)).toContain(`${ref} ${cve} open 10`);
  });

  it('lets feeds that differ for good not take turns', async () => {
    const [one, two] = [await open(), await open()];
    await one.record(ref);
    await one.scan(ref, start, [cve]);
    two.world.feeds = two.world.book = bookOf(cve);
    const ask = async () => [
      ...(await one.found(start)),
      ...(await two.found(start)),
    ];
    expect(await ask()).toEqual([
      `${ref} ${cve} open 10`,
      `${ref} ${cve} open 20`,
    ]);
    const projected = one.world.histories + two.world.histories;
    for (let times = 0; times < 3; times++) {
      expect(await ask()).toEqual([
        `${ref} ${cve} open 20`,
        `${ref} ${cve} open 20`,
      ]);
    }
    expect(one.world.histories + two.world.histories).toBe(projected);
    expect(one.logger.warn).toHaveBeenCalledTimes(1);
  });

  async function schemas(): Promise<string[]> {
    const { rows } = await knex.raw(
      `SELECT nspname FROM pg_namespace WHERE starts_with(nspname, 'product_security_facts_') ORDER BY right(nspname, 3)`,
    );
    return rows.map((row: { nspname: string }) => row.nspname);
  }
});

type Replica = Awaited<ReturnType<typeof openReplica>>;

/** Stores and facts as one instance of the backend has them. */
async function openReplica(knex: Knex, version: string) {
  const applications = new ApplicationStore(knex);
  const findings = FindingStore.create({
    knex,
    config: { ...defaultHoldRules, unverifiedFixDays: 30 },
  });
  const world = {
    book: bookOf(),
    /** What reading the feeds again gives; the same book when absent. */
    feeds: undefined as Exploitability | undefined,
    reloads: 0,
    /** How often histories were read. */
    histories: 0,
    /** The reading of histories that fails. */
    fails: 0,
  };
  const logger = mockServices.logger.mock();
  const facts = await PostgresFacts.create({
    knex,
    version,
    config: testDatabaseConfig,
    logger,
    sources: {
      applications: {
        changedSince: number => applications.changedSince(number),
        history: async ids => {
          if (++world.histories === world.fails) throw new Error('broken off');
          return applications.history(ids);
        },
      },
      findings,
      rotations: new RotationStore(knex),
      activity: new ActivityStore(knex),
      exceptions: new ExceptionStore(knex),
      releases: new ReleaseStore(knex),
      groups: new GroupParentStore(knex),
      owners: new OwnerPresenceStore(knex),
      exploitability: {
        current: async () => world.book,
        reload: async () => {
          world.reloads++;
          world.book = world.feeds ?? world.book;
        },
      },
    },
    weights,
    ages: { scanMaxAge: 30 * day, releaseEvidenceMaxAge: 180 * day },
    rotationSla: 7 * day,
    isProduction: environment => environment === 'production',
    batchSize: 2,
  });
  return {
    facts,
    world,
    logger,
    async record(ref: string): Promise<void> {
      const attributes = JSON.stringify(attributesOf({ tier: '3' }));
      await recordApplications({
        knex,
        applications: [{ ref, attributes }],
        now: start,
      });
    },
    async scan(ref: string, scannedAt: number, rules: string[]) {
      const application = await applications.findByRef(ref);
      await findings.recordScan({
        applicationId: application!.id,
        application: ref,
        tool: 'T',
        format: 'generic',
        categories: ['dependency'],
        scope: '',
        branch: 'main',
        scannedAt,
        momentGiven: true,
        arrivedAt: scannedAt,
        complete: true,
        requestDigest: `${ref} ${scannedAt}`,
        results: rules.map(rule => ({
          category: 'dependency',
          rule,
          title: rule,
          severity: 'critical',
          suppressed: false,
          cwe: [],
          location: { package: `pkg:npm/${rule}` },
          package: `pkg:npm/${rule}`,
          vulnerabilityIds: [rule],
        })),
      });
    },
    async found(asOf: number, application?: string): Promise<string[]> {
      const { items } = await findFindings(await facts.fresh(), {
        asOf,
        visible: 'all',
        filters: application ? { application: [application] } : {},
        limit: 1000,
      });
      return items.map(
        item =>
          `${item.application} ${item.rule} ${item.status} ${item.riskScore}`,
      );
    },
    async titles(): Promise<string[]> {
      const engine = await facts.fresh();
      const rows = await engine.query<{ title: string }>(
        'SELECT title FROM segments ORDER BY application_id',
      );
      return rows.map(({ title }) => title);
    },
  };
}

function bookOf(...knownExploited: string[]): Exploitability {
  return Exploitability.of({
    knownExploited: new Map(knownExploited.map(id => [id, 0])),
    epss: [],
    weights: weights.exploitability,
  });
}
