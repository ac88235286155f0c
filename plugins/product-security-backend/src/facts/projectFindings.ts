import { highestExploitation } from '@prodsec/backstage-plugin-product-security-common';
import { OwnerPresence } from '../applications/OwnerPresenceStore';
import { Exploitability } from '../exploitability/Exploitability';
import { exploitabilityFactor } from '../exploitability/exploitabilityFactor';
import { FindingHistory, FindingState } from '../findings/ApplicationFindings';
import { FOREVER } from './Facts';
import { FactRow, FactRows } from './factTables';
import { groupBy } from './groupBy';
import { Segment } from './projectSegments';
import { Weights } from './readWeights';
import { cut, Interval, Span, spanAt, stepsToSpans } from './spans';

/** A finding is accepted under an exception during an interval. */
export interface Acceptance extends Interval {
  findingId: string;
  /** Id of the exception. */
  exception: string;
}

/** What the rows of an application's findings are made of. */
export interface FindingProjection {
  applicationId: number;
  segments: readonly Segment[];
  findings: readonly FindingHistory[];
  /** When the catalog had each assignee, in order of time; who never was there is left out. */
  presence: ReadonlyMap<string, readonly OwnerPresence[]>;
  /** In any order; where several hold, the one that began first is named. */
  acceptances: readonly Acceptance[];
  exploitability: Exploitability;
  weights: Weights;
}

/**
 * The rows of an application's findings on all branches: cut wherever a state, a segment, an exploitability, an acceptance or an assignee changes,
 * and where an assignee comes to the catalog or leaves it.
 */
export function projectFindings(
  input: FindingProjection,
): Pick<FactRows, 'finding_facts' | 'finding_details'> {
  const acceptances = groupBy(input.acceptances, ({ findingId }) => findingId);
  return {
    finding_facts: input.findings.flatMap(finding => [
      ...rowsOf(finding, acceptances.get(finding.id) ?? [], input),
    ]),
    finding_details: input.findings.map(finding => ({
      application_id: input.applicationId,
      finding_id: finding.id,
      location: JSON.stringify(finding.location),
      search_text: searchText(finding),
    })),
  };
}

function* rowsOf(
  finding: FindingHistory,
  acceptances: Acceptance[],
  {
    applicationId,
    segments,
    presence,
    exploitability,
    weights,
  }: FindingProjection,
): Generator<FactRow<'finding_facts'>> {
  const cves = cvesOf(finding.vulnerabilityIds);
  const states = finding.states.map(
    (state): Span<FindingState> => ({
      from: state.validFrom,
      to: state.validTo ?? FOREVER,
      value: state,
    }),
  );
  const scores = stepsToSpans(
    exploitability.changesOf(cves).map(value => ({ from: value.from, value })),
    FOREVER,
  );
  const assignees = stepsToSpans(
    finding.assignments.map(({ at, assignee }) => ({
      from: at,
      value: assignee,
    })),
    FOREVER,
  );
  const owned = assignees.flatMap(span => ownedDuring(span, presence));
  const byStart = acceptances.toSorted(
    (a, b) => a.from - b.from || (a.exception < b.exception ? -1 : 1),
  );
  const fixed = {
    application_id: applicationId,
    finding_id: finding.id,
    branch: finding.branch,
    category: finding.category,
    rule: finding.rule,
    title: finding.title,
    tool: finding.tools.join(','),
    cwe: finding.cwe.join(','),
    cve: cves.join(','),
    first_seen_at: finding.firstSeenAt,
  };
  for (const segment of segments) {
    for (const { value: state, ...span } of states) {
      const shared = {
        from: Math.max(segment.from, span.from),
        to: Math.min(segment.to, span.to),
      };
      for (const piece of cut(shared, [scores, assignees, owned, byStart])) {
        const score = spanAt(scores, piece.from)!.value;
        const assignee = spanAt(assignees, piece.from)?.value;
        const acceptance =
          state.status === 'open'
            ? byStart.find(
                ({ from, to }) => from <= piece.from && piece.from < to,
              )
            : undefined;
        const known = {
          knownExploited: score.knownExploited,
          epss: score.epss,
          reachable: state.reachable,
          exploitation: highestExploitation([
            state.exploitation,
            score.knownExploited ? 'active' : undefined,
          ]),
        };
        const factors = {
          severity_weight: weights.severity[state.severity],
          exploitability_factor: exploitabilityFactor(
            known,
            weights.exploitability,
          ).factor,
          tier_weight: weights.tier[segment.value.tier],
          exposure_weight: weights.exposure[segment.value.exposure],
        };
        yield {
          ...fixed,
          ...factors,
          segment_id: segment.id,
          valid_from: piece.from,
          valid_to: piece.to,
          on_default_branch: finding.branch === segment.value.defaultBranch,
          status: acceptance ? 'accepted' : state.status,
          severity: state.severity,
          opened_at: state.openedAt,
          closed_at: state.closedAt,
          verified_at: state.verifiedAt,
          reopen_count: state.reopenCount,
          known_exploited: known.knownExploited,
          epss: known.epss,
          reachable: known.reachable,
          exploitation: known.exploitation,
          risk_score:
            factors.severity_weight *
            factors.exploitability_factor *
            factors.tier_weight *
            factors.exposure_weight,
          assignee,
          owned: spanAt(owned, piece.from) !== undefined || segment.value.owned,
          exception: acceptance?.exception,
        };
      }
    }
  }
}

/** While the finding is assigned to somebody whom the catalog has. */
function ownedDuring(
  { from, to, value: assignee }: Span<string | undefined>,
  presence: FindingProjection['presence'],
): Interval[] {
  if (assignee === undefined) return [];
  return (presence.get(assignee) ?? [])
    .map(({ validFrom, validTo }) => ({
      from: Math.max(from, validFrom),
      to: Math.min(to, validTo ?? FOREVER),
    }))
    .filter(interval => interval.from < interval.to);
}

/** Those of a vulnerability's ids that the feeds know. */
export function cvesOf(vulnerabilityIds: readonly string[]): string[] {
  return vulnerabilityIds.filter(id => id.startsWith('CVE-'));
}

function searchText(finding: FindingHistory): string {
  const { path, package: purl, image, url } = finding.location;
  return [
    finding.id,
    ...finding.mergedIds,
    finding.title,
    finding.rule,
    ...finding.vulnerabilityIds,
    path,
    purl,
    image,
    url,
  ]
    .filter(text => text !== undefined)
    .join('\n')
    .toLocaleLowerCase('en-US');
}
