import { Category } from '../category';
import { CredentialValidity } from '../credentialValidity';
import { Exploitation } from '../exploitation';
import { CredentialRotationRecord } from './secrets';
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
  /** Whether the vulnerable code can be reached, as the tools say whose report of it stands; absent when none of them says. */
  reachable?: boolean;
  /** The most that these tools and the catalog of known exploited vulnerabilities know of its exploitation; absent when they say nothing. */
  exploitation?: Exploitation;
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

/** A tool and scope that ever reported a finding. @public */
export interface FindingSighting {
  tool: string;
  scope: string;
  /** Which rule of the matching brought its last report to this finding. */
  matchedBy: string;
  /** When it stood. ISO 8601, UTC; `to` is `null` while it stands. */
  intervals: {
    from: string;
    to: string | null;
    severity: Severity;
    suppressed: boolean;
    /** Absent where the tool does not say. */
    reachable?: boolean;
    /** Absent where the tool does not say. */
    exploitation?: Exploitation;
    /** Of a leaked credential; absent where the tool did not try it. */
    validity?: CredentialValidity;
  }[];
}

/** What a VEX document states of the vulnerability of a finding. @public */
export interface FindingStatement {
  /** `not_affected` suppresses it; `affected` and `under_investigation` take that back; `fixed` closes it until a scan says otherwise. */
  status: 'not_affected' | 'affected' | 'fixed' | 'under_investigation';
  /** From when on it counts: `scannedAt` of the document. */
  at: string;
  /** Package URLs it is about; none: whatever package brings the vulnerability in. */
  packages: string[];
  justification: string | null;
  /** Impact or action statement. */
  explanation: string | null;
  /** Who says it. */
  author: string | null;
  /** Id of the document. */
  document: string | null;
  /** When it was said, as the document has it. */
  statedAt: string | null;
  /** Who posted the document. */
  by: string;
  recordedAt: string;
}

/** What a person said of a finding. @public */
export interface FindingDecision {
  status: 'fixed' | 'false-positive' | 'open' | null;
  at: string;
  verifiedAt: string | null;
  reason: string | null;
  /** Absent: the assignment is left as it is; `null`: taken away. */
  assignee?: string | null;
  /** Entity ref of a user, or subject of a service. */
  by: string;
  recordedAt: string;
}

/** One of the factors whose product is a risk score. @public */
export interface RiskFactor {
  /** `likelihood` × `reachability` is the factor of exploitability. */
  name: 'severity' | 'likelihood' | 'reachability' | 'tier' | 'exposure';
  factor: number;
  /**
   * What the factor goes by: the severity, tier or exposure; of the likelihood `known-exploited`, `epss-at-least-0.5`, `exploitation-active` or
   * `otherwise`; of the reachability `reachable`, `unreachable` or `unknown`.
   */
  value: string;
}

/** Who says something of the exploitability of a finding. @public */
export type ExploitabilityEvidence =
  | {
      /** The catalog of known exploited vulnerabilities of CISA. */
      source: 'kev';
      cve: string;
      /** ISO 8601, UTC. */
      dateAdded: string;
    }
  | {
      /** The Exploit Prediction Scoring System of FIRST. */
      source: 'epss';
      cve: string;
      /** Of an exploitation within 30 days, 0–1. */
      probability: number;
      /** Share of the CVEs of that day with this probability or a lower one, 0–1. */
      percentile: number;
      /** Of the file. ISO 8601, UTC. */
      date: string;
    }
  | {
      /** A report that stands. */
      source: 'report';
      tool: string;
      scope: string;
      /** `null`: it does not say. */
      reachable: boolean | null;
      /** `null`: it does not say. */
      exploitation: Exploitation | null;
      /** Since when it says the same of the finding. ISO 8601, UTC. */
      since: string;
    };

/** Why the risk score of a finding is what it is. @public */
export interface FindingRisk {
  /** The product of the factors. */
  score: number;
  factors: RiskFactor[];
  evidence: ExploitabilityEvidence[];
}

/** The answer to `GET /findings/{id}`: a finding with its whole history. @public */
export interface FindingDetails extends Finding {
  risk: FindingRisk;
  furtherLocations: FindingLocation[];
  sightings: FindingSighting[];
  intervals: {
    openedAt: string;
    closedAt: string | null;
    verifiedAt: string | null;
  }[];
  decisions: FindingDecision[];
  /** What VEX documents state of it, in the order they count in. */
  statements: FindingStatement[];
  /** Of a leaked credential: the rotations that hold for it, in the order they were told. */
  rotations: CredentialRotationRecord[];
  /** Ids of findings that were joined with this one. */
  mergedIds: string[];
}
