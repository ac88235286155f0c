import { Control } from '../control';
import { Exposure, Tier } from '../tier';
import { Considered, MetricPoint, MetricStatus, MetricUnit } from './metrics';

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
  /** Entity ref. */
  system: string | null;
  /** Entity ref. */
  domain: string | null;
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

/** How a number moved, by which way is better for it. @public */
export type Movement = 'better' | 'worse' | 'same';

/** How a number differs from what it was. @public */
export interface Movements {
  /** The number now less the number 30 days before, in its own unit; `null` when either has no data. */
  delta30: number | null;
  /** The number now less the number 90 days before, in its own unit; `null` when either has no data. */
  delta90: number | null;
  /** What `delta30` means; `null` where it is. */
  change30: Movement | null;
  /** What `delta90` means; `null` where it is. */
  change90: Movement | null;
}

/** The value of a score at a moment, 0–100; `null` is "no data". @public */
export interface ScorePoint {
  /** ISO 8601. */
  asOf: string;
  value: number | null;
}

/** A score and how it came about. @public */
export interface ScoreCourse extends Score, Movements {
  /** Every five days over the last 90 days, the last one at the moment of the scorecard. */
  trend: ScorePoint[];
}

/** A metric on a scorecard. @public */
export interface ScorecardMetric extends Movements {
  metric: string;
  title: string;
  unit: MetricUnit;
  direction: 'up' | 'down';
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  target: string | null;
  status: MetricStatus;
  /** Every five days over the last 90 days, the last one at the moment of the scorecard. */
  trend: MetricPoint[];
  /** What the value was read from. */
  considered?: Considered;
}

/** Something that would raise a score. @public */
export interface ScorecardAction {
  /** Metric of the part of the score. */
  metric: string;
  title: string;
  /** Points of the score, 0–100, that its part falls short by. */
  points: number;
  /** What to do, in words. */
  action: string;
}

/** An application that a scorecard lists for its low score. @public */
export interface ScorecardApplication {
  /** Entity ref. */
  application: string;
  title: string;
  tier: Tier;
  exposure: Exposure;
  team: string | null;
  score: Pick<Score, 'value' | 'grade'>;
  /** What to do, what brings most points first. */
  actions: ScorecardAction[];
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
  score: ScoreCourse;
  /** What to do, what brings most points first. */
  actions: ScorecardAction[];
  metrics: ScorecardMetric[];
  violationDetails: PolicyViolation[];
  /** Open findings by severity at `asOf`. */
  openFindings: Record<string, number>;
  /** Latest scan that was recorded, ISO 8601; `null` when there was none. */
  lastScanAt: string | null;
}

/** The applications of a team, system, domain or business unit as one, or those of the whole portfolio. @public */
export interface GroupScorecard {
  /** e.g. `{ team: 'group:default/payments' }`; `{}` for the portfolio. */
  key: Record<string, string>;
  /** How many there are. */
  applications: number;
  score: ScoreCourse;
  metrics: ScorecardMetric[];
}

/** A team with its own applications: an item of `GET /teams`. @public */
export interface TeamListItem extends GroupScorecard {
  /** Entity ref of the group it is part of; of several the first; `null` at the top. */
  parent: string | null;
}

/**
 * The answer to `GET /systems/{ref}/scorecard`, `GET /domains/{ref}/scorecard` and `GET /business-units/{name}/scorecard`.
 * @public
 */
export interface SegmentScorecard extends GroupScorecard {
  /** ISO 8601. */
  asOf: string;
  /** The applications with the lowest scores, lowest first; those without a score are left out. */
  worstApplications: ScorecardApplication[];
}

/** The answer to `GET /teams/{ref}/scorecard`: a team with all teams below it. @public */
export interface TeamScorecard extends SegmentScorecard {
  /** Entity ref of the group it is part of; of several the first; `null` at the top. */
  parent: string | null;
  /** How many of the applications are of the very team, and not of one below it. */
  ownApplications: number;
  /** The groups that are part of it, each with all teams below it, lowest score first; those without applications are left out. */
  children: GroupScorecard[];
}

/** The answer to `GET /portfolio`. @public */
export interface Portfolio extends SegmentScorecard {
  /** Applications whose data are missing, so that nobody takes silence for safety. */
  considered: {
    applications: number;
    neverScanned: number;
    tierUnassigned: number;
    exposureUnknown: number;
  };
}
