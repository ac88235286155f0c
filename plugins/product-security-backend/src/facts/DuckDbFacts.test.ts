import { TestDatabases } from '@backstage/backend-test-utils';
import { ApplicationAttributes } from '@prodsec/backstage-plugin-product-security-common';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GroupParentStore } from '../applications/GroupParentStore';
import { OwnerPresenceStore } from '../applications/OwnerPresenceStore';
import { ApplicationStore } from '../applications/ApplicationStore';
import { recordApplications } from '../applications/recordApplications';
import { ExceptionStore } from '../exceptions/ExceptionStore';
import { Exploitability } from '../exploitability/Exploitability';
import { FindingStore } from '../findings/FindingStore';
import { ReleaseStore } from '../releases/ReleaseStore';
import { ActivityStore } from '../secrets/ActivityStore';
import { RotationStore } from '../secrets/RotationStore';
import { applyMigrations } from '../store/createStore';
import { attributesOf } from './__testUtils__/attributesOf';
import { DuckDbFacts } from './DuckDbFacts';
import { findFindings } from './findFindings';
import { queryApplications } from './queryApplications';
import { defaultWeights as weights } from './readWeights';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const day = 86_400_000;
const start = Date.UTC(2026, 0, 1);
const ref = 'component:default/payments';
const cve = 'CVE-2021-44228';

function bookOf(...knownExploited: string[]): Exploitability {
  return Exploitability.of({
    knownExploited: new Map(knownExploited.map(id => [id, 0])),
    epss: [],
    weights: weights.exploitability,
  });
}

