import {
  Category,
  CredentialValidity,
  Exploitation,
  FindingLocation,
  Severity,
} from '@prodsec/backstage-plugin-product-security-common';

/**
 * Everything that is recorded of the findings of one application, as the facts project it.
 *
 * @remarks
 * Moments are milliseconds since 1970 UTC. An interval has its start and not its end; an absent end is open.
 */
export interface ApplicationFindings {
  applicationId: number;
  /** On every branch. Findings that were joined with an older one are not among them. */
  findings: FindingHistory[];
  /** Recorded ones, by `scannedAt` and arrival. */
  scans: ScanOfApplication[];
  /** When each fact about findings happened and when it arrived: scans, decisions, confirmations, retirements. */
  arrivals: Arrival[];
}

/** A finding through all time. */
export interface FindingHistory {
  id: string;
  /** Ids of findings that were joined with this one and answer with it. */
  mergedIds: string[];
  branch: string;
  category: Category;
  rule: string;
  title: string;
  cwe: string[];
  /** All ids the vulnerability goes by, upper case; empty for other categories. */
  vulnerabilityIds: string[];
  location: FindingLocation;
  /** Every tool that ever reported it, in alphabetical order. */
  tools: string[];
  firstSeenAt: number;
  /** Keyed hash; of category `secret` where the report showed the credential. */
  credentialHash?: string;
  /** Without gaps from `firstSeenAt` on, in order of time. */
  states: FindingState[];
  /** Open intervals, suppressed or not, in order of time. The last may begin in the future: a fix nobody verified. */
  intervals: FindingInterval[];
  /** In order of time. The latest at or before a moment holds. */
  assignments: Assignment[];
}

/** What a finding was during an interval. Acceptance by an exception is laid over it. */
export interface FindingState {
  validFrom: number;
  validTo?: number;
  status: 'open' | 'suppressed' | 'closed';
  /** Whether it is in an open interval, suppressed or not. */
  standing: boolean;
  severity: Severity;
  /** What the sightings standing then last said, see `Said`; a closed finding keeps its last. */
  reachable?: boolean;
  exploitation?: Exploitation;
  validity?: CredentialValidity;
  /** Start of the current or last open interval. */
  openedAt: number;
  closedAt?: number;
  verifiedAt?: number;
  /** How often it had been opened again by then. */
  reopenCount: number;
}

/** A period during which a finding stood. */
export interface FindingInterval {
  openedAt: number;
  closedAt?: number;
  /** When the closing was verified; a `closedAt` without it is unverified. */
  verifiedAt?: number;
}

/** Whose a finding is from a moment on. */
export interface Assignment {
  at: number;
  /** Entity ref; absent when the assignee was taken away. */
  assignee?: string;
}

/** A scan, without its results. */
export interface ScanOfApplication {
  id: string;
  tool: string;
  categories: Category[];
  scope: string;
  branch: string;
  scannedAt: number;
  arrivedAt: number;
  complete: boolean;
  /** Whether anything was scanned: false of a document that only states something, a VEX document. */
  isScan: boolean;
  /** Whether some of its closures wait for a confirmation. */
  held: boolean;
}

/** When something happened and when it became known. */
export interface Arrival {
  happenedAt: number;
  arrivedAt: number;
}
