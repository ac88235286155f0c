import {
  ApplicationAttributes,
  Category,
  EvidenceType,
  GateStatus,
  RootCause,
  Severity,
} from '@prodsec/backstage-plugin-product-security-common';

/**
 * An organisation and everything that happened to it, as plain lists. Moments are milliseconds since 1970 UTC. Applications, problems and
 * findings are named by their index.
 */
export interface World {
  applications: Application[];
  /** Who is in the catalog of users and groups, by ref, and when they were not. */
  owners: { ref: string; awayFrom?: number; awayUntil?: number }[];
  /** Which groups there are from some moments on, in order of time, and what they are part of. */
  hierarchies: { at: number; parents: Record<string, string[]> }[];
  scans: Scan[];
  decisions: Decision[];
  assignments: Assignment[];
  exceptions: GrantedException[];
  releases: Upload[];
  rotations: GivenRotation[];
  activity: Activity[];
  /** CVE and the moment it was added to the known exploited ones. */
  knownExploited: [cve: string, addedAt: number][];
  epss: { date: number; scores: [cve: string, probability: number][] }[];
}

/** An application, what it was first and what it became; without attributes: it left the catalog. */
export interface Application {
  ref: string;
  first: ApplicationAttributes;
  changes: { at: number; attributes?: ApplicationAttributes }[];
}

/** Something a tool can report. */
export interface Problem {
  category: Category;
  rule: string;
  /** Path, or package URL. */
  place: string;
  /** Of a vulnerability. */
  cves: string[];
}

/** A scan on one branch. */
export interface Scan {
  application: number;
  at: number;
  tool: string;
  scope: string;
  branch: string;
  complete: boolean;
  categories: Category[];
  results: { problem: number; severity: Severity; suppressed: boolean }[];
}

/** What makes a finding one: a problem in an application on a branch, and for code the tool. */
export interface FindingName {
  application: number;
  branch: string;
  problem: number;
  /** Absent where all tools see one finding. */
  tool?: string;
}

/** What a person says of a finding that there is by then. */
export interface Decision {
  at: number;
  finding: FindingName;
  status: 'fixed' | 'false-positive' | 'open';
  /** Whether a fix is verified at once. */
  verified: boolean;
}

/** Whose a finding is from a moment on. */
export interface Assignment {
  at: number;
  finding: FindingName;
  assignee?: string;
}

/** A risk accepted for a time, and what was changed of it later. */
export interface GrantedException {
  application: number;
  findings: FindingName[];
  rule?: string;
  createdAt: number;
  expiresAt?: number;
  reviewAt?: number;
  compensatingControl?: string;
  endedAt?: number;
  change?: { at: number; reviewAt?: number; compensatingControl?: string };
  /** Absent: it was granted at once. Without outcome nobody has decided. */
  request?: {
    at: number;
    decidedAt: number;
    outcome?: 'approved' | 'rejected' | 'withdrawn';
  };
  /** A longer term that was asked for; of one that nobody has changed or ended. Without outcome nobody has decided. */
  renewal?: {
    at: number;
    decidedAt: number;
    expiresAt: number;
    outcome?: 'approved' | 'rejected' | 'withdrawn';
  };
}

/** What one upload says of a release. */
export interface Upload {
  application: number;
  version: string;
  environment: string;
  candidateAt?: number;
  releasedAt?: number;
  /** No number changes by it. */
  rolledBackAt?: number;
  gates: {
    gate: string;
    attempt: number;
    status: GateStatus;
    evaluatedAt?: number;
    rootCause?: RootCause;
  }[];
  evidence: GivenEvidence[];
  arrivedAt: number;
}

/** A piece of evidence, and what a check of its document finds; without a document nothing does. */
export interface GivenEvidence {
  type: EvidenceType;
  recordedAt?: number;
  status?: 'verified' | 'invalid';
}

/** A rotation given for one finding of category `secret`. */
export interface GivenRotation {
  finding: FindingName;
  rotatedAt: number;
  verifiedAt?: number;
}

/** Commits of a repository during a period. */
export interface Activity {
  repository: string;
  from: number;
  to: number;
  commits: number;
}
