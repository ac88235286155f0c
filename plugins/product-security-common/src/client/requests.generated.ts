// Generated from openapi.json by `yarn generate`: change the operations in packages/openapi, not this file. @generated

import {
  ExceptionApproval,
  ExceptionRefusal,
  ExceptionRenewal,
  ExceptionRequest,
  PortfolioExceptionGrant,
} from '../api/exceptionRequests';
import { ExceptionState } from '../api/exceptions';
import { FindingStatus } from '../api/findings';
import { GateQuestion } from '../api/gates';
import { Segment } from '../api/metrics';
import { Moment } from '../api/moment';
import { ScanState } from '../api/operations';
import { GateStatus } from '../api/releases';
import {
  ApplicationHistory,
  CredentialRotation,
  ExceptionChange,
  ExceptionGrant,
  FindingChange,
  ReleaseUpload,
  RepositoryActivity,
  ScanRetirement,
} from '../api/requests';
import { CredentialState, RotationStatus } from '../api/secrets';
import { Category } from '../category';
import { Control } from '../control';
import { CredentialKind } from '../credentialKind';
import { Severity } from '../severity';
import { Exposure, Tier } from '../tier';

/** What {@link ProductSecurityClient.getMetricValue} sends. @public */
export interface GetMetricValueRequest {
  path: {
    /** Id of a metric, such as `tier1_coverage`. */
    id: string;
  };
  query?: {
    /** The moment the question is about; default now. */
    asOf?: Moment;
    /** Dimensions; several make one key of several. The definition of a metric names those that apply. */
    groupBy?: Segment[];
    /** Entity refs of groups, or `none`. */
    team?: string[];
    /** Entity refs of groups; theirs and that of the groups below. */
    teamWithin?: string[];
    /** Names of business units, or `none`. */
    businessUnit?: string[];
    /** Entity refs of systems, or `none`. */
    system?: string[];
    /** Entity refs of domains, or `none`. */
    domain?: string[];
    /** Tiers. */
    tier?: string[];
    /** Exposures. */
    exposure?: string[];
    /** Severities. */
    severity?: string[];
    /** Categories. */
    category?: string[];
    /** Environments of releases. */
    environment?: string[];
    /** Gates of releases. */
    gate?: string[];
    /** What held candidates up at the first attempt, or `none`. */
    rootCause?: string[];
    /** Entity refs. */
    application?: string[];
    /** Regulations, such as `pci`, or `none`. */
    regulated?: string[];
    /** `true`, `false`. */
    revenueCritical?: string[];
    /** Baseline controls. */
    control?: string[];
    /** Rules. */
    rule?: string[];
    /** Kinds of leaked credentials, such as `aws-access-key`. */
    kind?: string[];
  };
}

/** What {@link ProductSecurityClient.getMetricTrend} sends. @public */
export interface GetMetricTrendRequest {
  path: {
    /** Id of a metric, such as `tier1_coverage`. */
    id: string;
  };
  query?: {
    /** Start; default 90 days before `to`. */
    from?: Moment;
    /** End; default now. */
    to?: Moment;
    /** Length of a step; a month is a calendar month. default week. */
    step?: 'day' | 'week' | 'month';
    /** Dimensions; several make one key of several. The definition of a metric names those that apply. */
    groupBy?: Segment[];
    /** Entity refs of groups, or `none`. */
    team?: string[];
    /** Entity refs of groups; theirs and that of the groups below. */
    teamWithin?: string[];
    /** Names of business units, or `none`. */
    businessUnit?: string[];
    /** Entity refs of systems, or `none`. */
    system?: string[];
    /** Entity refs of domains, or `none`. */
    domain?: string[];
    /** Tiers. */
    tier?: string[];
    /** Exposures. */
    exposure?: string[];
    /** Severities. */
    severity?: string[];
    /** Categories. */
    category?: string[];
    /** Environments of releases. */
    environment?: string[];
    /** Gates of releases. */
    gate?: string[];
    /** What held candidates up at the first attempt, or `none`. */
    rootCause?: string[];
    /** Entity refs. */
    application?: string[];
    /** Regulations, such as `pci`, or `none`. */
    regulated?: string[];
    /** `true`, `false`. */
    revenueCritical?: string[];
    /** Baseline controls. */
    control?: string[];
    /** Rules. */
    rule?: string[];
    /** Kinds of leaked credentials, such as `aws-access-key`. */
    kind?: string[];
  };
}

