import { defaultRootCauseRules } from '../gates/rootCauseOf';
import fc from 'fast-check';
import {
  arbitraryUploads,
  releasesAfter,
} from '../releases/__testUtils__/arbitraryUploads';
import { releaseAt } from '../releases/releaseTimeline';
import {
  allMoments,
  arbitraryHistory,
  holds,
  rowsAt,
} from './__testUtils__/arbitraryRecords';
import { projectReleases } from './projectReleases';
import { segmentsOf } from './projectSegments';

describe('projectReleases', () => {
  it('has at any moment what had happened to the release, for the segment of that moment', () => {
    fc.assert(
      fc.property(arbitraryHistory, arbitraryUploads, (history, uploads) => {
        const release = releasesAfter(uploads).at(-1)!;
        const segments = segmentsOf(history);
        const rows = projectReleases({
          applicationId: history.id,
          segments,
          releases: [release],
          isProduction: environment => environment === 'production',
          rootCauses: defaultRootCauseRules,
        });
        for (const moment of allMoments) {
          const segment = segments.find(({ from, to }) =>
            holds(from, to, moment),
          );
          const state = segment && releaseAt(release, moment);
          const common = {
            application_id: history.id,
            segment_id: segment?.id,
            release_id: release.id,
            production: true,
            candidate_at: state?.candidateAt,
            released_at: state?.releasedAt,
          };
          const passes = state?.firstPasses ?? [];
          const missing = state?.missingEvidence ?? [];
          expect(rowsAt(rows.release_facts, moment)).toMatchObject(
            state
              ? [
                  {
                    ...common,
                    first_pass:
                      passes.length > 0 && passes.every(each => each.passed),
                    gates: passes.map(({ gate }) => gate).join(','),
                    missing_evidence: missing.join(','),
                    evidence_complete: !missing.length,
                  },
                ]
              : [],
          );
          expect(rowsAt(rows.gate_facts, moment)).toMatchObject(
            passes.map(({ gate, passed, results }) => ({
              ...common,
              gate,
              first_pass: passed,
              attempts: results.length,
              status: results.toSorted((a, b) => b.attempt - a.attempt)[0]
                .status,
            })),
          );
          expect(
            rowsAt(rows.evidence_facts, moment).map(row => row.evidence_id),
          ).toEqual((state?.evidence ?? []).map(({ id }) => id));
        }
      }),
    );
  });
});
