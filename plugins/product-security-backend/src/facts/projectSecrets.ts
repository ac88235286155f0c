import { createHash } from 'node:crypto';
import { Tier } from '@prodsec/backstage-plugin-product-security-common';
import { FindingHistory } from '../findings/ApplicationFindings';
import { credentialKindOf } from '../secrets/credentialKindOf';
import { credentialTimeline } from '../secrets/credentialTimeline';
import { RotationSla, rotationTime } from '../secrets/rotationTime';
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
  /** How long after the leak a credential may take to be rotated and verified. */
  rotationSla: RotationSla;
}

/**
 * The rows of an application's leaked credentials: from the leak on, cut where something becomes known.
 *
 * @remarks
 * The time allowed is that of the tier at the leak: a promise that was running does not change when the application is moved to another tier.
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
      const kind = credentialKindOf(finding.rule);
      const dueAt =
        leakedAt +
        rotationTime(rotationSla, { kind, tier: tierAt(segments, leakedAt) });
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
            credential_id: credentialIdOf(finding),
            hint: hintOf(finding),
            kind,
            validity: (state ?? states[0].value).validity,
            rule: finding.rule,
            title: finding.title,
            severity: (state ?? states[0].value).severity,
            leaked_at: leakedAt,
            rotation_due_at: dueAt,
            rotated_at: known.rotatedAt,
            rotation_verified_at: known.verifiedAt,
          };
        }),
      );
    });
}

/** The tier at a moment; before the first day known, the first known one. */
function tierAt(segments: readonly Segment[], moment: number): Tier {
  const holding = segments.findLast(({ from }) => from <= moment);
  return (holding ?? segments[0])?.value.tier ?? 'unassigned';
}

/** Not the keyed hash itself, which leaves the store for nobody. */
function credentialIdOf({ id, credentialHash }: FindingHistory): string {
  if (credentialHash === undefined) return id;
  return createHash('sha256')
    .update(`credential ${credentialHash}`)
    .digest('hex')
    .slice(0, 32);
}

/** What the title of a finding ends in where reports show the credential. */
function hintOf(finding: FindingHistory): string | undefined {
  if (finding.credentialHash === undefined) return undefined;
  return /: (.{0,4}\*{4})$/s.exec(finding.title)?.[1];
}