/** What {@link ProductSecurityClient.listMetricObjects} sends. @public */
export interface ListMetricObjectsRequest {
  path: {
    /** Id of a metric, such as `tier1_coverage`. */
    id: string;
  };
  query?: {
    /** Which of them; `missing`: what keeps it from its best. default numerator. */
    set?: 'numerator' | 'denominator' | 'missing';
    /** The moment the question is about; default now. */
    asOf?: Moment;
    /** How many items the answer has at most. 1 to 500, default 50. */
    limit?: number;
    /** The `nextCursor` of the page before. */
    cursor?: string;
    /** Entity refs of groups, or `none`. */
    team?: string[];
    /** Entity refs of groups; theirs and that of the groups below. */
    teamWithin?: string[];
    /** Names of business units, or `none`. */
    businessUnit?: string[];
    /** Entity refs of systems, or `none`. */
    system?: string[];
    /** Entity refs of domains, or `none`. */
    domain?: string[];
    /** Tiers. */
    tier?: string[];
    /** Exposures. */
    exposure?: string[];
    /** Severities. */
    severity?: string[];
    /** Categories. */
    category?: string[];
    /** Environments of releases. */
    environment?: string[];
    /** Gates of releases. */
    gate?: string[];
    /** What held candidates up at the first attempt, or `none`. */
    rootCause?: string[];
    /** Entity refs. */
    application?: string[];
    /** Regulations, such as `pci`, or `none`. */
    regulated?: string[];
    /** `true`, `false`. */
    revenueCritical?: string[];
    /** Baseline controls. */
    control?: string[];
    /** Rules. */
    rule?: string[];
    /** Kinds of leaked credentials, such as `aws-access-key`. */
    kind?: string[];
  };
}

/** What {@link ProductSecurityClient.getMetricChange} sends. @public */
export interface GetMetricChangeRequest {
  path: {
    /** Id of a metric, such as `tier1_coverage`. */
    id: string;
  };
  query?: {
    /** Start; default 90 days before `to`. */
    from?: Moment;
    /** End; default now. */
    to?: Moment;
    /** Dimensions; several make one key of several. The definition of a metric names those that apply. */
    groupBy?: Segment[];
    /** How many items the answer has at most. 1 to 500, default 50. */
    limit?: number;
    /** The `nextCursor` of the page before. */
    cursor?: string;
    /** Entity refs of groups, or `none`. */
    team?: string[];
    /** Entity refs of groups; theirs and that of the groups below. */
    teamWithin?: string[];
    /** Names of business units, or `none`. */
    businessUnit?: string[];
    /** Entity refs of systems, or `none`. */
    system?: string[];
    /** Entity refs of domains, or `none`. */
    domain?: string[];
    /** Tiers. */
    tier?: string[];
    /** Exposures. */
    exposure?: string[];
    /** Severities. */
    severity?: string[];
    /** Categories. */
    category?: string[];
    /** Environments of releases. */
    environment?: string[];
    /** Gates of releases. */
    gate?: string[];
    /** What held candidates up at the first attempt, or `none`. */
    rootCause?: string[];
    /** Entity refs. */
    application?: string[];
    /** Regulations, such as `pci`, or `none`. */
    regulated?: string[];
    /** `true`, `false`. */
    revenueCritical?: string[];
    /** Baseline controls. */
    control?: string[];
    /** Rules. */
    rule?: string[];
    /** Kinds of leaked credentials, such as `aws-access-key`. */
    kind?: string[];
  };
}

