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

/** How far evidence can be relied on: it was recorded as somebody said it. @public */
export type EvidenceStatus = 'recorded';

/** One attempt at a gate of a release. @public */
export interface GateResult {
  gate: string;
  /** Counted from 1. */
  attempt: number;
  status: GateStatus;
  /** From when it counts, ISO 8601, UTC. */
  evaluatedAt: string;
  reasons: string[];
}

/** A piece of evidence of a release. @public */
export interface Evidence {
  type: EvidenceType;
  uri: string | null;
  digest: string | null;
  /** From when it counts, ISO 8601, UTC. */
  recordedAt: string;
  status: EvidenceStatus;
  /** SHA-256 of the document that came with it, in hexadecimal. */
  documentDigest: string | null;
}

/** Something that a release ships. @public */
export interface ReleaseArtifact {
  name: string;
  digest: string;
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
  /** Whether every gate was passed at the first attempt; `null` without any result. */
  firstPass: boolean | null;
  gates: GateResult[];
  evidence: Evidence[];
  /** Types of which there is no evidence that counts. */
  missingEvidence: EvidenceType[];
  artifacts: ReleaseArtifact[];
}
