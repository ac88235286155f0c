import {
  Category,
  FindingLocation,
} from '@prodsec/backstage-plugin-product-security-common';
import { FindingInterval, FindingState } from './ApplicationFindings';
import { Said } from './Said';

/** Which rule said that a result belongs to a finding. */
export type MatchedBy =
  | 'first-report'
  | 'package-vulnerability'
  | 'rule-path'
  | 'credential'
  | 'rule-path-fingerprint'
  | 'rule-path-code-fingerprint'
  | 'rule-path-code'
  | 'rename'
  | 'request';

/** What the identity of a report of a finding is made of; only what its category looks at. */
export interface Material {
  rule?: string;
  path?: string;
  code?: string;
  fingerprint?: string;
  package?: string;
  vulnerabilityIds?: string[];
  credentialHash?: string;
  method?: string;
  parameter?: string;
}

/** What a tool last said of a finding, for people to read. */
export interface SightingDetails {
  rule: string;
  title: string;
  cwe: string[];
  /** At least one. */
  locations: FindingLocation[];
}

/** A period during which a tool and scope reported a finding and said the same of it. */
export interface SightingInterval extends Said {
  validFrom: number;
  validTo?: number;
}

/** One tool and scope that ever reported a finding. */
export interface Sighting {
  tool: string;
  scope: string;
  /** JSON of the {@link Material} of its last report. */
  material: string;
  /** JSON of the {@link SightingDetails} of its last report. */
  details: string;
  /** The rule that brought the last report with another material to this finding. */
  matchedBy: MatchedBy;
  /** In order of time; it stands while the last has no end. Only the last one where the finding was not replayed. */
  intervals: SightingInterval[];
}

/** A state with what only the life cycle looks at. */
export interface LifeState extends FindingState {
  suppressedByReport: boolean;
  suppressedByPerson: boolean;
  /** A person said `fixed` then, and it waits for its verification. */
  fixedAt?: number;
  /** A person opened it while no sighting stood. */
  openedByPerson: boolean;
}

/** Findings with one identity rule and one history: of an application, a branch and a category. */
export interface Unit {
  applicationId: number;
  branch: string;
  category: Category;
}

/** A finding while scans and decisions are applied to it. */
export interface UnitFinding {
  id: string;
  /** Names of every identity it ever had, oldest first. */
  keys: Set<string>;
  vulnerabilityIds: Set<string>;
  credentialHash?: string;
  /** Moment of its first report. */
  firstSeenAt?: number;
  /** By lane, the one that reported it first first. */
  sightings: Map<string, Sighting>;
  /** The finding it was joined with. */
  joinedWith?: UnitFinding;
  /** A person said `false-positive` of its identity before it was reported here. */
  suppressedBeforeReport: boolean;
  states: LifeState[];
  intervals: FindingInterval[];
  /** Whether anything of it may differ from what is stored. */
  touched: boolean;
}

/** A finding nothing is known of yet. */
export function createUnitFinding(id: string): UnitFinding {
  return {
    id,
    keys: new Set(),
    vulnerabilityIds: new Set(),
    sightings: new Map(),
    suppressedBeforeReport: false,
    states: [],
    intervals: [],
    touched: true,
  };
}

/** The finding that answers for this one. */
export function resolveJoins(finding: UnitFinding): UnitFinding {
  let answering = finding;
  while (answering.joinedWith) answering = answering.joinedWith;
  return answering;
}

/** Name of a tool and scope. */
export function laneOf(tool: string, scope: string): string {
  return JSON.stringify([tool, scope]);
}