/** What {@link ProductSecurityClient.getMetricPlan} sends. @public */
export interface GetMetricPlanRequest {
  path: {
    /** Id of a metric, such as `tier1_coverage`. */
    id: string;
  };
  query?: {
    /** The moment the question is about; default now. */
    asOf?: Moment;
    /** How many items the answer has at most. 1 to 500, default 50. */
    limit?: number;
    /** Entity refs of groups, or `none`. */
    team?: string[];
    /** Entity refs of groups; theirs and that of the groups below. */
    teamWithin?: string[];
    /** Names of business units, or `none`. */
    businessUnit?: string[];
    /** Entity refs of systems, or `none`. */
    system?: string[];
    /** Entity refs of domains, or `none`. */
    domain?: string[];
    /** Tiers. */
    tier?: string[];
    /** Exposures. */
    exposure?: string[];
    /** Severities. */
    severity?: string[];
    /** Categories. */
    category?: string[];
    /** Environments of releases. */
    environment?: string[];
    /** Gates of releases. */
    gate?: string[];
    /** What held candidates up at the first attempt, or `none`. */
    rootCause?: string[];
    /** Entity refs. */
    application?: string[];
    /** Regulations, such as `pci`, or `none`. */
    regulated?: string[];
    /** `true`, `false`. */
    revenueCritical?: string[];
    /** Baseline controls. */
    control?: string[];
    /** Rules. */
    rule?: string[];
    /** Kinds of leaked credentials, such as `aws-access-key`. */
    kind?: string[];
  };
}

/** What {@link ProductSecurityClient.getDashboard} sends. @public */
export interface GetDashboardRequest {
  path: {
    /** `executive`, `engineering` or `operations`. */
    id: string;
  };
  query?: {
    /** Entity refs. */
    application?: string[];
    /** Entity refs of groups, or `none`. */
    team?: string[];
    /** Entity refs of groups; each with all groups below it. */
    teamWithin?: string[];
    /** Names of business units, or `none`. */
    businessUnit?: string[];
    /** Entity refs of systems, or `none`. */
    system?: string[];
    /** Entity refs of domains, or `none`. */
    domain?: string[];
    /** Tiers. */
    tier?: Tier[];
    /** Exposures. */
    exposure?: Exposure[];
    /** Regulations, such as `pci`, or `none`. */
    regulated?: string[];
    /** `true`, `false`. */
    revenueCritical?: string[];
    /** The moment the question is about; default now. */
    asOf?: Moment;
  };
}

/** What {@link ProductSecurityClient.getNarrative} sends. @public */
export interface GetNarrativeRequest {
  path: {
    /** Id of a narrative, such as `revenue_protection`; those of the metrics name them all. */
    id: string;
  };
  query?: {
    /** Entity refs. */
    application?: string[];
    /** Entity refs of groups, or `none`. */
    team?: string[];
    /** Entity refs of groups; each with all groups below it. */
    teamWithin?: string[];
    /** Names of business units, or `none`. */
    businessUnit?: string[];
    /** Entity refs of systems, or `none`. */
    system?: string[];
    /** Entity refs of domains, or `none`. */
    domain?: string[];
    /** Tiers. */
    tier?: Tier[];
    /** Exposures. */
    exposure?: Exposure[];
    /** Regulations, such as `pci`, or `none`. */
    regulated?: string[];
    /** `true`, `false`. */
    revenueCritical?: string[];
    /** The moment the question is about; default now. */
    asOf?: Moment;
  };
}

/** What {@link ProductSecurityClient.answerQuestion} sends. @public */
export interface AnswerQuestionRequest {
  path: {
    /** Id of a question, such as `uncompensated_exceptions`. */
    id: string;
  };
  query?: {
    /** Entity refs. */
    application?: string[];
    /** Entity refs of groups, or `none`. */
    team?: string[];
    /** Entity refs of groups; each with all groups below it. */
    teamWithin?: string[];
    /** Names of business units, or `none`. */
    businessUnit?: string[];
    /** Entity refs of systems, or `none`. */
    system?: string[];
    /** Entity refs of domains, or `none`. */
    domain?: string[];
    /** Tiers. */
    tier?: Tier[];
    /** Exposures. */
    exposure?: Exposure[];
    /** Regulations, such as `pci`, or `none`. */
    regulated?: string[];
    /** `true`, `false`. */
    revenueCritical?: string[];
    /** The moment the question is about; default now. */
    asOf?: Moment;
    /** How many items the answer has at most. 1 to 500, default 50. */
    limit?: number;
    /** The `nextCursor` of the page before. */
    cursor?: string;
  };
}

