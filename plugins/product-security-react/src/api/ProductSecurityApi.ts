import {
  Application,
  ApplicationScorecard,
  Control,
  Dashboard,
  Finding,
  FindingStatus,
  IntakeOperations,
  ListedScan,
  MetricChange,
  MetricDefinitionList,
  MetricObjects,
  MetricPlan,
  MetricTrend,
  MetricValue,
  Narrative,
  Page,
  Portfolio,
  QuestionAnswer,
  Scan,
  ScanState,
  Segment,
  SegmentScorecard,
  Severity,
  TeamListItem,
  TeamScorecard,
} from '@prodsec/backstage-plugin-product-security-common';

/**
 * Values a number or list is narrowed to; several values of one segment mean any of them.
 * @public
 */
export type SegmentFilters = Partial<Record<Segment, string[]>>;

/** @public */
export interface RequestOptions {
  /** Ends the request when nobody waits for its answer any more. */
  signal?: AbortSignal;
}

/** @public */
export interface MomentOptions extends RequestOptions {
  /** ISO 8601 date or time; default now. */
  asOf?: string;
}

/** @public */
export interface GetMetricValueOptions extends MomentOptions {
  groupBy?: Segment[];
  filters?: SegmentFilters;
}

/** @public */
export interface GetMetricTrendOptions extends RequestOptions {
  /** ISO 8601, included. */
  from: string;
  /** ISO 8601, included. */
  to: string;
  step: 'day' | 'week' | 'month';
  groupBy?: Segment[];
  filters?: SegmentFilters;
}

/** @public */
export interface ListMetricObjectsOptions extends MomentOptions {
  set: MetricObjects['set'];
  filters?: SegmentFilters;
  limit?: number;
  cursor?: string;
}

/** @public */
export interface GetMetricChangeOptions extends RequestOptions {
  /** ISO 8601; default 90 days before `to`. */
  from?: string;
  /** ISO 8601; default now. */
  to?: string;
  groupBy?: Segment[];
  filters?: SegmentFilters;
  limit?: number;
  cursor?: string;
}

/** @public */
export interface GetMetricPlanOptions extends MomentOptions {
  filters?: SegmentFilters;
  /** How many steps to list; the plan counts them all. */
  limit?: number;
}

/** What a dashboard or a narrative is narrowed to. @public */
export interface DashboardOptions extends MomentOptions {
  filters?: SegmentFilters;
}

/** @public */
export interface AnswerQuestionOptions extends DashboardOptions {
  limit?: number;
  cursor?: string;
}

/** @public */
export interface ListApplicationsOptions extends MomentOptions {
  filters?: SegmentFilters;
  /** Only those where one of these controls applies and does not hold. */
  missingControl?: Control[];
  /** Part of the entity ref or the title. */
  q?: string;
  /** `application`, `score` (the worst first), `tier` or `title`, with `-` before it the other way round. */
  sort?: string;
  limit?: number;
  cursor?: string;
}

/** What a scorecard of several applications is asked with. @public */
export interface GetScorecardOptions extends MomentOptions {
  /** How many of the applications with the lowest scores to name, 0 to 100; default 10. */
  limit?: number;
}

/** @public */
export interface ListFindingsOptions extends RequestOptions {
  /** Entity ref. */
  application?: string;
  status?: FindingStatus[];
  severity?: Severity[];
  limit?: number;
  cursor?: string;
}

/** @public */
export interface GetIntakeOptions extends MomentOptions {
  filters?: SegmentFilters;
  /** Length of the window before the moment; default 30. */
  days?: number;
  /** Only sources that are stale, or only those that are not. */
  stale?: boolean;
  /** A column, with `-` before it to begin with the highest value. */
  sort?: string;
  limit?: number;
  cursor?: string;
}

/** @public */
export interface ListScansOptions extends RequestOptions {
  filters?: SegmentFilters;
  state?: ScanState;
  limit?: number;
  cursor?: string;
}

/**
 * What the pages ask of the product-security backend.
 *
 * @remarks
 * Every method throws a `ResponseError` when the backend refuses or fails.
 * @public
 */
export interface ProductSecurityApi {
  /** The definitions of all metrics, and for callers who may configure them what is wrong with their files. */
  listMetrics(options?: RequestOptions): Promise<MetricDefinitionList>;

  /** The number of a metric, and of its groups when `groupBy` is given. */
  getMetricValue(
    metric: string,
    options?: GetMetricValueOptions,
  ): Promise<MetricValue>;

  /** The number of a metric at each step of a period. */
  getMetricTrend(
    metric: string,
    options: GetMetricTrendOptions,
  ): Promise<MetricTrend>;

  /** A page of the very objects behind the number of a metric. */
  listMetricObjects(
    metric: string,
    options: ListMetricObjectsOptions,
  ): Promise<MetricObjects>;

  /** What moved a metric between two moments, and a page of the objects that did. */
  getMetricChange(
    metric: string,
    options?: GetMetricChangeOptions,
  ): Promise<MetricChange>;

  /** What to fix so that a metric reaches its target, best first. */
  getMetricPlan(
    metric: string,
    options?: GetMetricPlanOptions,
  ): Promise<MetricPlan>;

  /** Every slice of a dashboard. */
  getDashboard(id: string, options?: DashboardOptions): Promise<Dashboard>;

  /** What the numbers say to the business. */
  getNarrative(id: string, options?: DashboardOptions): Promise<Narrative>;

  /** A page of the answer to one of the questions people ask. */
  answerQuestion(
    id: string,
    options?: AnswerQuestionOptions,
  ): Promise<QuestionAnswer>;

  /** A page of the applications. */
  listApplications(
    options?: ListApplicationsOptions,
  ): Promise<Page<Application>>;

  /** Controls, metrics and score of one application, by its entity ref. */
  getApplicationScorecard(
    application: string,
    options?: MomentOptions,
  ): Promise<ApplicationScorecard>;

  /** A page of the findings, highest risk first. */
  listFindings(options?: ListFindingsOptions): Promise<Page<Finding>>;

  /** All metrics over everything the caller may see. */
  getPortfolio(options?: GetScorecardOptions): Promise<Portfolio>;

  /** A scorecard for each team with applications of its own. */
  listTeams(options?: MomentOptions): Promise<{ items: TeamListItem[] }>;

  /** The scorecard of a team with all teams below it, by its entity ref. */
  getTeamScorecard(
    team: string,
    options?: GetScorecardOptions,
  ): Promise<TeamScorecard>;

  /** The scorecard of a system, by its entity ref. */
  getSystemScorecard(
    system: string,
    options?: GetScorecardOptions,
  ): Promise<SegmentScorecard>;

  /** The scorecard of a domain, by its entity ref. */
  getDomainScorecard(
    domain: string,
    options?: GetScorecardOptions,
  ): Promise<SegmentScorecard>;

  /** How well the intake of scans works, and a page of its sources. */
  getIntake(options?: GetIntakeOptions): Promise<IntakeOperations>;

  /** A page of the scans, newest first. */
  listScans(options?: ListScansOptions): Promise<Page<ListedScan>>;

  /** Confirms what a held scan closes. Needs the permission `product-security.configure`. */
  confirmScan(id: string): Promise<Scan>;

  /** Where a scanner's report of an application is sent to with POST. */
  getUploadUrl(application: string): Promise<string>;
}
