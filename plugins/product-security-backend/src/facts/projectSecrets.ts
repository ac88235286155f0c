import { FindingHistory } from '../findings/ApplicationFindings';
import { credentialTimeline } from '../secrets/credentialTimeline';
import { RotationOfFinding } from '../secrets/RotationStore';
import { FOREVER } from './Facts';
import { FactRow } from './factTables';
import { groupBy } from './groupBy';
import { Segment } from './projectSegments';
import { cut, spanAt, stepsToSpans } from './spans';

/** What the rows of an application's leaked credentials are made of. */
export interface SecretProjection {
  applicationId: number;
  segments: readonly Segment[];
  /** Of all categories and branches. */
  findings: readonly FindingHistory[];
  rotations: readonly RotationOfFinding[];
  /** How long after the leak a credential may take to be rotated and verified, in milliseconds. */
  rotationSla: number;
}

/**
 * The rows of an application's leaked credentials: from the leak on, cut where something becomes known.
 */
export function projectSecrets({
  applicationId,
  segments,
  findings,
  rotations,
  rotationSla,
}: SecretProjection): FactRow<'secret_facts'>[] {
  const byFinding = groupBy(rotations, ({ findingId }) => findingId);
  return findings
    .filter(({ category }) => category === 'secret')
    .flatMap(finding => {
      const leakedAt = finding.firstSeenAt;
      const timeline = stepsToSpans(
        credentialTimeline(leakedAt, byFinding.get(finding.id) ?? []).map(
          value => ({ from: value.from, value }),
        ),
        FOREVER,
      );
      const states = finding.states.map(state => ({
        from: state.validFrom,
        to: state.validTo ?? FOREVER,
        value: state,
      }));
      return segments.flatMap(segment =>
        cut({ from: Math.max(segment.from, leakedAt), to: segment.to }, [
          timeline,
          states,
        ]).map(({ from, to }) => {
          const known = spanAt(timeline, from)!.value;
          const state = spanAt(states, from)?.value;
          return {
            application_id: applicationId,
            segment_id: segment.id,
            valid_from: from,
            valid_to: to,
            finding_id: finding.id,
            on_default_branch: finding.branch === segment.value.defaultBranch,
            suppressed: state?.status === 'suppressed',
            rule: finding.rule,
            title: finding.title,
            severity: (state ?? states[0].value).severity,
            leaked_at: leakedAt,
            rotation_due_at: leakedAt + rotationSla,
            rotated_at: known.rotatedAt,
            rotation_verified_at: known.verifiedAt,
          };
        }),
      );
    });
}
