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

/** What a metric or a group of it may be asked by. @public */
export const segments = [
  'team',
  'businessUnit',
  'system',
  'tier',
  'exposure',
  'severity',
  'category',
  'environment',
  'gate',
  'application',
  'regulated',
  'revenueCritical',
  'control',
  'rule',
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
}

/** The answer to `GET /metrics/{id}/value`. @public */
export interface MetricValue extends MetricNumbers {
  metric: string;
  asOf: string;
  parts: Record<string, number>;
  target: string | null;
  status: MetricStatus;
  groups: MetricGroup[];
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
  groups: { key: Record<string, string>; points: MetricPoint[] }[];
}

/** An object behind a number: an application, a finding, … @public */
export interface MetricObject {
  /** Kind of source object, singular: `application`, `finding`, … */
  type: string;
  id: string;
  title: string;
  application: string;
  /** Why it is where it is, in words: the controls that are missing, … */
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
}
