// Generated from openapi.json by `yarn generate`: change the operations in packages/openapi, not this file. @generated

import {
  ApplicationScorecard,
  Portfolio,
  SegmentScorecard,
  TeamScorecard,
} from '../api/applications';
import { Dashboard, Narrative, QuestionAnswer } from '../api/dashboards';
import { ReleaseEvidence } from '../api/evidence';
import {
  PortfolioException,
  SecurityException,
  SecurityExceptionDetails,
} from '../api/exceptions';
import { ExploitabilityFeeds } from '../api/exploitability';
import { FindingDetails } from '../api/findings';
import { GateDecision } from '../api/gates';
import {
  MetricChange,
  MetricObjects,
  MetricTrend,
  MetricValue,
} from '../api/metrics';
import { IntakeOperations } from '../api/operations';
import {
  ApplicationPage,
  FindingPage,
  ListedScanPage,
  MetricDefinitionList,
  PendingReleaseList,
  PendingReleasePage,
  PolicyViolationPage,
  PortfolioExceptionPage,
  ReleaseList,
  ReleasePage,
  RepositoryActivityList,
  SecurityExceptionPage,
  TeamList,
} from '../api/pages';
import { MetricPlan } from '../api/plans';
import { PendingRelease, Release, ReleaseDetails } from '../api/releases';
import {
  RecordedApplicationHistory,
  RecordedRotation,
  RepositoryActivity,
  ScanInProgress,
} from '../api/requests';
import { Scan } from '../api/scans';
import { LeakedCredential, LeakedCredentialPage } from '../api/secrets';
import {
  ApiRequest,
  callApi,
  ProductSecurityClientOptions,
  ProductSecurityRequestOptions,
} from './callApi';
import {
  AnswerQuestionRequest,
  ApproveExceptionRequest,
  ChangeExceptionRequest,
  ChangeFindingRequest,
  ChangePortfolioExceptionRequest,
  ConfirmScanRequest,
  EvaluateGateRequest,
  GetApplicationScorecardRequest,
  GetBusinessUnitScorecardRequest,
  GetCredentialRequest,
  GetDashboardRequest,
  GetDomainScorecardRequest,
  GetEvidenceDocumentRequest,
  GetEvidencePackRequest,
  GetExceptionRequest,
  GetFindingRequest,
  GetIntakeRequest,
  GetMetricChangeRequest,
  GetMetricPlanRequest,
  GetMetricTrendRequest,
  GetMetricValueRequest,
  GetNarrativeRequest,
  GetPortfolioRequest,
  GetReleaseEvidenceRequest,
  GetReleaseRequest,
  GetScanRequest,
  GetSystemScorecardRequest,
  GetTeamScorecardRequest,
  GrantExceptionRequest,
  GrantPortfolioExceptionRequest,
  ListApplicationsRequest,
  ListCredentialsRequest,
  ListExceptionFindingsRequest,
  ListExceptionsRequest,
  ListFindingsRequest,
  ListMetricObjectsRequest,
  ListPendingReleasesRequest,
  ListPolicyViolationsRequest,
  ListPortfolioExceptionsRequest,
  ListReleasesRequest,
  ListScansRequest,
  ListTeamsRequest,
  RecordActivityRequest,
  RecordApplicationHistoryRequest,
  RecordReleasesRequest,
  RecordRotationRequest,
  RejectExceptionRequest,
  RenewExceptionRequest,
  RequestExceptionRequest,
  RetireScansRequest,
  UploadScanRequest,
  WithdrawExceptionRequest,
} from './requests.generated';

/**
 * The HTTP API of the product-security backend, operation by operation.
 *
 * @remarks
 * Every method throws a `ResponseError` when the backend refuses or fails. In a backend, give a `token` from the service `auth`; in a frontend, the `fetchApi` adds the one of the user.
 *
 * @public
 */
export class ProductSecurityClient {
  readonly #options: ProductSecurityClientOptions;

