import { DiscoveryApi, FetchApi } from '@backstage/core-plugin-api';
import { ProductSecurityClient } from '@prodsec/backstage-plugin-product-security-common';
import {
  AnswerQuestionOptions,
  DashboardOptions,
  GetIntakeOptions,
  GetMetricChangeOptions,
  GetMetricPlanOptions,
  GetMetricTrendOptions,
  GetMetricValueOptions,
  GetScorecardOptions,
  ListApplicationsOptions,
  ListFindingsOptions,
  ListMetricObjectsOptions,
  ListScansOptions,
  MomentOptions,
  ProductSecurityApi,
  RequestOptions,
  SegmentFilters,
} from './ProductSecurityApi';

/**
 * {@link ProductSecurityApi} over HTTP.
 * @public
 */
export class DefaultProductSecurityApi implements ProductSecurityApi {
  readonly #discoveryApi: DiscoveryApi;
  readonly #client: ProductSecurityClient;

  constructor(options: { discoveryApi: DiscoveryApi; fetchApi: FetchApi }) {
    this.#discoveryApi = options.discoveryApi;
    this.#client = new ProductSecurityClient(options);
  }

  async listMetrics(options?: RequestOptions) {
    return this.#client.listMetrics(options);
  }

  async getMetricValue(metric: string, options: GetMetricValueOptions = {}) {
    return this.#client.getMetricValue(
      { path: { id: metric }, query: queryOf(options) },
      options,
    );
  }

  async getMetricTrend(metric: string, options: GetMetricTrendOptions) {
    return this.#client.getMetricTrend(
      { path: { id: metric }, query: queryOf(options) },
      options,
    );
  }

  async listMetricObjects(metric: string, options: ListMetricObjectsOptions) {
    return this.#client.listMetricObjects(
      { path: { id: metric }, query: queryOf(options) },
      options,
    );
  }

  async getMetricChange(metric: string, options: GetMetricChangeOptions = {}) {
    return this.#client.getMetricChange(
      { path: { id: metric }, query: queryOf(options) },
      options,
    );
  }

  async getMetricPlan(metric: string, options: GetMetricPlanOptions = {}) {
    return this.#client.getMetricPlan(
      { path: { id: metric }, query: queryOf(options) },
      options,
    );
  }

  async getDashboard(id: string, options: DashboardOptions = {}) {
    return this.#client.getDashboard(
      { path: { id }, query: queryOf(options) },
      options,
    );
  }

  async getNarrative(id: string, options: DashboardOptions = {}) {
    return this.#client.getNarrative(
      { path: { id }, query: queryOf(options) },
      options,
    );
  }

  async answerQuestion(id: string, options: AnswerQuestionOptions = {}) {
    return this.#client.answerQuestion(
      { path: { id }, query: queryOf(options) },
      options,
    );
  }

  async listApplications(options: ListApplicationsOptions = {}) {
    return this.#client.listApplications({ query: queryOf(options) }, options);
  }

  async getApplicationScorecard(
    application: string,
    options: MomentOptions = {},
  ) {
    return this.#client.getApplicationScorecard(
      { path: { ref: application }, query: queryOf(options) },
      options,
    );
  }

  async listFindings(options: ListFindingsOptions = {}) {
    return this.#client.listFindings({ query: queryOf(options) }, options);
  }

  async getPortfolio(options: GetScorecardOptions = {}) {
    return this.#client.getPortfolio({ query: queryOf(options) }, options);
  }

  async listTeams(options: MomentOptions = {}) {
    return this.#client.listTeams({ query: queryOf(options) }, options);
  }

  async getTeamScorecard(team: string, options: GetScorecardOptions = {}) {
    return this.#client.getTeamScorecard(
      { path: { ref: team }, query: queryOf(options) },
      options,
    );
  }

  async getSystemScorecard(system: string, options: GetScorecardOptions = {}) {
    return this.#client.getSystemScorecard(
      { path: { ref: system }, query: queryOf(options) },
      options,
    );
  }

  async getDomainScorecard(domain: string, options: GetScorecardOptions = {}) {
    return this.#client.getDomainScorecard(
      { path: { ref: domain }, query: queryOf(options) },
      options,
    );
  }

  async getIntake(options: GetIntakeOptions = {}) {
    return this.#client.getIntake({ query: queryOf(options) }, options);
  }

  async listScans(options: ListScansOptions = {}) {
    return this.#client.listScans({ query: queryOf(options) }, options);
  }

  async confirmScan(id: string) {
    return this.#client.confirmScan({ path: { id } });
  }

  async getUploadUrl(application: string) {
    const base = await this.#discoveryApi.getBaseUrl('product-security');
    // People copy this address: an entity ref stays readable in it, and is allowed to.
    const readable = encodeURIComponent(application)
      .replaceAll('%3A', ':')
      .replaceAll('%2F', '/');
    return `${base}/scans?application=${readable}`;
  }
}

/** Filters are parameters like the others; the backend says which values it accepts. */
function queryOf<Query>(
  options: RequestOptions & { filters?: SegmentFilters },
): Query {
  const { signal, filters, ...parameters } = options;
  return { ...filters, ...parameters } as Query;
}
