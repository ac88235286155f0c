import fc from 'fast-check';
import { intakeNumbers } from './intakeNumbers';
import { IntakeRows } from './intakeRows';

const day = 86_400_000;
const asOf = Date.UTC(2026, 3, 1);
const scanMaxAge = 30 * day;
const count = fc.integer({ min: 0, max: 50 });
const moment = fc.option(
  fc.integer({ min: 0, max: 60 }).map(days => asOf - days * day),
  { nil: undefined },
);

const source = fc.record({
  applicationId: fc.integer({ min: 1, max: 3 }),
  tool: fc.constantFrom('Trivy', 'Grype', 'Semgrep'),
});
const numbers = fc.record({
  recorded: count,
  failed: count,
  held: count,
  duplicates: count,
  repeatedFindings: count,
  repeatedUnchanged: count,
  lastScanAt: moment,
  lastGoodScanAt: moment,
  retired: fc.boolean(),
});
const rows: fc.Arbitrary<IntakeRows> = fc
  .uniqueArray(fc.tuple(source, numbers, count, count), {
    selector: ([{ applicationId, tool }]) => `${applicationId} ${tool}`,
  })
  .map(all => ({
    scans: all.map(([key, scans]) => ({ ...key, ...scans })),
    flows: [],
    standing: all.map(([key, , findings, more]) => ({
      ...key,
      findings,
      findingsOnce: findings,
      sightings: findings + more,
      sightingsOfFindings: findings + more,
    })),
    failedUploads: { total: 0, newest: [] },
  }));
const applications = [1, 2, 3].map(applicationId => ({
  applicationId,
  application: `component:default/a${applicationId}`,
  title: 'a',
  team: null,
}));

describe('intakeNumbers', () => {
  it('has a source for each tool, and totals that are their sums', () => {
    fc.assert(
      fc.property(rows, read => {
        const { sources, totals } = intakeNumbers({
          asOf,
          scanMaxAge,
          applications,
          rows: read,
        });
        expect(sources).toHaveLength(read.scans.length);
        for (const name of [
          'recorded',
          'failed',
          'held',
          'duplicatesInReports',
          'duplicatesAcrossTools',
          'findings',
          'sightings',
        ] as const) {
          const sum = sources.reduce((total, each) => total + each[name], 0);
          expect(totals[name]).toBe(sum);
        }
        expect(totals.stale).toBe(sources.filter(each => each.stale).length);
      }),
    );
  });

  it('divides by nothing that is zero, and judges age by the last good scan alone', () => {
    fc.assert(
      fc.property(rows, read => {
        const { sources, totals } = intakeNumbers({
          asOf,
          scanMaxAge,
          applications,
          rows: read,
        });
        for (const each of [...sources, totals]) {
          const { value, denominator } = each.reimportStability;
          expect(value === null).toBe(denominator === 0);
          expect(each.sightingsPerFinding === null).toBe(each.findings === 0);
        }
        for (const each of sources) {
          const { daysSinceGoodScan: days } = each;
          const late = days === null || days > 30;
          expect(each.stale).toBe(late && !each.retired);
        }
      }),
    );
  });

  it('leaves out what is of no application that was asked about', () => {
    fc.assert(
      fc.property(rows, read => {
        const { sources, totals } = intakeNumbers({
          asOf,
          scanMaxAge,
          applications: [],
          rows: { ...read, scans: read.scans, standing: [] },
        });
        expect(sources).toEqual([]);
        expect(totals).toMatchObject({ applications: 0, sources: 0, stale: 0 });
      }),
    );
  });
});
