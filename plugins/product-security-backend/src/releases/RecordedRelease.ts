import {
  EvidenceStatus,
  EvidenceType,
  GateStatus,
  ReleaseArtifact,
} from '@prodsec/backstage-plugin-product-security-common';

/** A version of an application in an environment, as it stands now. Moments are milliseconds since 1970 UTC. */
export interface RecordedRelease extends ReleaseKey {
  id: string;
  /** Absent: it is no candidate. */
  candidateAt?: number;
  /** Absent: not released. */
  releasedAt?: number;
  /** When its first upload came. */
  arrivedAt: number;
  /** One for each attempt at a gate, by gate and attempt. */
  gates: RecordedGate[];
  evidence: RecordedEvidence[];
  artifacts: ReleaseArtifact[];
}

/** What makes two uploads be about the same release. */
export interface ReleaseKey {
  applicationId: number;
  version: string;
  environment: string;
}

/** The result of an attempt at a gate. */
export interface RecordedGate {
  gate: string;
  /** Counted from 1. */
  attempt: number;
  status: GateStatus;
  evaluatedAt?: number;
  reasons: string[];
  arrivedAt: number;
}

/** A piece of evidence. */
export interface RecordedEvidence {
  id: string;
  type: EvidenceType;
  uri?: string;
  digest?: string;
  recordedAt?: number;
  /** SHA-256 of the document that came with it, in hexadecimal. */
  documentDigest?: string;
  status: EvidenceStatus;
  arrivedAt: number;
}

/** What one upload says of a release. */
export interface ReleaseUpload extends ReleaseKey {
  candidateAt?: number;
  releasedAt?: number;
  gates: Omit<RecordedGate, 'arrivedAt'>[];
  evidence: Omit<RecordedEvidence, 'id' | 'status' | 'arrivedAt'>[];
  artifacts: ReleaseArtifact[];
}

/** An upload that changed a release. */
export interface ReleaseChange {
  /** The first moment whose answers changed. */
  happenedAt: number;
  arrivedAt: number;
}

/** A release with the uploads that made it what it is. */
export interface ReleaseHistory extends RecordedRelease {
  changes: ReleaseChange[];
}
