import fc from 'fast-check';
import { FindingHistory } from '../findings/ApplicationFindings';
import {
  allMoments,
  arbitraryFindings,
  arbitraryHistory,
  holds,
  rowsAt,
} from './__testUtils__/arbitraryRecords';
import { attributesOf } from './__testUtils__/attributesOf';
import { findingOf } from './__testUtils__/findingOf';
import { FOREVER } from './Facts';
import { projectRemediations } from './projectRemediations';
import { segmentsOf } from './projectSegments';

describe('projectRemediations', () => {
  it('has, at any moment, the rows that a reading of the records gives', () => {
    fc.assert(
      fc.property(arbitraryHistory, arbitraryFindings, (history, findings) => {
        const segments = segmentsOf(history);
        const rows = projectRemediations({
          applicationId: history.id,
          segments,
          findings,
        });
        for (const t of allMoments) {
          const segment = segments.find(({ from, to }) => holds(from, to, t));
          const expected = findings.flatMap(finding =>
            segment
              ? finding.intervals.flatMap(
                  ({ openedAt, closedAt, verifiedAt }, index) => {
                    if (closedAt === undefined || closedAt > t) return [];
                    const recurrences = [
                      finding.intervals[index + 1]?.openedAt ?? FOREVER,
                      ...findings
                        .filter(
                          other =>
                            other.rule === finding.rule &&
                            other.branch === segment.value.defaultBranch &&
                            other.firstSeenAt > closedAt &&
                            stateAt(other, t)?.status !== 'suppressed',
                        )
                        .map(({ firstSeenAt }) => firstSeenAt),
                    ].filter(at => at <= t);
                    return {
                      application_id: history.id,
                      segment_id: segment.id,
                      finding_id: finding.id,
                      on_default_branch:
                        finding.branch === segment.value.defaultBranch,
                      suppressed: stateAt(finding, t)?.status === 'suppressed',
                      category: finding.category,
                      rule: finding.rule,
                      severity: stateAt(finding, t)!.severity,
                      opened_at: openedAt,
                      closed_at: closedAt,
                      verified_at:
                        verifiedAt !== undefined && verifiedAt <= t
                          ? verifiedAt
                          : undefined,
                      recurred_at: recurrences.length
                        ? Math.min(...recurrences)
                        : undefined,
                    };
                  },
                )
              : [],
          );
          const actual = rowsAt(rows, t).map(
            ({ valid_from: _from, valid_to: _to, ...row }) => row,
          );
          expect(actual.toSorted(byClosing)).toEqual(
            expected.toSorted(byClosing),
          );
        }
      }),
      { numRuns: 200 },
    );
  });

  it('counts a new finding of the rule strictly after the closing only, whatever tool reports it', () => {
    const closed = findingOf({
      id: 'closed',
      intervals: [{ openedAt: 0, closedAt: 10, verifiedAt: 10 }],
    });
    const recurredAt = (firstSeenAt: number) => {
      const [row] = rowsAt(
        projectRemediations({
          applicationId: 7,
          segments: [{ id: 1, from: 0, to: FOREVER, value: attributesOf() }],
          findings: [
            closed,
            findingOf({ id: 'new', tools: ['other'], firstSeenAt }),
          ],
        }),
        20,
      );
      return row.recurred_at;
    };
    expect(recurredAt(10)).toBeUndefined();
    expect(recurredAt(11)).toBe(11);
    expect(recurredAt(21)).toBeUndefined();
  });

  it('has one row for each of several closings of a finding, an unverified one too', () => {
    const rows = projectRemediations({
      applicationId: 7,
      segments: [{ id: 1, from: 0, to: FOREVER, value: attributesOf() }],
      findings: [
        findingOf({
          id: 'a',
          intervals: [
            { openedAt: 0, closedAt: 5, verifiedAt: 8 },
            { openedAt: 12, closedAt: 14 },
          ],
        }),
      ],
    });
    expect(rowsAt(rows, 7)).toMatchObject([
      { closed_at: 5, verified_at: undefined, recurred_at: undefined },
    ]);
    expect(rowsAt(rows, 20)).toMatchObject([
      { opened_at: 0, closed_at: 5, verified_at: 8, recurred_at: 12 },
      { opened_at: 12, closed_at: 14, verified_at: undefined },
    ]);
  });

  it('stays small and quick where one rule has very many findings, of a branch that is no longer the default one', () => {
    const findings = Array.from({ length: 4_000 }, (_, index) =>
      findingOf({
        id: `f${index}`,
        firstSeenAt: index,
        intervals: [{ openedAt: index, closedAt: index + 1 }],
      }),
    );
    const trunk = attributesOf({ defaultBranch: 'trunk' });
    const started = performance.now();
    const rows = projectRemediations({
      applicationId: 7,
      segments: [
        { id: 1, from: 0, to: 5_000, value: attributesOf() },
        { id: 2, from: 5_000, to: FOREVER, value: trunk },
      ],
      findings,
    });
    expect(rows.length).toBeLessThan(4 * findings.length);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

function stateAt({ states }: FindingHistory, moment: number) {
  return states.find(({ validFrom, validTo }) =>
    holds(validFrom, validTo, moment),
  );
}

function byClosing(
  a: { finding_id: string; closed_at: number },
  b: { finding_id: string; closed_at: number },
): number {
  return a.finding_id.localeCompare(b.finding_id) || a.closed_at - b.closed_at;
}
