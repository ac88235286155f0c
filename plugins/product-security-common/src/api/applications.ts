import { Control } from '../control';
import { Exposure, Tier } from '../tier';
import { MetricPoint, MetricStatus, MetricUnit } from './metrics';

/** Whether a baseline control applies to an application and holds. @public */
export interface ControlState {
  id: Control;
  applicable: boolean;
  holds: boolean;
  /** ISO 8601: since when it has been in this state, where known. */
  since?: string;
}

/** An application as of a moment: an item of `GET /applications`. Absent values are `null`. @public */
export interface Application {
  /** Entity ref. */
  application: string;
  title: string;
  tier: Tier;
  exposure: Exposure;
  businessUnit: string | null;
  system: string | null;
  regulated: string[];
  revenueCritical: boolean;
  team: string | null;
  accountableOwner: string | null;
  /** `host/path` */
  repository: string | null;
  defaultBranch: string;
  owned: boolean;
  covered: boolean;
  controls: ControlState[];
  /** Ids of the policies it violates. */
  violations: string[];
  score?: Score;
}

/** A grade and the arithmetic behind it: the parts' points add up to the value. @public */
export interface Score {
  /** 0–100; `null` when no part has data. */
  value: number | null;
  grade: 'A' | 'B' | 'C' | 'D' | 'E' | null;
  parts: ScorePart[];
}

/** @public */
export interface ScorePart {
  metric: string;
  title: string;
  /** Share of the whole score, 0–1; the shares of the parts with data add up to 1. */
  weight: number;
  /** How much of the target is reached, 0–1; `null` is "no data" and takes no weight. */
  attainment: number | null;
  /** weight × attainment × 100 */
  points: number;
}

/** A metric on a scorecard. @public */
export interface ScorecardMetric {
  metric: string;
  title: string;
  unit: MetricUnit;
  direction: 'up' | 'down';
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  target: string | null;
  status: MetricStatus;
  /** Weekly, over the last 90 days. */
  trend: MetricPoint[];
  /** Difference to 30 and 90 days before; `null` when either has no data. */
  delta30: number | null;
  delta90: number | null;
}

/** A policy an application violates. @public */
export interface PolicyViolation {
  application: string;
  policy: string;
  level: 'warn' | 'enforce';
  value?: string;
  message: string;
}

/** The answer to `GET /applications/{ref}/scorecard`. @public */
export interface ApplicationScorecard extends Application {
  asOf: string;
  score: Score;
  metrics: ScorecardMetric[];
  violationDetails: PolicyViolation[];
  /** Open findings by severity at `asOf`. */
  openFindings: Record<string, number>;
  /** Latest scan that was recorded, ISO 8601; `null` when there was none. */
  lastScanAt: string | null;
}

/** A team, a business unit, a tier or the whole portfolio. @public */
export interface GroupScorecard {
  /** e.g. `{ team: 'group:default/payments' }`; `{}` for the portfolio. */
  key: Record<string, string>;
  applications: number;
  score: Score;
  metrics: ScorecardMetric[];
}

/** The answer to `GET /portfolio`. @public */
export interface Portfolio extends GroupScorecard {
  asOf: string;
  /** Applications whose data are missing, so that nobody takes silence for safety. */
  considered: {
    applications: number;
    neverScanned: number;
    tierUnassigned: number;
    exposureUnknown: number;
  };
}
