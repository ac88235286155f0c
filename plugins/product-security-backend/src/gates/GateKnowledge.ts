import {
  Category,
  Severity,
} from '@prodsec/backstage-plugin-product-security-common';

/** What the portal knows of a release candidate at the moment it is decided on. Moments are milliseconds since 1970 UTC. */
export interface GateKnowledge {
  now: number;
  /** Findings of the default branch that are open now, neither suppressed nor accepted; the riskiest first. */
  open: OpenFinding[];
  /** The last release to the environment that was not taken back; absent: there is none. */
  lastRelease?: { version: string; releasedAt: number };
  /** Risk-weighted backlog of criticals of the default branch, now and at the last release. */
  backlog: { now: number; then?: number };
  /** Active exceptions with a review that is overdue. */
  overdueExceptions: { id: string; reviewAt: number }[];
  /** The latest complete scan of each category, of the default branch and, where a commit is named, of the commit. */
  scans: { category: Category; scannedAt: number; ofCommit: boolean }[];
  /** Whether a commit is named. */
  commitGiven: boolean;
  /** Evidence of this candidate that counts, by type, and whether it is verified. */
  evidence: { type: string; verified: boolean }[];
}

/** An open finding, as far as a gate asks about it. */
export interface OpenFinding {
  id: string;
  severity: Severity;
  category: Category;
  /** Start of its open interval. */
  openedAt: number;
  knownExploited: boolean;
  /** Whether it was open at the last release. */
  openThen: boolean;
}