/** What {@link ProductSecurityClient.listApplications} sends. @public */
export interface ListApplicationsRequest {
  query?: {
    /** Entity refs. */
    application?: string[];
    /** Entity refs of groups, or `none`. */
    team?: string[];
    /** Entity refs of groups; each with all groups below it. */
    teamWithin?: string[];
    /** Names of business units, or `none`. */
    businessUnit?: string[];
    /** Entity refs of systems, or `none`. */
    system?: string[];
    /** Entity refs of domains, or `none`. */
    domain?: string[];
    /** Tiers. */
    tier?: Tier[];
    /** Exposures. */
    exposure?: Exposure[];
    /** Regulations, such as `pci`, or `none`. */
    regulated?: string[];
    /** `true`, `false`. */
    revenueCritical?: string[];
    /** Baseline controls; the applications to which one of them applies and where it does not hold. */
    missingControl?: Control[];
    /** Text to search for. */
    q?: string;
    /** `application` (default), `score` (the lowest first), `tier` or `title`; a `-` before it turns the order round. Applications without a score come last either way. */
    sort?: string;
    /** The moment the question is about; default now. */
    asOf?: Moment;
    /** How many items the answer has at most. 1 to 500, default 100. */
    limit?: number;
    /** The `nextCursor` of the page before. */
    cursor?: string;
  };
}

/** What {@link ProductSecurityClient.getApplicationScorecard} sends. @public */
export interface GetApplicationScorecardRequest {
  path: {
    /** Entity ref, such as `component:default/payments`; its slash may be encoded or not. */
    ref: string;
  };
  query?: {
    /** The moment the question is about; default now. */
    asOf?: Moment;
  };
}

/** What {@link ProductSecurityClient.recordApplicationHistory} sends. @public */
export interface RecordApplicationHistoryRequest {
  /** At least one entry. */
  body: ApplicationHistory[];
}

/** What {@link ProductSecurityClient.listTeams} sends. @public */
export interface ListTeamsRequest {
  query?: {
    /** The moment the question is about; default now. */
    asOf?: Moment;
  };
}

/** What {@link ProductSecurityClient.getTeamScorecard} sends. @public */
export interface GetTeamScorecardRequest {
  path: {
    /** Entity ref, such as `group:default/payments`, or `none`; its slash may be encoded or not. */
    ref: string;
  };
  query?: {
    /** The moment the question is about; default now. */
    asOf?: Moment;
    /** How many of the applications with the lowest scores are told. 0 to 100, default 10. */
    limit?: number;
  };
}

/** What {@link ProductSecurityClient.getSystemScorecard} sends. @public */
export interface GetSystemScorecardRequest {
  path: {
    /** Entity ref, such as `system:default/shop`, or `none`; its slash may be encoded or not. */
    ref: string;
  };
  query?: {
    /** The moment the question is about; default now. */
    asOf?: Moment;
    /** How many of the applications with the lowest scores are told. 0 to 100, default 10. */
    limit?: number;
  };
}

/** What {@link ProductSecurityClient.getDomainScorecard} sends. @public */
export interface GetDomainScorecardRequest {
  path: {
    /** Entity ref, such as `domain:default/commerce`, or `none`; its slash may be encoded or not. */
    ref: string;
  };
  query?: {
    /** The moment the question is about; default now. */
    asOf?: Moment;
    /** How many of the applications with the lowest scores are told. 0 to 100, default 10. */
    limit?: number;
  };
}

