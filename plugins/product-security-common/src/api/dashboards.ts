import {
  Considered,
  MetricGroup,
  MetricNumbers,
  MetricPoint,
  MetricStatus,
  MetricUnit,
  Segment,
} from './metrics';

/** The dashboards there are. @public */
export const dashboardIds = ['executive', 'engineering', 'operations'] as const;

/** @public */
export type DashboardId = (typeof dashboardIds)[number];

/** A group of a slice. @public */
export type DashboardGroup = MetricGroup;

/**
 * One number of a dashboard, with its groups or its course.
 *
 * @remarks
 * A sum or a count is 0 also where nothing was ever looked at. A slice is `no-data` there: when all its applications are without data, 0 becomes `null`.
 * @public
 */
export interface DashboardSlice extends MetricNumbers {
  id: string;
  title: string;
  /** Id of the metric; `null` for a number of scan intake, see {@link IntakeNumbers}. */
  metric: string | null;
  /** The part of the metric that `value` is, where it is not the metric itself. */
  part: string | null;
  unit: MetricUnit;
  direction: 'up' | 'down' | null;
  target: string | null;
  status: MetricStatus;
  /** Further numbers by name; empty without data. */
  parts: Record<string, number>;
  groupBy: Segment[];
  /** Groups with objects, and those known to be without data. */
  groups: DashboardGroup[];
  /** Weekly over the last 90 days; empty where the slice shows no course. */
  trend: MetricPoint[];
  considered: Considered;
}

/** The answer to `GET /dashboards/{id}`. @public */
export interface Dashboard {
  dashboard: DashboardId;
  title: string;
  asOf: string;
  /** ISO 8601: arrival of the latest fact that happened by `asOf` and became known after it. */
  restatedAt?: string;
  slices: DashboardSlice[];
  /** Slices that a changed metric cannot be shown in, and why; absent when there are none. */
  leftOut?: LeftOutSlice[];
}

/** A slice that a dashboard has and does not show. @public */
export interface LeftOutSlice {
  id: string;
  title: string;
  /** Id of the metric. */
  metric: string;
  /** Why, in words. */
  reason: string;
}

/** A group of a metric as part of a narrative. @public */
export interface NarrativeGroup extends DashboardGroup {
  /** Difference to 30 and 90 days before, in the metric's unit; `null` when either has no data. */
  delta30: number | null;
  delta90: number | null;
}

/** A metric as part of a narrative. @public */
export interface NarrativeMetric extends MetricNumbers {
  metric: string;
  title: string;
  unit: MetricUnit;
  direction: 'up' | 'down';
  target: string | null;
  status: MetricStatus;
  /** What the narrative narrows the metric to, e.g. `{ revenueCritical: ['true'] }`, beside the filters of the request. */
  filters: Partial<Record<Segment, string[]>>;
  /** Difference to 30 and 90 days before, in the metric's unit; `null` when either has no data. */
  delta30: number | null;
  delta90: number | null;
  /** Dimensions the narrative tells the metric by. */
  groupBy: Segment[];
  groups: NarrativeGroup[];
  considered: Considered;
  /** The numbers in words. */
  sentence: string;
}

/** The answer to `GET /narratives/{id}`: what the numbers say to the business. @public */
export interface Narrative {
  narrative: string;
  title: string;
  /** What it is about. */
  description: string;
  asOf: string;
  /** ISO 8601: arrival of the latest fact that happened by `asOf` and became known after it. */
  restatedAt?: string;
  /** The numbers put together, in words. */
  sentence: string;
  metrics: NarrativeMetric[];
  /** Metrics of the narrative that cannot be shown as it tells them, and why; absent when there are none. */
  leftOut?: LeftOutMetric[];
}

/** A metric that a narrative has and does not tell. @public */
export interface LeftOutMetric {
  metric: string;
  title: string;
  /** Why, in words. */
  reason: string;
}

/** A row of the answer to a question. @public */
export interface QuestionItem {
  type: 'application' | 'team' | 'finding' | 'exception' | 'release';
  id: string;
  title: string;
  /** Entity ref; `null` for a team. */
  application: string | null;
  /** Entity ref of a group. */
  team: string | null;
  tier: string | null;
  /** Why it is in the list, in words. */
  reason: string;
  /** The numbers and moments (ISO 8601, UTC) the reason is made from. */
  fields: Record<string, string | number | boolean | null | string[]>;
}

/** What the answer to a question was read from. @public */
export interface QuestionConsidered
  extends Pick<
    Considered,
    | 'applications'
    | 'stale'
    | 'accepted'
    | 'suppressed'
    | 'notApplicable'
    | 'notVisible'
  > {
  /** Objects that could be in the list. */
  objects: number;
  /** Objects of which it is not known whether they belong there. */
  withoutData: number;
  /** What the objects are, and what is not known of those without data. */
  description: string;
}

/** The answer to `GET /questions/{id}`. @public */
export interface QuestionAnswer {
  question: string;
  title: string;
  /** What is in the list, and in which order. */
  description: string;
  asOf: string;
  /** ISO 8601: arrival of the latest fact that happened by `asOf` and became known after it. */
  restatedAt?: string;
  /** Number of rows in all. */
  total: number;
  considered: QuestionConsidered;
  items: QuestionItem[];
  nextCursor?: string;
}
