import { Page } from './findings';

/** What a metric's number is measured in. @public */
export type MetricUnit =
  | 'ratio'
  | 'days'
  | 'points'
  | 'count'
  | 'per_100_repositories'
  | 'per_1000_commits';

/** `no-data` goes before `no-target`. @public */
export type MetricStatus = 'met' | 'missed' | 'no-data' | 'no-target';

/**
 * What a metric or a group of it may be asked by. `team` is the very group that owns the application, `teamWithin` that group and every group above
 * it, by the hierarchy of the moment asked about.
 * @public
 */
export const segments = [
  'team',
  'teamWithin',
  'businessUnit',
  'system',
  'domain',
  'tier',
  'exposure',
  'severity',
  'category',
  'environment',
  'gate',
  'rootCause',
  'application',
  'regulated',
  'revenueCritical',
  'control',
  'rule',
  'kind',
] as const;

/** @public */
export type Segment = (typeof segments)[number];

/** A metric's definition: an item of `GET /metrics`. @public */
export interface MetricDefinition {
  id: string;
  title: string;
  description?: string;
  owner?: string;
  audience?: string[];
  businessValue?: string;
  narratives?: string[];
  /** Arithmetic over measures. */
  formula: string;
  sourceObjects: string[];
  unit: MetricUnit;
  /** Which way is better. */
  direction: 'up' | 'down';
  /** A comparison as text, e.g. `>= 0.95`. */
  target?: string;
  /** Targets of single groups, e.g. `{ tier: { '1': '== 1.0' } }`. */
  goalBy?: Record<string, Record<string, string>>;
  /** A part that has to be lower than some time before (ISO 8601 duration), or 0 both times. */
  falls?: { part: string; within: string };
  /** ISO 8601 duration of the trailing window. */
  window?: string;
  /** What it may be grouped and filtered by. */
  segments: Segment[];
  /** Names of the further numbers told with its value; absent when there are none. */
  parts?: string[];
}

/**
 * What an application must have brought in before a number says anything about it.
 *
 * - `scans`: a scan; where the question is filtered by category, a complete scan of one of these on the default branch
 * - `secretScans`: a complete scan for secrets on the default branch
 * - `candidates`: a release candidate with a gate result
 * - `releases`: a production release
 * - `catalog`: nothing more than to be in the catalog; what is missing is the very subject of the number
 *
 * @public
 */
export const dataNeeds = [
  'catalog',
  'scans',
  'secretScans',
  'candidates',
  'releases',
] as const;

/** @see {@link dataNeeds} @public */
export type DataNeeded = (typeof dataNeeds)[number];

/**
 * What a number was read from, so that nobody takes silence for safety.
 *
 * @remarks
 * All counts are of the moment of the number. `withoutData`, `stale` and, where it counts applications, `notApplicable` do not overlap; the rest of
 * `applications` has data that count.
 * @public
 */
export interface Considered {
  /** Applications the number is about: in the catalog, readable to the caller, matching the filters, and such as the metric's measures ask for. */
  applications: number;
  /** Those of them from which nothing of the needed kind ever came. */
  withoutData: number;
  /** Those of them where it came, and the latest is older than counts: the age of scans of the baseline controls, or the metric's trailing window. */
  stale: number;
  /** Objects that the number leaves out because an active exception accepts them. */
  accepted: number;
  /** Objects that the number leaves out because they are a false positive, or stated not to affect. */
  suppressed: number;
  /**
   * What does not apply, as declared in the catalog or by the kind of application: of a metric about baseline controls the controls, of one that needs
   * scans the applications that bring in none because the control for them does not apply. Otherwise 0.
   */
  notApplicable: number;
  /** Applications in the catalog that the caller may not read: of the whole portfolio whatever the filters, so that nothing follows about a single one. */
  notVisible: number;
  /** What `withoutData` and `stale` are about. */
  dataNeeded: DataNeeded;
  /** The number is 0 or `null`, and that says only that nobody looked: no application has data that it could have been read from. */
  unknown: boolean;
}

/** The numbers of a metric for one group, or for all. @public */
export interface MetricNumbers {
  /** In the metric's unit, not rounded; `null` is "no data". */
  value: number | null;
  numerator: number | null;
  denominator: number | null;
}

/** @public */
export interface MetricGroup extends MetricNumbers {
  key: Record<string, string>;
  status: MetricStatus;
  /** Where the groups are by attributes of applications only. */
  considered?: Considered;
}

/** The answer to `GET /metrics/{id}/value`. @public */
export interface MetricValue extends MetricNumbers {
  metric: string;
  asOf: string;
  parts: Record<string, number>;
  target: string | null;
  status: MetricStatus;
  groups: MetricGroup[];
  considered: Considered;
  /** Arrival of the latest fact that happened before `asOf` and became known after it. */
  restatedAt?: string;
}

/** @public */
export interface MetricPoint extends MetricNumbers {
  asOf: string;
  restatedAt?: string;
}

/** The answer to `GET /metrics/{id}/trend`. @public */
export interface MetricTrend {
  metric: string;
  target: string | null;
  points: MetricPoint[];
  /** One line for each group when `groupBy` is given. */
  groups: MetricTrendGroup[];
  /** Of the last point. */
  considered: Considered;
}