  constructor(options: ProductSecurityClientOptions) {
    this.#options = options;
  }

  /**
   * Lists the definitions of the metrics.
   *
   * The built-in metrics, and those of the files in `productSecurity.metrics.files`.
   *
   * Whoever is signed in may ask.
   *
   * `GET /metrics`
   */
  async listMetrics(
    options?: ProductSecurityRequestOptions,
  ): Promise<MetricDefinitionList> {
    return this.#send('GET', '/metrics', {}, options);
  }

  /**
   * Tells the number of a metric, and of its groups.
   *
   * Needs the permission `product-security.read`.
   *
   * `GET /metrics/{id}/value`
   */
  async getMetricValue(
    request: GetMetricValueRequest,
    options?: ProductSecurityRequestOptions,
  ): Promise<MetricValue> {
    return this.#send('GET', '/metrics/{id}/value', request, options);
  }

  /**
   * Tells the number of a metric at each step of a period.
   *
   * Points are `from`, `from` + 1 step, … up to `to`, and `to` itself. Each equals the value at its `asOf`.
   *
   * Needs the permission `product-security.read`.
   *
   * `GET /metrics/{id}/trend`
   */
  async getMetricTrend(
    request: GetMetricTrendRequest,
    options?: ProductSecurityRequestOptions,
  ): Promise<MetricTrend> {
    return this.#send('GET', '/metrics/{id}/trend', request, options);
  }

  /**
   * Lists the very objects behind the number of a metric.
   *
   * Needs the permission `product-security.read`.
   *
   * `GET /metrics/{id}/objects`
   */
  async listMetricObjects(
    request: ListMetricObjectsRequest,
    options?: ProductSecurityRequestOptions,
  ): Promise<MetricObjects> {
    return this.#send('GET', '/metrics/{id}/objects', request, options);
  }

  /**
   * Tells what moved a metric between two moments.
   *
   * Contributions by object, by reason and by group; each of them add up to the difference.
   *
   * Needs the permission `product-security.read`.
   *
   * `GET /metrics/{id}/change`
   */
  async getMetricChange(
    request: GetMetricChangeRequest,
    options?: ProductSecurityRequestOptions,
  ): Promise<MetricChange> {
    return this.#send('GET', '/metrics/{id}/change', request, options);
  }

  /**
   * Tells what to fix so that a metric reaches its target.
   *
   * The shortest list of things to fix, best first; each with the value after it alone and after all before it.
   *
   * Needs the permission `product-security.read`.
   *
   * `GET /metrics/{id}/plan`
   */
  async getMetricPlan(
    request: GetMetricPlanRequest,
    options?: ProductSecurityRequestOptions,
  ): Promise<MetricPlan> {
    return this.#send('GET', '/metrics/{id}/plan', request, options);
  }

  /**
   * Answers with every slice of a dashboard.
   *
   * Needs the permission `product-security.read`.
   *
   * `GET /dashboards/{id}`
   */
  async getDashboard(
    request: GetDashboardRequest,
    options?: ProductSecurityRequestOptions,
  ): Promise<Dashboard> {
    return this.#send('GET', '/dashboards/{id}', request, options);
  }

  /**
   * Tells what the numbers say to the business.
   *
   * Needs the permission `product-security.read`.
   *
   * `GET /narratives/{id}`
   */
  async getNarrative(
    request: GetNarrativeRequest,
    options?: ProductSecurityRequestOptions,
  ): Promise<Narrative> {
    return this.#send('GET', '/narratives/{id}', request, options);
  }

  /**
   * Answers one of the questions people ask.
   *
   * Needs the permission `product-security.read`.
   *
   * `GET /questions/{id}`
   */
  async answerQuestion(
    request: AnswerQuestionRequest,
    options?: ProductSecurityRequestOptions,
  ): Promise<QuestionAnswer> {
    return this.#send('GET', '/questions/{id}', request, options);
  }

