import { TestDatabaseId, TestDatabases } from '@backstage/backend-test-utils';
import { defaultHoldRules } from '../findings/HoldRules';
import { FindingStore } from '../findings/FindingStore';
import { applyMigrations } from '../store/createStore';
import { CredentialSightings } from './CredentialSightings';

const databases = TestDatabases.create({ ids: ['POSTGRES_18', 'SQLITE_3'] });

jest.setTimeout(120_000);

describe.each(databases.eachSupportedId())(
  'CredentialSightings on %s',
  database => {
    it('knows the last scan that reported a finding', async () => {
      const { scan, finding, last } = await prepare(database);
      const first = await scan(10, { reports: true });
      const id = await finding();
      expect(await last(id)).toEqual([first, 10]);

      const second = await scan(20, { reports: true });
      expect(await last(id)).toEqual([second, 20]);
      expect(await last(id, 19)).toEqual([first, 10]);

      // None of these has looked at it, or has seen it there.
      await scan(30, { reports: false, complete: false });
      await scan(31, { reports: true, scope: 'elsewhere', branch: 'feature' });
      expect(await last(id)).toEqual([second, 20]);
      await scan(40, { reports: false });
      expect(await last(id)).toEqual([second, 20]);
      expect(await last(id, 9)).toBeUndefined();

      const again = await scan(50, { reports: true, complete: false });
      expect(await last(id)).toEqual([again, 50]);
    });

    it('does not take a held scan that no longer reports it for one that does', async () => {
      const { scan, finding, last } = await prepare(database);
      const first = await scan(10, { reports: true, others: 5 });
      const id = await finding();
      await scan(20, { reports: false });
      expect(await last(id)).toEqual([first, 10]);
    });

    it('answers for many findings', async () => {
      const { scan, sightings, findings } = await prepare(database);
      const first = await scan(10, { reports: true, others: 450 });
      const reports = await sightings.lastReports(await findings(), 10);
      expect(reports).toHaveLength(451);
      expect(new Set(reports.map(({ scanId }) => scanId))).toEqual(
        new Set([first]),
      );
    });
  },
);

async function prepare(database: TestDatabaseId) {
  const knex = await databases.init(database);
  await applyMigrations(knex);
  await knex('applications').insert({
    id: 1,
    ref: 'component:default/a',
    first_known_at: 0,
  });
  const store = FindingStore.create({
    knex,
    config: { ...defaultHoldRules, unverifiedFixDays: 30 },
  });
  const sightings = new CredentialSightings(knex);
  const findings = async () => {
    const [{ findings: found }] = await store.historyOf([1]);
    return found.filter(({ branch }) => branch === 'main').map(({ id }) => id);
  };
  let uploads = 0;
  return {
    sightings,
    findings,
    /** The finding that was recorded first. */
    finding: async () => {
      const [{ findings: found }] = await store.historyOf([1]);
      return found.find(({ rule }) => rule === 'key-0')!.id;
    },
    last: async (id: string, asOf = 1000) => {
      const [report] = await sightings.lastReports([id], asOf);
      return report && [report.scanId, report.scannedAt];
    },
    /** Records a scan that reports the credential or not, and answers with its id. */
    scan: async (
      scannedAt: number,
      given: {
        reports: boolean;
        complete?: boolean;
        scope?: string;
        branch?: string;
        others?: number;
      },
    ) => {
      const {
        complete = true,
        scope = '',
        branch = 'main',
        others = 0,
      } = given;
      const numbers = Array.from({ length: others }, (_, index) => index + 1);
      if (given.reports) numbers.unshift(0);
      const { id } = await store.recordScan({
        applicationId: 1,
        application: 'component:default/a',
        tool: 'Scanner',
        format: 'gitleaks',
        categories: ['secret'],
        scope,
        branch,
        scannedAt,
        momentGiven: true,
        arrivedAt: scannedAt,
        complete,
        requestDigest: String(uploads++),
        results: numbers.map(number => ({
          category: 'secret',
          rule: `key-${number}`,
          title: 'Key',
          severity: 'high',
          suppressed: false,
          cwe: [],
          location: { path: 'a.env' },
          credentialHash: `hash-${number}`,
        })),
      });
      return id;
    },
  };
}
