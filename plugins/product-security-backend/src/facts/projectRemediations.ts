import { FindingHistory } from '../findings/ApplicationFindings';
import { FOREVER } from './Facts';
import { FactRow } from './factTables';
import { groupBy } from './groupBy';
import { Segment } from './projectSegments';
import { cut, Interval, Span, spanAt, without } from './spans';

/** What the rows of an application's remediations are made of. */
export interface RemediationProjection {
  applicationId: number;
  segments: readonly Segment[];
  /** On all branches. */
  findings: readonly FindingHistory[];
}

/**
 * The rows of the closings of an application's findings.
 *
 * @remarks
 * A row says what of a closing is known at the moment asked about: `verified_at` and `recurred_at` are null before they happen, and the severity is
 * the finding's own at that moment, since everything is grouped by what it is then. It is cut where one of them changes. `recurred_at` is the
 * first of the finding's own next opening and the first reports of other findings of its rule, later than the closing, that are on the default
 * branch and not suppressed at the moment asked about.
 */
export function projectRemediations({
  applicationId,
  segments,
  findings,
}: RemediationProjection): FactRow<'remediation_facts'>[] {
  const rows: FactRow<'remediation_facts'>[] = [];
  for (const sameRule of groupBy(findings, ({ rule }) => rule).values()) {
    const closings = sameRule.flatMap(closingsOf);
    const reports = closings.length ? reportsOf(sameRule, segments) : [];
    const earliest = earliestReports(reports);
    for (const closing of closings) {
      const recurrences = recurrencesOf(closing, reports, earliest);
      const suppressions = suppressionsOf(closing.finding);
      for (const segment of segments) {
        for (const piece of piecesOf(closing, segment, [
          recurrences,
          suppressions,
        ])) {
          rows.push({
            application_id: applicationId,
            segment_id: segment.id,
            valid_from: piece.from,
            valid_to: piece.to,
            on_default_branch:
              closing.finding.branch === segment.value.defaultBranch,
            suppressed: spanAt(suppressions, piece.from) !== undefined,
            ...factsOf(closing, recurrences, piece.from),
          });
        }
      }
    }
  }
  return rows;
}

interface Closing {
  finding: FindingHistory;
  openedAt: number;
  closedAt: number;
  verifiedAt?: number;
  reopenedAt?: number;
}

/** The first report of a finding. */
interface Report {
  at: number;
  /** When it makes an earlier closing a failed one. */
  counts: readonly Interval[];
}

function closingsOf(finding: FindingHistory): Closing[] {
  return finding.intervals.flatMap(
    ({ openedAt, closedAt, verifiedAt }, index) =>
      closedAt === undefined
        ? []
        : {
            finding,
            openedAt,
            closedAt,
            verifiedAt,
            reopenedAt: finding.intervals[index + 1]?.openedAt,
          },
  );
}

/** The first reports of findings in order of time, without those that never count. */
function reportsOf(
  findings: readonly FindingHistory[],
  segments: readonly Segment[],
): Report[] {
  return findings
    .map(finding => ({
      at: finding.firstSeenAt,
      counts: without({ from: finding.firstSeenAt, to: FOREVER }, [
        ...suppressionsOf(finding),
        ...segments.filter(
          ({ value }) => value.defaultBranch !== finding.branch,
        ),
      ]),
    }))
    .filter(({ counts }) => counts.length)
    .sort((a, b) => a.at - b.at);
}

/**
 * For each report, and one past the last: the earliest report from it on that counts, over time.
 *
 * @remarks
 * Each is made from the one after it, so that many findings of one rule do not meet each other pair by pair.
 */
function earliestReports(reports: readonly Report[]): Span<number>[][] {
  const timelines: Span<number>[][] = [[]];
  for (const { at, counts } of reports.toReversed()) {
    const later = timelines[timelines.length - 1].flatMap(span =>
      without(span, counts).map(piece => ({ ...piece, value: span.value })),
    );
    const own = counts.map(span => ({ ...span, value: at }));
    timelines.push([...own, ...later].sort((a, b) => a.from - b.from));
  }
  return timelines.reverse();
}

/** What makes a closing a failed one, over time: the earliest report after it, or its own reopening where that is earlier. */
function recurrencesOf(
  { closedAt, reopenedAt = FOREVER }: Closing,
  reports: readonly Report[],
  earliest: readonly Span<number>[][],
): Span<number>[] {
  const reopened = { from: reopenedAt, to: FOREVER };
  const reported = earliest[firstAfter(reports, closedAt)].filter(
    ({ value }) => value < reopenedAt,
  );
  return [
    ...reported,
    ...without(reopened, reported).map(piece => ({
      ...piece,
      value: reopenedAt,
    })),
  ].sort((a, b) => a.from - b.from);
}

function firstAfter(reports: readonly Report[], moment: number): number {
  let low = 0;
  let high = reports.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (reports[middle].at <= moment) low = middle + 1;
    else high = middle;
  }
  return low;
}

function piecesOf(
  { finding, closedAt, verifiedAt }: Closing,
  segment: Segment,
  changes: readonly (readonly Interval[])[],
): Interval[] {
  const whole = { from: Math.max(segment.from, closedAt), to: segment.to };
  return cut(whole, [
    verifiedAt === undefined ? [] : [{ from: verifiedAt, to: FOREVER }],
    ...severityChangesOf(finding).map(from => [{ from, to: FOREVER }]),
    ...changes,
  ]);
}

function factsOf(
  { finding, openedAt, closedAt, verifiedAt }: Closing,
  recurrences: readonly Span<number>[],
  moment: number,
) {
  const state =
    finding.states.find(
      ({ validFrom, validTo = FOREVER }) =>
        validFrom <= moment && moment < validTo,
    ) ?? finding.states[0];
  return {
    finding_id: finding.id,
    category: finding.category,
    rule: finding.rule,
    severity: state.severity,
    opened_at: openedAt,
    closed_at: closedAt,
    verified_at:
      verifiedAt !== undefined && verifiedAt <= moment ? verifiedAt : undefined,
    recurred_at: spanAt(recurrences, moment)?.value,
  };
}

function severityChangesOf({ states }: FindingHistory): number[] {
  return states.flatMap(({ validFrom, severity }, index) =>
    index > 0 && states[index - 1].severity !== severity ? validFrom : [],
  );
}

function suppressionsOf(finding: FindingHistory): Interval[] {
  return finding.states
    .filter(({ status }) => status === 'suppressed')
    .map(({ validFrom, validTo }) => ({
      from: validFrom,
      to: validTo ?? FOREVER,
    }));
}