/** What {@link ProductSecurityClient.getBusinessUnitScorecard} sends. @public */
export interface GetBusinessUnitScorecardRequest {
  path: {
    /** Name of the business unit, or `none`. */
    name: string;
  };
  query?: {
    /** The moment the question is about; default now. */
    asOf?: Moment;
    /** How many of the applications with the lowest scores are told. 0 to 100, default 10. */
    limit?: number;
  };
}

/** What {@link ProductSecurityClient.getPortfolio} sends. @public */
export interface GetPortfolioRequest {
  query?: {
    /** The moment the question is about; default now. */
    asOf?: Moment;
    /** How many of the applications with the lowest scores are told. 0 to 100, default 10. */
    limit?: number;
  };
}

/** What {@link ProductSecurityClient.listPolicyViolations} sends. @public */
export interface ListPolicyViolationsRequest {
  query?: {
    /** Entity ref. */
    application?: string;
    /** Id of a policy. */
    policy?: string;
    /** How many items the answer has at most. 1 to 1000, default 200. */
    limit?: number;
    /** The `nextCursor` of the page before. */
    cursor?: string;
  };
}

/** What {@link ProductSecurityClient.uploadScan} sends. @public */
export interface UploadScanRequest {
  query: {
    /** Entity ref. */
    application: string;
    /** Id of a format, such as `sarif`; detected from the content when absent. */
    format?: string;
    /** Overrides what the report says. */
    tool?: string;
    /** Overrides what the report says. */
    category?: Category;
    /** Categories the scan looked for although the report may not speak of them. */
    covers?: Category[];
    /** Tells apart several scans of one tool on one application; default empty. */
    scope?: string;
    /** Default: the application's default branch. */
    branch?: string;
    /** What was scanned. */
    commit?: string;
    /** When; default now, never in the future. */
    scannedAt?: Moment;
    /** Whether it saw everything; a partial scan closes nothing. default true. */
    complete?: boolean;
  };
  headers?: {
    /** `respond-async`: answer at once with 202, and read and record the report in the background. */
    Prefer?: string;
    /** `gzip`, when the report is packed. */
    'Content-Encoding'?: string;
  };
  /** The report, byte for byte. Its content type does not matter. */
  body: string | ArrayBuffer | Uint8Array | Blob;
}

/** What {@link ProductSecurityClient.listScans} sends. @public */
export interface ListScansRequest {
  query?: {
    /** Entity refs. */
    application?: string[];
    /** Entity refs of groups, or `none`. */
    team?: string[];
    /** Entity refs of groups; each with all groups below it. */
    teamWithin?: string[];
    /** Names of business units, or `none`. */
    businessUnit?: string[];
    /** Entity refs of systems, or `none`. */
    system?: string[];
    /** Entity refs of domains, or `none`. */
    domain?: string[];
    /** Tiers. */
    tier?: Tier[];
    /** Exposures. */
    exposure?: Exposure[];
    /** Regulations, such as `pci`, or `none`. */
    regulated?: string[];
    /** `true`, `false`. */
    revenueCritical?: string[];
    /** Text to search for. */
    q?: string;
    /** Names of tools. */
    tool?: string[];
    /** What became of them. */
    state?: ScanState;
    /** How many items the answer has at most. 1 to 500, default 100. */
    limit?: number;
    /** The `nextCursor` of the page before. */
    cursor?: string;
  };
}

/** What {@link ProductSecurityClient.getScan} sends. @public */
export interface GetScanRequest {
  path: {
    /** Id of a scan, or of an upload. */
    id: string;
  };
}

/** What {@link ProductSecurityClient.confirmScan} sends. @public */
export interface ConfirmScanRequest {
  path: {
    /** Id of a scan. */
    id: string;
  };
}

/** What {@link ProductSecurityClient.retireScans} sends. @public */
export interface RetireScansRequest {
  /** The tool, or a scope of it. */
  body: ScanRetirement;
}

