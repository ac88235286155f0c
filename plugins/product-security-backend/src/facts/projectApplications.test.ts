import { Category } from '@prodsec/backstage-plugin-product-security-common';
import fc from 'fast-check';
import { controlTimeline } from '../controls/controlTimeline';
import {
  allMoments,
  arbitraryHistory,
  arbitraryMoment,
  holds,
  rowsAt,
} from './__testUtils__/arbitraryRecords';
import { projectApplications } from './projectApplications';
import { segmentsOf } from './projectSegments';

const arbitraryScans = fc.array(
  fc.record({
    categories: fc.subarray<Category>([
      'code',
      'dependency',
      'secret',
      'container',
    ]),
    branch: fc.constantFrom('main', 'trunk'),
    scannedAt: arbitraryMoment,
    complete: fc.boolean(),
  }),
  { maxLength: 8 },
);

describe('projectApplications', () => {
  it('sums up, at any moment, the controls of that moment, and has the latest scan of any kind', () => {
    fc.assert(
      fc.property(arbitraryHistory, arbitraryScans, (history, scans) => {
        const segments = segmentsOf(history);
        const controls = controlTimeline({
          attributes: segments,
          scans,
          releases: [],
          ages: { scanMaxAge: 5, releaseEvidenceMaxAge: 5 },
        });
        const rows = projectApplications({
          applicationId: history.id,
          segments,
          controls,
          scans,
        });
        for (const t of allMoments) {
          const segment = segments.find(({ from, to }) => holds(from, to, t));
          const found = rowsAt(rows.control_facts, t);
          const now = controls.filter(({ from, to }) => holds(from, to, t));
          expect(
            found.map(row => [row.control, row.applicable, row.holds]),
          ).toEqual(
            now.map(each => [each.control, each.applicable, each.holds]),
          );
          expect(found.every(row => row.segment_id === segment?.id)).toBe(true);
          const applicable = now.filter(each => each.applicable);
          const missing = applicable.filter(each => !each.holds);
          const latest = (counts: (scan: (typeof scans)[number]) => boolean) =>
            scans
              .filter(scan => scan.scannedAt <= t && counts(scan))
              .map(({ scannedAt }) => scannedAt)
              .sort((a, b) => a - b)
              .at(-1);
          const latestOf = (category: Category) =>
            latest(
              scan =>
                scan.complete &&
                scan.branch === segment?.value.defaultBranch &&
                scan.categories.includes(category),
            );
          const expected = {
            application_id: history.id,
            segment_id: segment?.id,
            owned: segment?.value.owned,
            covered: missing.length === 0,
            controls_applicable: applicable.length,
            controls_holding: applicable.length - missing.length,
            missing_controls: missing.map(each => each.control).join(','),
            inapplicable_controls: now
              .filter(each => !each.applicable)
              .map(each => each.control)
              .join(','),
            scanned_at: latest(() => true),
            code_scanned_at: latestOf('code'),
            dependency_scanned_at: latestOf('dependency'),
            container_scanned_at: latestOf('container'),
            cloud_scanned_at: undefined,
            secret_scanned_at: latestOf('secret'),
            dynamic_scanned_at: undefined,
          };
          expect(rowsAt(rows.application_facts, t)).toMatchObject(
            segment ? [expected] : [],
          );
        }
      }),
    );
  });
});
