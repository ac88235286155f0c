import { Considered, MetricStatus } from './metrics';

/** What is to be done in a step of a plan. @public */
export const planActions = [
  'name-owner',
  'establish-controls',
  'close-finding',
  'complete-evidence',
  'set-review-date',
  'add-compensating-control',
  'end-exception',
  'rotate-credential',
] as const;

/** @see {@link planActions} @public */
export type PlanAction = (typeof planActions)[number];

/** One thing to fix. @public */
export interface MetricPlanStep {
  action: PlanAction;
  /** What is to be fixed: the kind of source object, singular, and which one. */
  object: { type: string; id: string; title: string; application: string };
  /** What it lacks, where it lacks something: ids of controls, types of evidence, the team or the accountable owner. */
  missing: string[];
  /** What to do, in a sentence. */
  text: string;
  /** The metric's value once this step alone is done, in its unit; `null` is "no data": nothing is left to be measured. */
  valueAlone: number | null;
  /** The metric's value once this step and all before it are done. */
  valueAfter: number | null;
}

/** A target that a plan works towards, and how far it gets. @public */
export interface MetricPlanGoal {
  /** The group whose target it is; empty when it is that of all that was asked about. */
  group: Record<string, string>;
  /** The part of the metric that is judged in place of its value, such as `olderThan90Days`. */
  part?: string;
  /** A comparison as text, e.g. `>= 0.95`. */
  target: string;
  value: number | null;
  /** The value once all steps are done; `null` when nothing is left to be measured. */
  valueAfter: number | null;
  /** Whether the plan gets there. */
  reached: boolean;
}

/** What would move a number whose past cannot be changed. @public */
export interface MetricPlanHelp {
  /** How many more would be needed; absent when no number of them would do. */
  count?: number;
  /** Of a mean of days, how long each of them may take. */
  days?: number;
  text: string;
}

/** The answer to `GET /metrics/{id}/plan`. @public */
export interface MetricPlan {
  metric: string;
  asOf: string;
  value: number | null;
  target: string | null;
  /** As it is; only a `missed` target has steps. */
  status: MetricStatus;
  /** Whether the steps reach the target. `null` when there is nothing to be reached: `no-target` and `no-data`. */
  achievable: boolean | null;
  /** Why the target cannot be reached. */
  reason?: string;
  /** What would help where no step does, or not enough. */
  help?: MetricPlanHelp;
  goals: MetricPlanGoal[];
  /** How many steps the plan has; `steps` has at most `limit` of them. */
  total: number;
  /** Best first. */
  steps: MetricPlanStep[];
  /** Once all steps are done, those beyond `limit` too. `no-data`: nothing is left to be measured. */
  after: { value: number | null; status: MetricStatus };
  /** What the numbers as they are were read from. */
  considered: Considered;
}