  /**
   * Lists the applications.
   *
   * Needs the permission `product-security.read`.
   *
   * `GET /applications`
   */
  async listApplications(
    request: ListApplicationsRequest = {},
    options?: ProductSecurityRequestOptions,
  ): Promise<ApplicationPage> {
    return this.#send('GET', '/applications', request, options);
  }

  /**
   * Tells the controls, metrics and score of an application.
   *
   * Needs the permission `product-security.read`.
   *
   * `GET /applications/{ref}/scorecard`
   */
  async getApplicationScorecard(
    request: GetApplicationScorecardRequest,
    options?: ProductSecurityRequestOptions,
  ): Promise<ApplicationScorecard> {
    return this.#send('GET', '/applications/{ref}/scorecard', request, options);
  }

  /**
   * Records attributes of days before the plugin was there.
   *
   * Needs the permission `product-security.configure`.
   *
   * `POST /applications/history`
   */
  async recordApplicationHistory(
    request: RecordApplicationHistoryRequest,
    options?: ProductSecurityRequestOptions,
  ): Promise<RecordedApplicationHistory> {
    return this.#send('POST', '/applications/history', request, options);
  }

  /**
   * Tells a scorecard for each team.
   *
   * Needs the permission `product-security.read`.
   *
   * `GET /teams`
   */
  async listTeams(
    request: ListTeamsRequest = {},
    options?: ProductSecurityRequestOptions,
  ): Promise<TeamList> {
    return this.#send('GET', '/teams', request, options);
  }

  /**
   * Tells the scorecard of a team with all teams below it.
   *
   * Needs the permission `product-security.read`.
   *
   * `GET /teams/{ref}/scorecard`
   */
  async getTeamScorecard(
    request: GetTeamScorecardRequest,
    options?: ProductSecurityRequestOptions,
  ): Promise<TeamScorecard> {
    return this.#send('GET', '/teams/{ref}/scorecard', request, options);
  }

  /**
   * Tells the scorecard of a system.
   *
   * Needs the permission `product-security.read`.
   *
   * `GET /systems/{ref}/scorecard`
   */
  async getSystemScorecard(
    request: GetSystemScorecardRequest,
    options?: ProductSecurityRequestOptions,
  ): Promise<SegmentScorecard> {
    return this.#send('GET', '/systems/{ref}/scorecard', request, options);
  }

  /**
   * Tells the scorecard of a domain.
   *
   * Needs the permission `product-security.read`.
   *
   * `GET /domains/{ref}/scorecard`
   */
  async getDomainScorecard(
    request: GetDomainScorecardRequest,
    options?: ProductSecurityRequestOptions,
  ): Promise<SegmentScorecard> {
    return this.#send('GET', '/domains/{ref}/scorecard', request, options);
  }

