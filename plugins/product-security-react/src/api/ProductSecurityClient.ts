import { DiscoveryApi, FetchApi } from '@backstage/core-plugin-api';
import { ResponseError } from '@backstage/errors';
import {
  Application,
  ApplicationScorecard,
  Finding,
  GroupScorecard,
  IntakeOperations,
  ListedScan,
  MetricDefinition,
  MetricObjects,
  MetricTrend,
  MetricValue,
  Page,
  Portfolio,
  Scan,
} from '@prodsec/backstage-plugin-product-security-common';
import {
  GetIntakeOptions,
  GetMetricTrendOptions,
  GetMetricValueOptions,
  ListApplicationsOptions,
  ListFindingsOptions,
  ListMetricObjectsOptions,
  ListScansOptions,
  MomentOptions,
  ProductSecurityApi,
  RequestOptions,
} from './ProductSecurityApi';

/**
 * {@link ProductSecurityApi} over HTTP.
 * @public
 */
export class ProductSecurityClient implements ProductSecurityApi {
  readonly #discoveryApi: DiscoveryApi;
  readonly #fetchApi: FetchApi;

  constructor(options: { discoveryApi: DiscoveryApi; fetchApi: FetchApi }) {
    this.#discoveryApi = options.discoveryApi;
    this.#fetchApi = options.fetchApi;
  }

  async listMetrics(options: RequestOptions = {}) {
    return this.#request<{ items: MetricDefinition[] }>(
      'metrics',
      {},
      options.signal,
    );
  }

  async getMetricValue(metric: string, options: GetMetricValueOptions = {}) {
    const { signal, filters, ...query } = options;
    return this.#request<MetricValue>(
      `metrics/${encodeURIComponent(metric)}/value`,
      { ...filters, ...query },
      signal,
    );
  }

  async getMetricTrend(metric: string, options: GetMetricTrendOptions) {
    const { signal, filters, ...query } = options;
    return this.#request<MetricTrend>(
      `metrics/${encodeURIComponent(metric)}/trend`,
      { ...filters, ...query },
      signal,
    );
  }

  async listMetricObjects(metric: string, options: ListMetricObjectsOptions) {
    const { signal, filters, ...query } = options;
    return this.#request<MetricObjects>(
      `metrics/${encodeURIComponent(metric)}/objects`,
      { ...filters, ...query },
      signal,
    );
  }

  async listApplications(options: ListApplicationsOptions = {}) {
    const { signal, filters, ...query } = options;
    return this.#request<Page<Application>>(
      'applications',
      { ...filters, ...query },
      signal,
    );
  }

  async getApplicationScorecard(
    application: string,
    options: RequestOptions = {},
  ) {
    return this.#request<ApplicationScorecard>(
      `applications/${encodeURIComponent(application)}/scorecard`,
      {},
      options.signal,
    );
  }

  async listFindings(options: ListFindingsOptions = {}) {
    const { signal, ...query } = options;
    return this.#request<Page<Finding>>('findings', query, signal);
  }

  async getPortfolio(options: MomentOptions = {}) {
    const { signal, ...query } = options;
    return this.#request<Portfolio>('portfolio', query, signal);
  }

  async listTeams(options: RequestOptions = {}) {
    return this.#request<{ items: GroupScorecard[] }>(
      'teams',
      {},
      options.signal,
    );
  }

  async getIntake(options: GetIntakeOptions = {}) {
    const { signal, filters, ...query } = options;
    return this.#request<IntakeOperations>(
      'operations/intake',
      { ...filters, ...query },
      signal,
    );
  }

  async listScans(options: ListScansOptions = {}) {
    const { signal, filters, ...query } = options;
    return this.#request<Page<ListedScan>>(
      'scans',
      { ...filters, ...query },
      signal,
    );
  }

  async confirmScan(id: string) {
    return this.#send<Scan>(`scans/${encodeURIComponent(id)}/confirm`, {
      method: 'POST',
    });
  }

  async getUploadUrl(application: string) {
    const base = await this.#discoveryApi.getBaseUrl('product-security');
    // People copy this address: an entity ref stays readable in it, and is allowed to.
    const readable = encodeURIComponent(application)
      .replaceAll('%3A', ':')
      .replaceAll('%2F', '/');
    return `${base}/scans?application=${readable}`;
  }

  async #request<T>(
    path: string,
    query: Query,
    signal?: AbortSignal,
  ): Promise<T> {
    const search = searchOf(query);
    return this.#send<T>(`${path}${search ? `?${search}` : ''}`, { signal });
  }

  async #send<T>(path: string, init: RequestInit): Promise<T> {
    const base = await this.#discoveryApi.getBaseUrl('product-security');
    const response = await this.#fetchApi.fetch(`${base}/${path}`, init);
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return response.json();
  }
}

type Query = Record<string, string | number | boolean | string[] | undefined>;

function searchOf(query: Query): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue;
    if (Array.isArray(value) && value.length === 0) continue;
    search.set(name, Array.isArray(value) ? value.join(',') : String(value));
  }
  return search.toString();
}
