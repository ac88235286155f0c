import { ReleaseArtifact } from '@prodsec/backstage-plugin-product-security-common';
import {
  RecordedEvidence,
  RecordedGate,
  RecordedRelease,
  ReleaseChange,
  ReleaseUpload,
} from './RecordedRelease';

/** The row of a release. */
export function releaseRow(release: RecordedRelease) {
  return {
    id: release.id,
    application_id: release.applicationId,
    version: release.version,
    environment: release.environment,
    candidate_at: release.candidateAt ?? null,
    released_at: release.releasedAt ?? null,
    rolled_back_at: release.rolledBackAt ?? null,
    rollback_reason: release.rollbackReason ?? null,
    commit: release.commit ?? null,
    arrived_at: release.arrivedAt,
  };
}

/** The row of a gate's result. */
export function gateRow(releaseId: string, gate: RecordedGate) {
  return {
    release_id: releaseId,
    gate: gate.gate,
    attempt: gate.attempt,
    status: gate.status,
    evaluated_at: gate.evaluatedAt ?? null,
    reasons: JSON.stringify(gate.reasons),
    overridden_by: gate.overriddenBy ?? null,
    override_reason: gate.overrideReason ?? null,
    root_cause: gate.rootCause ?? null,
    run: gate.run ?? null,
    arrived_at: gate.arrivedAt,
  };
}

/** The row of a piece of evidence. */
export function evidenceRow(releaseId: string, evidence: RecordedEvidence) {
  return {
    id: evidence.id,
    release_id: releaseId,
    type: evidence.type,
    uri: evidence.uri ?? null,
    digest: evidence.digest ?? null,
    recorded_at: evidence.recordedAt ?? null,
    document_digest: evidence.documentDigest ?? null,
    status: evidence.status,
    reason: evidence.reason ?? null,
    checked_against: evidence.checkedAgainst ?? null,
    arrived_at: evidence.arrivedAt,
  };
}

/** The row of an artifact. */
export function artifactRow(releaseId: string, artifact: ReleaseArtifact) {
  return {
    release_id: releaseId,
    name: artifact.name,
    digest: artifact.digest,
  };
}

/** Who changed a release when nobody sent anything, and a check of its evidence found something else than before. */
export const evidenceCheck = 'evidence-check';

/** The row of an upload that changed a release. */
export function changeRow(
  { id }: RecordedRelease,
  upload: ReleaseUpload,
  change: ReleaseChange & { by: string },
) {
  const { applicationId, version, environment, ...content } = upload;
  return {
    release_id: id,
    happened_at: change.happenedAt,
    arrived_at: change.arrivedAt,
    by: change.by,
    content: JSON.stringify(content),
  };
}

/** A release without what hangs on it. */
export function toRelease(
  row: any,
): Omit<RecordedRelease, 'gates' | 'evidence' | 'artifacts'> {
  return {
    id: row.id,
    applicationId: row.application_id,
    version: row.version,
    environment: row.environment,
    ...momentOf('candidateAt', row.candidate_at),
    ...momentOf('releasedAt', row.released_at),
    ...momentOf('rolledBackAt', row.rolled_back_at),
    ...textOf('rollbackReason', row.rollback_reason),
    ...textOf('commit', row.commit),
    arrivedAt: Number(row.arrived_at),
  };
}

/** A gate's result. */
export function toGate(row: any): RecordedGate {
  return {
    gate: row.gate,
    attempt: row.attempt,
    status: row.status,
    ...momentOf('evaluatedAt', row.evaluated_at),
    reasons: JSON.parse(row.reasons),
    ...textOf('overriddenBy', row.overridden_by),
    ...textOf('overrideReason', row.override_reason),
    ...textOf('rootCause', row.root_cause),
    ...textOf('run', row.run),
    arrivedAt: Number(row.arrived_at),
  };
}

/** A piece of evidence. */
export function toEvidence(row: any): RecordedEvidence {
  return {
    id: row.id,
    type: row.type,
    ...(row.uri === null ? {} : { uri: row.uri }),
    ...(row.digest === null ? {} : { digest: row.digest }),
    ...momentOf('recordedAt', row.recorded_at),
    ...(row.document_digest === null
      ? {}
      : { documentDigest: row.document_digest }),
    status: row.status,
    ...textOf('reason', row.reason),
    ...textOf('checkedAgainst', row.checked_against),
    arrivedAt: Number(row.arrived_at),
  };
}

/** What an upload changed. */
export function toChange(row: any): ReleaseChange {
  return {
    happenedAt: Number(row.happened_at),
    arrivedAt: Number(row.arrived_at),
  };
}

function textOf<Name extends string, Text extends string>(
  name: Name,
  value: Text | null,
): { [N in Name]?: Text } {
  if (value === null) return {};
  return { [name]: value } as { [N in Name]?: Text };
}

function momentOf<Name extends string>(
  name: Name,
  value: number | string | null,
): { [N in Name]?: number } {
  if (value === null) return {};
  return { [name]: Number(value) } as { [N in Name]?: number };
}