/** What {@link ProductSecurityClient.getIntake} sends. @public */
export interface GetIntakeRequest {
  query?: {
    /** Entity refs. */
    application?: string[];
    /** Entity refs of groups, or `none`. */
    team?: string[];
    /** Entity refs of groups; each with all groups below it. */
    teamWithin?: string[];
    /** Names of business units, or `none`. */
    businessUnit?: string[];
    /** Entity refs of systems, or `none`. */
    system?: string[];
    /** Entity refs of domains, or `none`. */
    domain?: string[];
    /** Tiers. */
    tier?: Tier[];
    /** Exposures. */
    exposure?: Exposure[];
    /** Regulations, such as `pci`, or `none`. */
    regulated?: string[];
    /** `true`, `false`. */
    revenueCritical?: string[];
    /** Text to search for. */
    q?: string;
    /** Names of tools. */
    tool?: string[];
    /** Only sources that are stale, or only those that are not. */
    stale?: boolean;
    /** Length of the window before `asOf`. 1 to 366, default 30. */
    days?: number;
    /** The moment the question is about; default now. */
    asOf?: Moment;
    /** A column, with `-` before it from the highest value. default application. */
    sort?:
      | 'application'
      | '-application'
      | 'tool'
      | '-tool'
      | 'new'
      | '-new'
      | 'closed'
      | '-closed'
      | 'reopened'
      | '-reopened'
      | 'recorded'
      | '-recorded'
      | 'failed'
      | '-failed'
      | 'held'
      | '-held'
      | 'lastGoodScanAt'
      | '-lastGoodScanAt'
      | 'daysSinceGoodScan'
      | '-daysSinceGoodScan'
      | 'reimportStability'
      | '-reimportStability'
      | 'duplicatesInReports'
      | '-duplicatesInReports'
      | 'duplicatesAcrossTools'
      | '-duplicatesAcrossTools'
      | 'sightingsPerFinding'
      | '-sightingsPerFinding';
    /** How many items the answer has at most. 1 to 500, default 100. */
    limit?: number;
    /** The `nextCursor` of the page before. */
    cursor?: string;
  };
}

/** What {@link ProductSecurityClient.listFindings} sends. @public */
export interface ListFindingsRequest {
  query?: {
    /** Entity refs. */
    application?: string[];
    /** Entity refs of groups, or `none`. */
    team?: string[];
    /** Entity refs of groups; each with all groups below it. */
    teamWithin?: string[];
    /** Tiers. */
    tier?: Tier[];
    /** Exposures. */
    exposure?: Exposure[];
    /** Severities. */
    severity?: Severity[];
    /** Categories. */
    category?: Category[];
    /** Default: all of them. */
    status?: FindingStatus[];
    /** Rules; of a vulnerability its id. */
    rule?: string[];
    /** Whether reports say that the vulnerable code can be reached: `true`, `false` or `unknown`. */
    reachable?: string[];
    /** What reports and the catalog of known exploited vulnerabilities say: `active`, `poc`, `none` or `unknown`. */
    exploitation?: string[];
    /** Branches; default: the default branch of each application. */
    branch?: string[];
    /** Text to search for. */
    q?: string;
    /** The moment the question is about; default now. */
    asOf?: Moment;
    /** How many items the answer has at most. 1 to 1000, default 100. */
    limit?: number;
    /** The `nextCursor` of the page before. */
    cursor?: string;
  };
}

/** What {@link ProductSecurityClient.getFinding} sends. @public */
export interface GetFindingRequest {
  path: {
    /** Id of a finding. */
    id: string;
  };
  query?: {
    /** The moment the question is about; default now. */
    asOf?: Moment;
  };
}

/** What {@link ProductSecurityClient.changeFinding} sends. @public */
export interface ChangeFindingRequest {
  path: {
    /** Id of a finding. */
    id: string;
  };
  /** What is said. */
  body: FindingChange;
}

/** What {@link ProductSecurityClient.recordRotation} sends. @public */
export interface RecordRotationRequest {
  path: {
    /** Id of a finding. */
    id: string;
  };
  /** When. */
  body: CredentialRotation;
}

