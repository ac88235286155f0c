import { Exposure } from '../tier';
import { Moment } from './moment';
import { RootCause } from '../rootCause';
import { EvidenceType, GateStatus, ReleaseArtifact } from './releases';

/** The body of `POST /scans/retire`: a tool, or a scope of it, that will never scan again. @public */
export interface ScanRetirement {
  /** Entity ref. */
  application: string;
  tool: string;
  /** Default: the empty scope. */
  scope?: string;
  /** Default: the application's default branch. */
  branch?: string;
  /** When its sightings end. */
  at: Moment;
  reason: string;
}

/** A report that is not recorded yet: the body of an answer 202. @public */
export interface ScanInProgress {
  /** What to ask `GET /scans/{id}` for. */
  id: string;
  /** Its report is being read, or its results wait to be recorded. */
  state: 'reading' | 'queued';
  progress: {
    /** How much of the report is read, 0–100. */
    percent: number;
    /** Results read so far. */
    results: number;
  };
}

/** The body of `PATCH /findings/{id}`: at least `status` or `assignee`. @public */
export interface FindingChange {
  /** `open` takes `fixed` or `false-positive` back. */
  status?: 'fixed' | 'false-positive' | 'open';
  /** From when on it holds; default now, never in the future. */
  at?: Moment;
  /** When the fix was verified. */
  verifiedAt?: Moment;
  /** Why; required with `status`. */
  reason?: string;
  /** Entity ref of who takes care of it; `null` takes the assignment away. */
  assignee?: string | null;
}

/** The body of `POST /findings/{id}/rotation`. @public */
export interface CredentialRotation {
  /** When the credential became useless. Never in the future. */
  rotatedAt: Moment;
  /** When somebody made sure of it; not before `rotatedAt`. */
  verifiedAt?: Moment;
}

/** A rotation as it is recorded. @public */
export interface RecordedRotation {
  /** Id of the finding. */
  finding: string;
  rotatedAt: string;
  verifiedAt?: string;
}

/** Commits of a period: the body of `POST /activity`, or an item of it, and its answer. @public */
export interface RepositoryActivity {
  /** `host/path`, or a bare slug where one mapped repository ends in it. */
  repository: string;
  /** Start of the period, not in it. */
  from: Moment;
  /** End of the period. */
  to: Moment;
  /** A whole number, 0 or more. */
  commits: number;
}

/** The body of `POST /exceptions`. A value that is `null` counts as absent. @public */
export interface ExceptionGrant {
  /** Your own id of it, such as `EXC-7`; made up when absent. */
  id?: string | null;
  /** Entity ref. */
  application: string;
  /** Ids of the findings it accepts. */
  findings?: string[] | null;
  /** The rule whose findings it accepts. Neither findings nor rule: the application's policy. */
  rule?: string | null;
  /** Why the risk is accepted. */
  reason: string;
  /** Default now, never in the future. */
  createdAt?: Moment | null;
  expiresAt?: Moment | null;
  /** When it is to be looked at again. */
  reviewAt?: Moment | null;
  /** What lowers the risk meanwhile. */
  compensatingControl?: string | null;
  /** Entity ref. */
  approvedBy?: string | null;
  endedAt?: Moment | null;
}

/** The body of `PATCH /exceptions/{id}`: at least one of them; `null` takes a value away. @public */
export interface ExceptionChange {
  reason?: string;
  expiresAt?: Moment | null;
  /** When it is to be looked at again. */
  reviewAt?: Moment | null;
  /** What lowers the risk meanwhile. */
  compensatingControl?: string | null;
  endedAt?: Moment | null;
}

/** An attempt at a gate, as it is sent. @public */
export interface GateResultUpload {
  /** Such as `sast`, without a comma. */
  gate: string;
  /** A whole number, counted from 1. */
  attempt: number;
  status: GateStatus;
  /** From when it counts; default: the release's moment. */
  evaluatedAt?: Moment | null;
  /** Why, in words. */
  reasons?: string[] | null;
  /** Who decided to pass over the result; only where the status is `overridden`. */
  overriddenBy?: string | null;
  /** Why it was passed over; only where the status is `overridden`. */
  overrideReason?: string | null;
  /** What lies behind it; default: what the rules of the portal make of the gate and the reasons. */
  rootCause?: RootCause | null;
}

/** A piece of evidence, as it is sent. @public */
export interface EvidenceUpload {
  /** `attestation` counts as `signature`. */
  type: EvidenceType | 'attestation';
  /** Where it is. */
  uri?: string | null;
  /** Such as `sha256:…`. */
  digest?: string | null;
  /** From when it counts; default: the release's moment. */
  recordedAt?: Moment | null;
  /** The evidence itself, a JSON document or its text; it is kept, and checked against the release. */
  document?: Record<string, unknown> | unknown[] | string | null;
}

/** A release: the body of `POST /releases`, or an item of it. Sent again, it adds to what is known of the release. @public */
export interface ReleaseUpload {
  /** Entity ref. */
  application: string;
  version: string;
  /** Such as `production`. */
  environment: string;
  /** When it became a candidate; without it, it is none. */
  candidateAt?: Moment | null;
  releasedAt?: Moment | null;
  /** When it was taken back. It stays a release, in numbers too. */
  rolledBackAt?: Moment | null;
  rollbackReason?: string | null;
  /** Full id of the commit that was released, in hexadecimal; evidence is held against it. */
  commit?: string | null;
  gates?: GateResultUpload[] | null;
  evidence?: EvidenceUpload[] | null;
  /** What it ships; its digests are those that evidence is held against. */
  artifacts?: ReleaseArtifact[] | null;
}

/**
 * Attributes an application had during days before the plugin was there: an item of the body of `POST /applications/history`. What is absent
 * stays as the catalog has it; `null` is none.
 *
 * @public
 */
export interface ApplicationHistory {
  /** Entity ref. */
  application: string;
  from: Moment;
  /** Default: until the first day known. */
  to?: Moment;
  title?: string;
  componentType?: string | null;
  lifecycle?: string | null;
  /** 1, 2, 3 or unassigned. */
  tier?: string | number | null;
  exposure?: Exposure | null;
  businessUnit?: string | null;
  /** Entity ref of a system. */
  system?: string | null;
  /** Entity ref of a domain. */
  domain?: string | null;
  regulated?: string[];
  revenueCritical?: boolean;
  /** Entity ref of a group. */
  team?: string | null;
  /** Entity ref of a user or group. */
  accountableOwner?: string | null;
  /** Address of the repository. */
  repository?: string | null;
  defaultBranch?: string;
}

/** The answer to `POST /applications/history`. @public */
export interface RecordedApplicationHistory {
  /** Number of entries. */
  recorded: number;
}
