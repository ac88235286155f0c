import {
  EvidenceStatus,
  EvidenceType,
  GateStatus,
  ReleaseArtifact,
  RootCause,
} from '@prodsec/backstage-plugin-product-security-common';

/** A version of an application in an environment, as it stands now. Moments are milliseconds since 1970 UTC. */
export interface RecordedRelease extends ReleaseKey {
  id: string;
  /** Absent: it is no candidate. */
  candidateAt?: number;
  /** Absent: not released. */
  releasedAt?: number;
  /** When it was taken back; absent: it was not. */
  rolledBackAt?: number;
  rollbackReason?: string;
  /** Full id of the commit that was released. */
  commit?: string;
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
  /** Who decided to pass over the result, where it is overridden. */
  overriddenBy?: string;
  overrideReason?: string;
  /** As who sent it says; absent: it follows from the gate and the reasons. */
  rootCause?: RootCause;
  /** The run of a pipeline that asked the portal for it. */
  run?: string;
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
  /** `unchecked`: its document is there and nobody has looked at it yet; such evidence does not count. */
  status: EvidenceStatus | 'unchecked';
  /** Why it has this status, one sentence; absent: it came without a document. */
  reason?: string;
  /** Digest of all that its document was checked against; absent: it was not. */
  checkedAgainst?: string;
  arrivedAt: number;
}

/** What one upload says of a release. */
export interface ReleaseUpload extends ReleaseKey {
  candidateAt?: number;
  releasedAt?: number;
  rolledBackAt?: number;
  rollbackReason?: string;
  commit?: string;
  gates: Omit<RecordedGate, 'arrivedAt'>[];
  evidence: Omit<
    RecordedEvidence,
    'id' | 'status' | 'reason' | 'checkedAgainst' | 'arrivedAt'
  >[];
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

/** An upload that changed a release, as it was sent. */
export interface ReleaseUploadEntry {
  /** Entity ref of a user, or subject of a service. */
  by: string;
  /** Milliseconds since 1970 UTC. */
  arrivedAt: number;
  content: Partial<Omit<ReleaseUpload, keyof ReleaseKey>>;
}