/** What {@link ProductSecurityClient.listCredentials} sends. @public */
export interface ListCredentialsRequest {
  query?: {
    /** Entity refs. */
    application?: string[];
    /** Entity refs of groups, or `none`. */
    team?: string[];
    /** Entity refs of groups; each with all groups below it. */
    teamWithin?: string[];
    /** Tiers. */
    tier?: Tier[];
    /** Kinds of credentials. */
    kind?: CredentialKind[];
    /** How far they have come. */
    state?: CredentialState[];
    /** How they stand to the time allowed for their rotation; false positives have none. */
    status?: RotationStatus[];
    /** What tools found when they tried them: `active`, `inactive` or `unknown`. */
    validity?: string[];
    /** The moment the question is about; default now. */
    asOf?: Moment;
    /** How many items the answer has at most. 1 to 500, default 100. */
    limit?: number;
    /** The `nextCursor` of the page before. */
    cursor?: string;
  };
}

/** What {@link ProductSecurityClient.getCredential} sends. @public */
export interface GetCredentialRequest {
  path: {
    /** Id of a leaked credential. */
    id: string;
  };
  query?: {
    /** The moment the question is about; default now. */
    asOf?: Moment;
  };
}

/** What {@link ProductSecurityClient.grantException} sends. @public */
export interface GrantExceptionRequest {
  /** What is accepted, and why. */
  body: ExceptionGrant;
}

/** What {@link ProductSecurityClient.listExceptions} sends. @public */
export interface ListExceptionsRequest {
  query?: {
    /** Entity refs. */
    application?: string[];
    /** Entity refs of groups, or `none`. */
    team?: string[];
    /** Entity refs of groups; each with all groups below it. */
    teamWithin?: string[];
    /** Only those that accept something, or only the others. */
    active?: boolean;
    /** Default: `active`, `expiring`, `expired` and `ended`. */
    state?: ExceptionState[];
    /** Ids of decisions for the portfolio, or `none`. */
    decision?: string[];
    /** The moment the question is about; default now. */
    asOf?: Moment;
    /** How many items the answer has at most. 1 to 1000, default 100. */
    limit?: number;
    /** The `nextCursor` of the page before. */
    cursor?: string;
  };
}

/** What {@link ProductSecurityClient.changeException} sends. @public */
export interface ChangeExceptionRequest {
  path: {
    /** Id of an exception. */
    id: string;
  };
  /** What is different. */
  body: ExceptionChange;
}

/** What {@link ProductSecurityClient.getException} sends. @public */
export interface GetExceptionRequest {
  path: {
    /** Id of an exception. */
    id: string;
  };
  query?: {
    /** The moment the question is about; default now. */
    asOf?: Moment;
  };
}

/** What {@link ProductSecurityClient.listExceptionFindings} sends. @public */
export interface ListExceptionFindingsRequest {
  path: {
    /** Id of an exception. */
    id: string;
  };
  query?: {
    /** The moment the question is about; default now. */
    asOf?: Moment;
    /** How many items the answer has at most. 1 to 1000, default 100. */
    limit?: number;
    /** The `nextCursor` of the page before. */
    cursor?: string;
  };
}

/** What {@link ProductSecurityClient.requestException} sends. @public */
export interface RequestExceptionRequest {
  /** What is to be accepted, and why. */
  body: ExceptionRequest;
}

/** What {@link ProductSecurityClient.renewException} sends. @public */
export interface RenewExceptionRequest {
  path: {
    /** Id of an exception. */
    id: string;
  };
  /** The longer term. */
  body: ExceptionRenewal;
}

/** What {@link ProductSecurityClient.approveException} sends. @public */
export interface ApproveExceptionRequest {
  path: {
    /** Id of an exception. */
    id: string;
  };
  /** Terms that are tighter than what was asked for. */
  body: ExceptionApproval;
}

/** What {@link ProductSecurityClient.rejectException} sends. @public */
export interface RejectExceptionRequest {
  path: {
    /** Id of an exception. */
    id: string;
  };
  /** Why. */
  body: ExceptionRefusal;
}

