import { Release } from '@prodsec/backstage-plugin-product-security-common';
import { formatMoment } from '../moment';
import { RecordedRelease } from '../releases/RecordedRelease';
import { ReleaseState } from '../releases/releaseTimeline';

/** A release as the API shows it. */
export function toRelease(
  release: RecordedRelease,
  state: ReleaseState,
  application: { ref: string; team: string | null },
  isProduction: (environment: string) => boolean,
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
    firstPass: firstPasses.length
      ? firstPasses.every(({ passed }) => passed)
      : null,
    gates: state.gates.map(
      ({ gate, attempt, status, evaluatedAt, reasons }) => ({
        gate,
        attempt,
        status,
        evaluatedAt: formatMoment(evaluatedAt),
        reasons,
      }),
    ),
    evidence: state.evidence.map(one => ({
      type: one.type,
      uri: one.uri ?? null,
      digest: one.digest ?? null,
      recordedAt: formatMoment(one.recordedAt),
      status: one.status,
      documentDigest: one.documentDigest ?? null,
    })),
    missingEvidence: state.missingEvidence,
    artifacts: release.artifacts,
  };
}

function momentOrNull(moment: number | undefined): string | null {
  return moment === undefined ? null : formatMoment(moment);
}