describe('DuckDbFacts', () => {
  const opened: DuckDbFacts[] = [];
  afterEach(async () => {
    for (const facts of opened.splice(0)) await facts.close();
  });

  async function setUp(directory?: string) {
    const knex = await databases.init('SQLITE_3');
    await applyMigrations(knex);
    const applications = new ApplicationStore(knex);
    const findings = FindingStore.create({
      knex,
      config: {
        minClosures: 50,
        share: 0.8,
        emptyMin: 5,
        unverifiedFixDays: 30,
      },
    });
    const world = {
      book: bookOf(),
      refreshes: 0,
      /** Happens while records are read, once. */
      meanwhile: async (): Promise<unknown> => undefined,
    };
    const current = async () => {
      world.refreshes++;
      return world.book;
    };
    const rotations = new RotationStore(knex);
    const facts = await DuckDbFacts.create({
      sources: {
        applications,
        findings,
        rotations: {
          rotationsOf: async ids => {
            const happening = world.meanwhile;
            world.meanwhile = async () => undefined;
            await happening();
            return rotations.rotationsOf(ids);
          },
        },
        activity: new ActivityStore(knex),
        exceptions: new ExceptionStore(knex),
        releases: new ReleaseStore(knex),
        groups: new GroupParentStore(knex),
        owners: new OwnerPresenceStore(knex),
        exploitability: { current },
      },
      weights,
      ages: { scanMaxAge: 30 * day, releaseEvidenceMaxAge: 180 * day },
      rotationSla: 7 * day,
      isProduction: environment => environment === 'production',
      config: { threads: 1, directory },
      batchSize: 2,
    });
    opened.push(facts);

    const record = (
      now: number,
      attributes: Partial<ApplicationAttributes> | undefined,
      of = ref,
    ) =>
      recordApplications({
        knex,
        applications: [
          {
            ref: of,
            attributes: attributes && JSON.stringify(attributesOf(attributes)),
          },
        ],
        now,
      });
    const scan = async (scannedAt: number, ...rules: string[]) => {
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
        requestDigest: `${scannedAt}`,
        results: rules.map(rule => ({
          category: 'dependency',
          rule,
          title: rule,
          severity: 'critical',
          suppressed: false,
          cwe: [],
          location: { package: 'pkg:npm/x' },
          package: 'pkg:npm/x',
          vulnerabilityIds: [rule],
        })),
      });
    };
    const found = async (asOf: number) => {
      const { items } = await findFindings(await facts.fresh(), {
        asOf,
        visible: 'all',
        limit: 100,
      });
      return items.map(item => `${item.rule} ${item.status} ${item.riskScore}`);
    };
    const tiers = async (asOf: number) =>
      (
        await queryApplications(await facts.fresh(), { asOf, visible: 'all' })
      ).map(({ application, tier }) => `${application} ${tier}`);
    return { facts, world, record, scan, found, tiers };
  }

  it('has in its answer what was committed before it was asked', async () => {
    const { record, scan, found } = await setUp();
    await record(start, { tier: '1' });
    expect(await found(start)).toEqual([]);
    for (let scans = 1; scans <= 5; scans++) {
      const rules = Array.from({ length: scans }, (_, n) => `CVE-2026-000${n}`);
      await scan(start + scans * day, ...rules);
      expect(await found(start + scans * day)).toHaveLength(scans);
    }
    await scan(start + 6 * day, 'CVE-2026-0000');
    expect((await found(start + 6 * day)).sort().slice(0, 2)).toEqual([
      'CVE-2026-0000 open 30',
      'CVE-2026-0001 closed 30',
    ]);
    expect(await found(start + 5 * day)).toEqual(
      expect.arrayContaining(['CVE-2026-0001 open 30']),
    );
  });

  it('replaces the rows of an application that changes, leaves the catalog and comes back', async () => {
    const { record, scan, found, tiers } = await setUp();
    const other = 'component:default/other';
    await record(start, { tier: '1' });
    await record(start, { tier: '3' }, other);
    await scan(start, cve);
    expect(await tiers(start)).toEqual([`${other} 3`, `${ref} 1`]);

    await record(start + 10 * day, { tier: '2' });
    expect(await tiers(start + 10 * day)).toEqual([`${other} 3`, `${ref} 2`]);
    expect(await found(start + 10 * day)).toEqual([`${cve} open 20`]);
    expect(await found(start + 9 * day)).toEqual([`${cve} open 30`]);

    await record(start + 20 * day, undefined);
    await record(start + 22 * day, undefined);
    expect(await tiers(start + 22 * day)).toEqual([`${other} 3`]);
    expect(await found(start + 22 * day)).toEqual([]);
    expect(await tiers(start + 19 * day)).toEqual([`${other} 3`, `${ref} 2`]);

    await record(start + 30 * day, { tier: '1' });
    expect(await found(start + 30 * day)).toEqual([`${cve} open 30`]);
    expect(await found(start + 22 * day)).toEqual([]);
  });

  it('shares one refresh between those who ask at the same time', async () => {
    const { facts, world, record } = await setUp();
    await record(start, { tier: '1' });
    const engines = await Promise.all(
      Array.from({ length: 20 }, () => facts.fresh()),
    );
    expect(new Set(engines).size).toBe(1);
    // The first runs at once; those who came during it share the next.
    expect(world.refreshes).toBe(2);
  });

  it('sees writes that commit while a refresh is under way', async () => {
    const { facts, record, tiers } = await setUp();
    const refs = Array.from({ length: 12 }, (_, n) => `component:default/${n}`);
    const asked = refs.map(async of => {
      await record(start, { tier: '1' }, of);
      expect(await tiers(start)).toContain(`${of} 1`);
    });
    await Promise.all([facts.fresh(), ...asked]);
    expect(await tiers(start)).toHaveLength(refs.length);
  });

  it('projects again what a newer book of exploitability changes, and only then', async () => {
    const { world, record, scan, found } = await setUp();
    await record(start, {});
    await scan(start, cve, 'CVE-2026-0001');
    expect(await found(start)).toContain(`${cve} open 10`);
    world.book = bookOf(cve);
    expect(await found(start)).toEqual([
      `${cve} open 20`,
      'CVE-2026-0001 open 10',
    ]);
  });

  it('never shows half of a change that commits while the records are read', async () => {
    const { facts, world, record, scan, found } = await setUp();
    await record(start, { tier: '1' });
    await facts.fresh();
    await record(start + day, { tier: '2' });
    world.meanwhile = async () => {
      await record(start + 2 * day, { tier: '3' });
      await scan(start + 2 * day, cve);
    };
    expect(await found(start + 3 * day)).toEqual([`${cve} open 10`]);
  });

  it('goes on after a refresh that failed', async () => {
    const { world, facts, record, tiers } = await setUp();
    await record(start, { tier: '1' });
    world.meanwhile = async () => {
      throw new Error('The database went away');
    };
    await expect(facts.fresh()).rejects.toThrow('The database went away');
    expect(await tiers(start)).toEqual([`${ref} 1`]);
  });

  it('leaves nothing in its directory, and refuses questions, once closed', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'facts-'));
    const { facts, record, tiers } = await setUp(directory);
    await record(start, { tier: '1' });
    expect(await tiers(start)).toHaveLength(1);
    expect(await readdir(directory)).toHaveLength(1);
    opened.pop();
    await facts.close();
    expect(await readdir(directory)).toEqual([]);
    await expect(facts.fresh()).rejects.toThrow('The facts are closed');
    await rm(directory, { recursive: true });
  });
});