/** The course of a group. @public */
export interface MetricTrendGroup {
  key: Record<string, string>;
  points: MetricPoint[];
  /** Of the last point, where the groups are by attributes of applications only. */
  considered?: Considered;
}

/** An object behind a number: an application, a finding, … @public */
export interface MetricObject {
  /** Kind of source object, singular: `application`, `finding`, … */
  type: string;
  id: string;
  title: string;
  application: string;
  /** Why it is where it is, in words: the controls that are missing, … Their ids are among the `fields`. */
  reason?: string;
  /** What it adds to the number. */
  contribution?: number;
  /** The fields of the source object at `asOf`. */
  fields: Record<string, string | number | boolean | null | string[]>;
}

/** The answer to `GET /metrics/{id}/objects`. @public */
export interface MetricObjects extends Page<MetricObject> {
  metric: string;
  asOf: string;
  set: 'numerator' | 'denominator' | 'missing';
  total: number;
  considered: Considered;
}

/**
 * Why an object counts differently at two moments.
 *
 * - `new`: it is there since then; `removed`: it is not any more
 * - `closed`, `reopened`, `accepted`, `acceptance-ended`, `suppressed`, `unsuppressed`: what became of a finding
 * - `verified`: a closing, a rotation or evidence was; `rotated`: a credential was; `overdue`: a moment to act by has passed
 * - `re-scored`: another severity; `exploitability`: known exploited, or another probability of being so
 * - `re-tiered`, `re-exposed`, `reclassified` (regulation, revenue): another classification of the application
 * - `moved-team`, `moved`: another team; another system or business unit
 * - `came`, `went`: the application came into the catalog or left it
 * - `ownership`: got or lost an owner; `controls`: a baseline control began or ceased to hold or to apply
 * - `mapped`, `unmapped`, `re-mapped`: a repository and its applications
 * - `released`, `gates`, `evidence`: what became of a release
 * - `ended`, `terms`: an exception ended, or something else holds of it
 * - `aged`: nothing but time has passed; `left-window`: so much that it is out of the trailing window
 * - `changed`: something else about it
 * - `rank`: of a median or another quantile, what belongs to no single object: how that of the objects that stayed moved
 *
 * @public
 */
export const metricChangeReasons = [
  'new',
  'removed',
  'closed',
  'reopened',
  'accepted',
  'acceptance-ended',
  'suppressed',
  'unsuppressed',
  'verified',
  'rotated',
  'overdue',
  're-scored',
  'exploitability',
  're-tiered',
  're-exposed',
  'reclassified',
  'moved-team',
  'moved',
  'came',
  'went',
  'ownership',
  'controls',
  'mapped',
  'unmapped',
  're-mapped',
  'released',
  'gates',
  'evidence',
  'ended',
  'terms',
  'aged',
  'left-window',
  'changed',
  'rank',
] as const;

/** @see {@link metricChangeReasons} @public */
export type MetricChangeReason = (typeof metricChangeReasons)[number];

/** What objects, one or several, make of the difference between two moments. @public */
export interface MetricContribution {
  /** How much of the difference is theirs, in the metric's unit; `null` where there is no difference. */
  contribution: number | null;
  /** How much of the numerator's difference is theirs; `null` where the metric has none. */
  numerator: number | null;
  /** How much of the denominator's difference is theirs; `null` where the metric has none. */
  denominator: number | null;
}

/** An object that counts differently at two moments. @public */
export interface MetricChangeItem extends MetricContribution {
  /** Kind of source object, singular: `application`, `finding`, …; `rank` for what belongs to no single object. */
  type: string;
  id: string;
  title: string;
  /** Entity ref; `null` for what belongs to no single object. */
  application: string | null;
  reason: MetricChangeReason;
  /** The group, when `groupBy` is given; an object that changed its group is listed in both. */
  key: Record<string, string>;
  /** What is different about the object itself, by field. */
  changes: Record<string, { from: MetricFieldValue; to: MetricFieldValue }>;
}

/** A value of a field of a source object; moments are ISO 8601. @public */
export type MetricFieldValue = string | number | boolean | null | string[];

/** What some items have in common, all of them together and not only those of the page. @public */
export interface MetricChangeTotal extends MetricContribution {
  /** How many items there are. */
  items: number;
}

/**
 * The answer to `GET /metrics/{id}/change`: what moved a metric. The contributions of all items, of all reasons, and of all groups each add up to
 * `difference`.
 * @public
 */
export interface MetricChange extends Page<MetricChangeItem> {
  metric: string;
  /** The numbers before. */
  from: MetricPoint;
  /** The numbers after. */
  to: MetricPoint;
  /** The value after minus the value before; `null` when one of them is "no data". Then items tell numerators and denominators only. */
  difference: number | null;
  /** How many items there are on all pages. */
  total: number;
  /** What each reason makes of it, the largest first. */
  reasons: (MetricChangeTotal & { reason: MetricChangeReason })[];
  /** What each group makes of it, the largest first, when `groupBy` is given; what belongs to no single object has the empty key. */
  groups: (MetricChangeTotal & { key: Record<string, string> })[];
  /** Of the numbers after. */
  considered: Considered;
}
