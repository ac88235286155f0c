import { Category } from '../category';
import { Severity } from '../severity';
import { Exposure, Tier } from '../tier';

/** @public */
export const findingStatuses = [
  'open',
  'accepted',
  'suppressed',
  'closed',
] as const;

/** @public */
export type FindingStatus = (typeof findingStatuses)[number];

/** Where a finding is; only what the report says. @public */
export interface FindingLocation {
  path?: string;
  line?: number;
  /** Package URL without version. */
  package?: string;
  image?: string;
  url?: string;
}

/** How likely an exploitation is, and why. @public */
export interface Exploitability {
  /** The factor of the risk score: 1.0 to 2.0 by default. */
  factor: number;
  knownExploited: boolean;
  /** Highest EPSS probability (0–1) of its CVEs; absent when none is known. */
  epss?: number;
}

/** One problem in one application on one branch, as of a moment. @public */
export interface Finding {
  id: string;
  application: string;
  team: string | null;
  tier: Tier;
  exposure: Exposure;
  title: string;
  rule: string;
  cwe: string[];
  cve: string[];
  severity: Severity;
  category: Category;
  /** Every tool with a sighting, comma separated when several. */
  tool: string;
  location: FindingLocation;
  branch: string;
  status: FindingStatus;
  /** Start of the current or last open interval. ISO 8601, UTC. */
  openedAt: string;
  firstSeenAt: string;
  closedAt: string | null;
  verifiedAt: string | null;
  reopenCount: number;
  riskScore: number;
  /** The factors whose product is the risk score. */
  riskFactors: {
    severity: number;
    exploitability: number;
    tier: number;
    exposure: number;
  };
  exploitability: Exploitability;
  /** The assignee, else the application's accountable owner, else its team. */
  owner: string | null;
  /** Id of the exception it is accepted under. */
  exception?: string;
}

/** A page of a list. @public */
export interface Page<T> {
  items: T[];
  nextCursor?: string;
}
