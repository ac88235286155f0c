import { RootCause } from '../rootCause';

/** What became of a gate; an override is not a pass. @public */
export const gateStatuses = ['passed', 'failed', 'overridden'] as const;

/** @see {@link gateStatuses} @public */
export type GateStatus = (typeof gateStatuses)[number];

/** The kinds of evidence that a complete release has. @public */
export const evidenceTypes = [
  'provenance',
  'sbom',
  'signature',
  'scan-results',
  'gate-decision',
  'approval',
] as const;

/** @see {@link evidenceTypes} @public */
export type EvidenceType = (typeof evidenceTypes)[number];

/**
 * How far evidence can be relied on: its document was checked and is right; it is wrong, and evidence of nothing; it is there as somebody said it, and
 * nothing could be checked.
 *
 * @public
 */
export const evidenceStatuses = ['verified', 'invalid', 'recorded'] as const;

/** @see {@link evidenceStatuses} @public */
export type EvidenceStatus = (typeof evidenceStatuses)[number];

/** One attempt at a gate of a release. @public */
export interface GateResult {
  gate: string;
  /** Counted from 1. */
  attempt: number;
  status: GateStatus;
  /** From when it counts, ISO 8601, UTC. */
  evaluatedAt: string;
  /** Why, in words. */
  reasons: string[];
  /** Who decided to pass over the result of the gate; `null` where nobody is named, or it is not overridden. */
  overriddenBy: string | null;
  /** Why the result was passed over. */
  overrideReason: string | null;
  /** What lies behind a result that is no pass; `null` of a pass. */
  rootCause: RootCause | null;
}

/** A piece of evidence of a release. @public */
export interface Evidence {
  id: string;
  type: EvidenceType;
  uri: string | null;
  digest: string | null;
  /** From when it counts, ISO 8601, UTC. */
  recordedAt: string;
  status: EvidenceStatus;
  /** Why it has this status, in a sentence. */
  reason: string;
  /** SHA-256 of the document that came with it, in hexadecimal. */
  documentDigest: string | null;
}

/** Something that a release ships. @public */
export interface ReleaseArtifact {
  name: string;
  digest: string;
}

/** A release of an application that is not in the catalog yet: it is kept, and recorded when the application appears. @public */
export interface PendingRelease {
  pending: true;
  /** Entity ref. */
  application: string;
  version: string;
  environment: string;
  /** When it is given up, ISO 8601, UTC. */
  keptUntil: string;
}

/** An upload that waits for its application: an item of `GET /releases/pending`. @public */
export interface PendingReleaseUpload extends PendingRelease {
  /** Entity ref of the user, or subject of the service, that sent it. */
  by: string;
  /** ISO 8601, UTC. */
  arrivedAt: string;
}

/** What one upload said of a release. Moments are ISO 8601, UTC, and absent where it said nothing of them. @public */
export interface ReleaseUploadRecord {
  /** Entity ref of the user, or subject of the service, that sent it. */
  by: string;
  arrivedAt: string;
  candidateAt?: string;
  releasedAt?: string;
  rolledBackAt?: string;
  gates: Pick<GateResult, 'gate' | 'attempt' | 'status'>[];
  evidence: EvidenceType[];
  artifacts: ReleaseArtifact[];
}

/** A release with all that is known of it: the answer of `GET /releases/{id}`. @public */
export interface ReleaseDetails extends Release {
  /** The uploads that changed it, in the order they came. */
  history: ReleaseUploadRecord[];
}

/** A version of an application in an environment, as of a moment. Moments are ISO 8601, UTC. @public */
export interface Release {
  id: string;
  /** Entity ref. */
  application: string;
  /** Entity ref of the group that owns the application. */
  team: string | null;
  version: string;
  environment: string;
  /** Whether the environment is one of production. */
  production: boolean;
  /** `null`: it is no candidate. */
  candidateAt: string | null;
  /** `null`: not released. */
  releasedAt: string | null;
  /** When it was taken back; `null`: it was not. It stays a release, in numbers too. */
  rolledBackAt: string | null;
  rollbackReason: string | null;
  /** Full id of the commit that was released. */
  commit: string | null;
  /** Whether every gate was passed at the first attempt; `null` without any result. */
  firstPass: boolean | null;
  gates: GateResult[];
  evidence: Evidence[];
  /** Required types of which there is no evidence that counts. */
  missingEvidence: EvidenceType[];
  artifacts: ReleaseArtifact[];
}
