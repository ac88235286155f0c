import {
  Release,
  Tier,
} from '@prodsec/backstage-plugin-product-security-common';
import { EvidencePolicy, missingEvidence } from '../evidence/EvidencePolicy';
import { formatMoment } from '../moment';
import { RootCauseRule, rootCauseOf } from '../gates/rootCauseOf';
import { RecordedRelease } from '../releases/RecordedRelease';
import { ReleaseState } from '../releases/releaseTimeline';
import { toEvidence } from './toEvidence';

/** A release as the API shows it. */
export function toRelease(
  release: RecordedRelease,
  state: ReleaseState,
  application: { ref: string; team: string | null; tier: Tier },
  {
    isProduction,
    rootCauses,
    evidencePolicy,
  }: {
    evidencePolicy: EvidencePolicy;
    isProduction(environment: string): boolean;
    rootCauses: readonly RootCauseRule[];
  },
): Release {
  const { firstPasses } = state;
  return {
    id: release.id,
    application: application.ref,
    team: application.team,
    version: release.version,
    environment: release.environment,
    production: isProduction(release.environment),
    candidateAt: momentOrNull(state.candidateAt),
    releasedAt: momentOrNull(state.releasedAt),
    rolledBackAt: momentOrNull(state.rolledBackAt),
    rollbackReason:
      state.rolledBackAt === undefined ? null : release.rollbackReason ?? null,
    commit: release.commit ?? null,
    firstPass: firstPasses.length
      ? firstPasses.every(({ passed }) => passed)
      : null,
    gates: state.gates.map(result => ({
      gate: result.gate,
      attempt: result.attempt,
      status: result.status,
      evaluatedAt: formatMoment(result.evaluatedAt),
      reasons: result.reasons,
      overriddenBy: result.overriddenBy ?? null,
      overrideReason: result.overrideReason ?? null,
      rootCause:
        result.status === 'passed' ? null : rootCauseOf(result, rootCauses),
    })),
    evidence: state.evidence.map(toEvidence),
    missingEvidence: missingEvidence(
      state.evidence,
      evidencePolicy.requirementOf(application.tier, release.environment),
    ),
    artifacts: release.artifacts,
  };
}

function momentOrNull(moment: number | undefined): string | null {
  return moment === undefined ? null : formatMoment(moment);
}