  /**
   * Tells the scorecard of a business unit.
   *
   * Needs the permission `product-security.read`.
   *
   * `GET /business-units/{name}/scorecard`
   */
  async getBusinessUnitScorecard(
    request: GetBusinessUnitScorecardRequest,
    options?: ProductSecurityRequestOptions,
  ): Promise<SegmentScorecard> {
    return this.#send(
      'GET',
      '/business-units/{name}/scorecard',
      request,
      options,
    );
  }

  /**
   * Tells the scorecard of all applications together.
   *
   * Needs the permission `product-security.read`.
   *
   * `GET /portfolio`
   */
  async getPortfolio(
    request: GetPortfolioRequest = {},
    options?: ProductSecurityRequestOptions,
  ): Promise<Portfolio> {
    return this.#send('GET', '/portfolio', request, options);
  }

  /**
   * Lists violations of policies.
   *
   * As the catalog is now.
   *
   * Needs the permission `product-security.read`.
   *
   * `GET /policies/violations`
   */
  async listPolicyViolations(
    request: ListPolicyViolationsRequest = {},
    options?: ProductSecurityRequestOptions,
  ): Promise<PolicyViolationPage> {
    return this.#send('GET', '/policies/violations', request, options);
  }

  /**
   * Records a scanner's report.
   *
   * All of it or nothing. The same report with the same parameters, sent twice, is recorded once.
   *
   * Needs the permission `product-security.ingest`.
   *
   * `POST /scans`
   */
  async uploadScan(
    request: UploadScanRequest,
    options?: ProductSecurityRequestOptions,
  ): Promise<Scan | ScanInProgress> {
    return this.#send('POST', '/scans', request, options);
  }

  /**
   * Lists the scans, newest first.
   *
   * Needs the permission `product-security.read`.
   *
   * `GET /scans`
   */
  async listScans(
    request: ListScansRequest = {},
    options?: ProductSecurityRequestOptions,
  ): Promise<ListedScanPage> {
    return this.#send('GET', '/scans', request, options);
  }

  /**
   * Tells a scan, or how far its report is.
   *
   * Needs the permission `product-security.read`.
   *
   * `GET /scans/{id}`
   */
  async getScan(
    request: GetScanRequest,
    options?: ProductSecurityRequestOptions,
  ): Promise<Scan | ScanInProgress> {
    return this.#send('GET', '/scans/{id}', request, options);
  }

  /**
   * Confirms what a held scan closes.
   *
   * Needs the permission `product-security.configure`.
   *
   * `POST /scans/{id}/confirm`
   */
  async confirmScan(
    request: ConfirmScanRequest,
    options?: ProductSecurityRequestOptions,
  ): Promise<Scan> {
    return this.#send('POST', '/scans/{id}/confirm', request, options);
  }

  /**
   * Takes away all sightings of a tool that will never scan again.
   *
   * Needs the permission `product-security.configure`.
   *
   * `POST /scans/retire`
   */
  async retireScans(
    request: RetireScansRequest,
    options?: ProductSecurityRequestOptions,
  ): Promise<void> {
    return this.#send('POST', '/scans/retire', request, options);
  }

  /**
   * Tells how well the intake of scans works.
   *
   * Needs the permission `product-security.read`.
   *
   * `GET /operations/intake`
   */
  async getIntake(
    request: GetIntakeRequest = {},
    options?: ProductSecurityRequestOptions,
  ): Promise<IntakeOperations> {
    return this.#send('GET', '/operations/intake', request, options);
  }

  /**
   * Lists the findings, highest risk first.
   *
   * Needs the permission `product-security.read`.
   *
   * `GET /findings`
   */
  async listFindings(
    request: ListFindingsRequest = {},
    options?: ProductSecurityRequestOptions,
  ): Promise<FindingPage> {
    return this.#send('GET', '/findings', request, options);
  }

  /**
   * Tells how fresh the feeds of exploitability are.
   *
   * The catalog of known exploited vulnerabilities of CISA, and EPSS of FIRST.
   *
   * Whoever is signed in may ask.
   *
   * `GET /exploitability`
   */
  async getExploitability(
    options?: ProductSecurityRequestOptions,
  ): Promise<ExploitabilityFeeds> {
    return this.#send('GET', '/exploitability', {}, options);
  }

  /**
   * Tells a finding with its history.
   *
   * Needs the permission `product-security.read`.
   *
   * `GET /findings/{id}`
   */
  async getFinding(
    request: GetFindingRequest,
    options?: ProductSecurityRequestOptions,
  ): Promise<FindingDetails> {
    return this.#send('GET', '/findings/{id}', request, options);
  }

  /**
   * Says that a finding is fixed, no problem, open, or whose it is.
   *
   * Needs the permission `product-security.triage`.
   *
   * `PATCH /findings/{id}`
   */
  async changeFinding(
    request: ChangeFindingRequest,
    options?: ProductSecurityRequestOptions,
  ): Promise<FindingDetails> {
    return this.#send('PATCH', '/findings/{id}', request, options);
  }

  /**
   * Records that a leaked credential was rotated.
   *
   * It holds for the same credential everywhere.
   *
   * Needs the permission `product-security.triage`.
   *
   * `POST /findings/{id}/rotation`
   */
  async recordRotation(
    request: RecordRotationRequest,
    options?: ProductSecurityRequestOptions,
  ): Promise<RecordedRotation> {
    return this.#send('POST', '/findings/{id}/rotation', request, options);
  }

  /**
   * Lists the leaked credentials, the most urgent first.
   *
   * A credential is one however many findings show it, with its places in the applications the caller may read. Its value is nowhere.
   *
   * Needs the permission `product-security.read`.
   *
   * `GET /secrets`
   */
  async listCredentials(
    request: ListCredentialsRequest = {},
    options?: ProductSecurityRequestOptions,
  ): Promise<LeakedCredentialPage> {
    return this.#send('GET', '/secrets', request, options);
  }

  /**
   * Tells a leaked credential with its places and rotations.
   *
   * Needs the permission `product-security.read`.
   *
   * `GET /secrets/{id}`
   */
  async getCredential(
    request: GetCredentialRequest,
    options?: ProductSecurityRequestOptions,
  ): Promise<LeakedCredential> {
    return this.#send('GET', '/secrets/{id}', request, options);
  }

  /**
   * Accepts a risk for a time.
   *
   * It covers the findings it names, those of its rule, or, with neither, the policy of the application.
   *
   * Needs the permission `product-security.exception.approve`.
   *
   * `POST /exceptions`
   */
  async grantException(
    request: GrantExceptionRequest,
    options?: ProductSecurityRequestOptions,
  ): Promise<SecurityException> {
    return this.#send('POST', '/exceptions', request, options);
  }

  /**
   * Lists the exceptions.
   *
   * Those that have begun to hold; requests come with `state`.
   *
   * Needs the permission `product-security.read`.
   *
   * `GET /exceptions`
   */
  async listExceptions(
    request: ListExceptionsRequest = {},
    options?: ProductSecurityRequestOptions,
  ): Promise<SecurityExceptionPage> {
    return this.#send('GET', '/exceptions', request, options);
  }

  /**
   * Changes the terms of an exception from now on, or ends it.
   *
   * Needs the permission `product-security.exception.approve`.
   *
   * `PATCH /exceptions/{id}`
   */
  async changeException(
    request: ChangeExceptionRequest,
    options?: ProductSecurityRequestOptions,
  ): Promise<SecurityException> {
    return this.#send('PATCH', '/exceptions/{id}', request, options);
  }

  /**
   * Tells an exception with its history and what it covers.
   *
   * Needs the permission `product-security.read`.
   *
   * `GET /exceptions/{id}`
   */
  async getException(
    request: GetExceptionRequest,
    options?: ProductSecurityRequestOptions,
  ): Promise<SecurityExceptionDetails> {
    return this.#send('GET', '/exceptions/{id}', request, options);
  }

  /**
   * Lists the findings an exception covers, highest risk first.
   *
   * Those that are open or accepted, on every branch, whether or not the exception is active.
   *
   * Needs the permission `product-security.read`.
   *
   * `GET /exceptions/{id}/findings`
   */
  async listExceptionFindings(
    request: ListExceptionFindingsRequest,
    options?: ProductSecurityRequestOptions,
  ): Promise<FindingPage> {
    return this.#send('GET', '/exceptions/{id}/findings', request, options);
  }

  /**
   * Asks for an exception.
   *
   * It accepts nothing until it is approved.
   *
   * Needs the permission `product-security.triage`.
   *
   * `POST /exceptions/requests`
   */
  async requestException(
    request: RequestExceptionRequest,
    options?: ProductSecurityRequestOptions,
  ): Promise<SecurityException> {
    return this.#send('POST', '/exceptions/requests', request, options);
  }

  /**
   * Asks for a longer term of an exception.
   *
   * The term that holds goes on to hold until it is decided.
   *
   * Needs the permission `product-security.triage`.
   *
   * `POST /exceptions/{id}/renewals`
   */
  async renewException(
    request: RenewExceptionRequest,
    options?: ProductSecurityRequestOptions,
  ): Promise<SecurityException> {
    return this.#send('POST', '/exceptions/{id}/renewals', request, options);
  }

  /**
   * Approves what is asked for.
   *
   * An exception holds from now, or from the later start that was asked for. Configured rules say who may approve what; nobody approves what they asked for, unless that is configured.
   *
   * Needs the permission `product-security.exception.approve`.
   *
   * `POST /exceptions/{id}/approve`
   */
  async approveException(
    request: ApproveExceptionRequest,
    options?: ProductSecurityRequestOptions,
  ): Promise<SecurityException> {
    return this.#send('POST', '/exceptions/{id}/approve', request, options);
  }

  /**
   * Rejects what is asked for.
   *
   * Needs the permission `product-security.exception.approve`.
   *
   * `POST /exceptions/{id}/reject`
   */
  async rejectException(
    request: RejectExceptionRequest,
    options?: ProductSecurityRequestOptions,
  ): Promise<SecurityException> {
    return this.#send('POST', '/exceptions/{id}/reject', request, options);
  }

  /**
   * Takes back what the caller has asked for.
   *
   * Needs the permission `product-security.triage`.
   *
   * `POST /exceptions/{id}/withdraw`
   */
  async withdrawException(
    request: WithdrawExceptionRequest,
    options?: ProductSecurityRequestOptions,
  ): Promise<SecurityException> {
    return this.#send('POST', '/exceptions/{id}/withdraw', request, options);
  }

  /**
   * Accepts a vulnerability across applications.
   *
   * Each application that has it, or gets it later, has an exception of its own on these terms.
   *
   * Needs the permission `product-security.exception.approve-portfolio`.
   *
   * `POST /exceptions/portfolio`
   */
  async grantPortfolioException(
    request: GrantPortfolioExceptionRequest,
    options?: ProductSecurityRequestOptions,
  ): Promise<PortfolioException> {
    return this.#send('POST', '/exceptions/portfolio', request, options);
  }

  /**
   * Lists the vulnerabilities accepted across applications.
   *
   * Those with an exception in an application that the caller may read; all of them for callers who may read all applications.
   *
   * Needs the permission `product-security.read`.
   *
   * `GET /exceptions/portfolio`
   */
  async listPortfolioExceptions(
    request: ListPortfolioExceptionsRequest = {},
    options?: ProductSecurityRequestOptions,
  ): Promise<PortfolioExceptionPage> {
    return this.#send('GET', '/exceptions/portfolio', request, options);
  }

  /**
   * Changes the terms of a decision for the portfolio and of its exceptions from now on, or ends it.
   *
   * Needs the permission `product-security.exception.approve-portfolio`.
   *
   * `PATCH /exceptions/portfolio/{id}`
   */
  async changePortfolioException(
    request: ChangePortfolioExceptionRequest,
    options?: ProductSecurityRequestOptions,
  ): Promise<PortfolioException> {
    return this.#send('PATCH', '/exceptions/portfolio/{id}', request, options);
  }

  /**
   * Records a release or several, with gates and evidence.
   *
   * A release is known by application, version and environment; sending it again adds to it. All are recorded or none.
   *
   * Needs the permission `product-security.ingest`.
   *
   * `POST /releases`
   */
  async recordReleases(
    request: RecordReleasesRequest,
    options?: ProductSecurityRequestOptions,
  ): Promise<Release | ReleaseList | PendingRelease | PendingReleaseList> {
    return this.#send('POST', '/releases', request, options);
  }

  /**
   * Lists the releases, newest first.
   *
   * Needs the permission `product-security.read`.
   *
   * `GET /releases`
   */
  async listReleases(
    request: ListReleasesRequest = {},
    options?: ProductSecurityRequestOptions,
  ): Promise<ReleasePage> {
    return this.#send('GET', '/releases', request, options);
  }

  /**
   * Lists uploads whose application is not in the catalog yet.
   *
   * In the order they arrived.
   *
   * Needs the permission `product-security.configure`.
   *
   * `GET /releases/pending`
   */
  async listPendingReleases(
    request: ListPendingReleasesRequest = {},
    options?: ProductSecurityRequestOptions,
  ): Promise<PendingReleasePage> {
    return this.#send('GET', '/releases/pending', request, options);
  }

  /**
   * Shows a release with everything that is known of it.
   *
   * Needs the permission `product-security.read`.
   *
   * `GET /releases/{id}`
   */
  async getRelease(
    request: GetReleaseRequest,
    options?: ProductSecurityRequestOptions,
  ): Promise<ReleaseDetails> {
    return this.#send('GET', '/releases/{id}', request, options);
  }

  /**
   * Decides whether a release candidate passes the gate of the portal.
   *
   * By the policy of its tier and environment, and by what the portal knows: open findings, exceptions, scans and evidence. The decision is recorded as the next attempt at the gate. Counts are told to everybody who may ingest, ids of findings only to those who may read them.
   *
   * Needs the permission `product-security.ingest`.
   *
   * `POST /gates/evaluate`
   */
  async evaluateGate(
    request: EvaluateGateRequest,
    options?: ProductSecurityRequestOptions,
  ): Promise<GateDecision> {
    return this.#send('POST', '/gates/evaluate', request, options);
  }

  /**
   * The evidence of a release, piece by piece.
   *
   * What the checks of each document found, who signed it, what is missing by the policy, and what the portal knows itself that could be evidence.
   *
   * Needs the permission `product-security.read`.
   *
   * `GET /releases/{id}/evidence`
   */
  async getReleaseEvidence(
    request: GetReleaseEvidenceRequest,
    options?: ProductSecurityRequestOptions,
  ): Promise<ReleaseEvidence> {
    return this.#send('GET', '/releases/{id}/evidence', request, options);
  }

  /**
   * The document of a piece of evidence, as it came.
   *
   * Needs the permission `product-security.read`.
   *
   * `GET /releases/{id}/evidence/{evidenceId}/document`
   */
  async getEvidenceDocument(
    request: GetEvidenceDocumentRequest,
    options?: ProductSecurityRequestOptions,
  ): Promise<Blob> {
    return this.#send(
      'GET',
      '/releases/{id}/evidence/{evidenceId}/document',
      request,
      options,
    );
  }

  /**
   * All evidence of a release as an archive for auditors.
   *
   * A ZIP with `release.json`, `index.html`, every document, `SHA256SUMS` and, where a signing key is configured, the attestation of the portal. As of the same moment it has the same bytes. It is in the audit log.
   *
   * Needs the permission `product-security.read`.
   *
   * `GET /releases/{id}/evidence-pack`
   */
  async getEvidencePack(
    request: GetEvidencePackRequest,
    options?: ProductSecurityRequestOptions,
  ): Promise<Blob> {
    return this.#send('GET', '/releases/{id}/evidence-pack', request, options);
  }

  /**
   * Records commits of a period, or of several.
   *
   * A period is known by repository, start and end; sent again, it replaces.
   *
   * Needs the permission `product-security.ingest`.
   *
   * `POST /activity`
   */
  async recordActivity(
    request: RecordActivityRequest,
    options?: ProductSecurityRequestOptions,
  ): Promise<RepositoryActivity | RepositoryActivityList> {
    return this.#send('POST', '/activity', request, options);
  }

  /**
   * Tells this document.
   *
   * Whoever is signed in may ask.
   *
   * `GET /openapi.json`
   */
  async getOpenApiDocument(
    options?: ProductSecurityRequestOptions,
  ): Promise<Record<string, unknown>> {
    return this.#send('GET', '/openapi.json', {}, options);
  }

  #send<T>(
    method: string,
    path: string,
    request: ApiRequest,
    options?: ProductSecurityRequestOptions,
  ): Promise<T> {
    return callApi(this.#options, { method, path, request, options });
  }
}