/** What {@link ProductSecurityClient.withdrawException} sends. @public */
export interface WithdrawExceptionRequest {
  path: {
    /** Id of an exception. */
    id: string;
  };
  /** Why. */
  body: ExceptionRefusal;
}

/** What {@link ProductSecurityClient.grantPortfolioException} sends. @public */
export interface GrantPortfolioExceptionRequest {
  /** What is accepted, where and why. */
  body: PortfolioExceptionGrant;
}

/** What {@link ProductSecurityClient.listPortfolioExceptions} sends. @public */
export interface ListPortfolioExceptionsRequest {
  query?: {
    /** How many items the answer has at most. 1 to 1000, default 100. */
    limit?: number;
    /** The `nextCursor` of the page before. */
    cursor?: string;
  };
}

/** What {@link ProductSecurityClient.changePortfolioException} sends. @public */
export interface ChangePortfolioExceptionRequest {
  path: {
    /** Id of a decision for the portfolio. */
    id: string;
  };
  /** What is different. */
  body: ExceptionChange;
}

/** What {@link ProductSecurityClient.recordReleases} sends. @public */
export interface RecordReleasesRequest {
  /** A release, or a list of them. */
  body: ReleaseUpload | ReleaseUpload[];
}

/** What {@link ProductSecurityClient.listReleases} sends. @public */
export interface ListReleasesRequest {
  query?: {
    /** Entity refs. */
    application?: string[];
    /** Entity refs of groups, or `none`. */
    team?: string[];
    /** Entity refs of groups; each with all groups below it. */
    teamWithin?: string[];
    /** Tiers. */
    tier?: Tier[];
    /** Versions. */
    version?: string[];
    /** Environments. */
    environment?: string[];
    /** Only those of production, or only the others. */
    production?: boolean;
    /** Those with a result of one of these gates. */
    gate?: string[];
    /** Those with a gate that came out so. */
    status?: GateStatus[];
    /** The moment the question is about; default now. */
    asOf?: Moment;
    /** How many items the answer has at most. 1 to 1000, default 100. */
    limit?: number;
    /** The `nextCursor` of the page before. */
    cursor?: string;
  };
}

/** What {@link ProductSecurityClient.listPendingReleases} sends. @public */
export interface ListPendingReleasesRequest {
  query?: {
    /** How many items the answer has at most. 1 to 1000, default 100. */
    limit?: number;
    /** The `nextCursor` of the page before. */
    cursor?: string;
  };
}

/** What {@link ProductSecurityClient.getRelease} sends. @public */
export interface GetReleaseRequest {
  path: {
    /** Id of a release. */
    id: string;
  };
  query?: {
    /** The moment the question is about; default now. */
    asOf?: Moment;
  };
}

/** What {@link ProductSecurityClient.evaluateGate} sends. @public */
export interface EvaluateGateRequest {
  /** The candidate, and rules on top of those of the portal. */
  body: GateQuestion;
}

/** What {@link ProductSecurityClient.getReleaseEvidence} sends. @public */
export interface GetReleaseEvidenceRequest {
  path: {
    /** Id of a release. */
    id: string;
  };
  query?: {
    /** The moment the question is about; default now. */
    asOf?: Moment;
  };
}

/** What {@link ProductSecurityClient.getEvidenceDocument} sends. @public */
export interface GetEvidenceDocumentRequest {
  path: {
    /** Id of a release. */
    id: string;
    /** Id of a piece of its evidence. */
    evidenceId: string;
  };
}

/** What {@link ProductSecurityClient.getEvidencePack} sends. @public */
export interface GetEvidencePackRequest {
  path: {
    /** Id of a release. */
    id: string;
  };
  query?: {
    /** The moment the question is about; default now. */
    asOf?: Moment;
  };
}

/** What {@link ProductSecurityClient.recordActivity} sends. @public */
export interface RecordActivityRequest {
  /** A period, or a list of them. */
  body: RepositoryActivity | RepositoryActivity[];
}
