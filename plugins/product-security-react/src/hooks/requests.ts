import { useApi } from '@backstage/core-plugin-api';
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
} from '@prodsec/backstage-plugin-product-security-common';
import {
  GetIntakeOptions,
  GetMetricTrendOptions,
  GetMetricValueOptions,
  ListApplicationsOptions,
  ListFindingsOptions,
  ListMetricObjectsOptions,
  ListScansOptions,
} from '../api/ProductSecurityApi';
import { productSecurityApiRef } from '../api/productSecurityApiRef';
import { Pages, usePages } from './usePages';
import { RequestState, useRequest } from './useRequest';

/** Definitions of all metrics. @public */
export function useMetricDefinitions(): RequestState<MetricDefinition[]> {
  const api = useApi(productSecurityApiRef);
  return useRequest('metrics', async signal => {
    const { items } = await api.listMetrics({ signal });
    return items;
  });
}

/** The number of a metric; asks nothing while `metric` is `undefined`. @public */
export function useMetricValue(
  metric: string | undefined,
  options: Omit<GetMetricValueOptions, 'signal'> = {},
): RequestState<MetricValue> {
  const api = useApi(productSecurityApiRef);
  return useRequest(metric && keyOf(metric, options), signal =>
    api.getMetricValue(metric!, { ...options, signal }),
  );
}

/** The numbers of a metric over time; asks nothing while `metric` is `undefined`. @public */
export function useMetricTrend(
  metric: string | undefined,
  options: Omit<GetMetricTrendOptions, 'signal'>,
): RequestState<MetricTrend> {
  const api = useApi(productSecurityApiRef);
  return useRequest(metric && keyOf(metric, options), signal =>
    api.getMetricTrend(metric!, { ...options, signal }),
  );
}

/** The objects behind the number of a metric, page by page. @public */
export function useMetricObjects(
  metric: string,
  options: Omit<ListMetricObjectsOptions, 'signal' | 'cursor'>,
): Pages<MetricObjects> {
  const api = useApi(productSecurityApiRef);
  return usePages(keyOf(metric, options), (cursor, signal) =>
    api.listMetricObjects(metric, { ...options, cursor, signal }),
  );
}

/** The applications, page by page. @public */
export function useApplications(
  options: Omit<ListApplicationsOptions, 'signal' | 'cursor'>,
): Pages<Page<Application>> {
  const api = useApi(productSecurityApiRef);
  return usePages(keyOf('applications', options), (cursor, signal) =>
    api.listApplications({ ...options, cursor, signal }),
  );
}

/** Controls, metrics and score of one application. @public */
export function useApplicationScorecard(
  application: string,
): RequestState<ApplicationScorecard> {
  const api = useApi(productSecurityApiRef);
  return useRequest(application, signal =>
    api.getApplicationScorecard(application, { signal }),
  );
}

/** Findings, highest risk first, page by page. @public */
export function useFindings(
  options: Omit<ListFindingsOptions, 'signal' | 'cursor'>,
): Pages<Page<Finding>> {
  const api = useApi(productSecurityApiRef);
  return usePages(keyOf('findings', options), (cursor, signal) =>
    api.listFindings({ ...options, cursor, signal }),
  );
}

/** All metrics over everything the caller may see. @public */
export function usePortfolio(asOf?: string): RequestState<Portfolio> {
  const api = useApi(productSecurityApiRef);
  return useRequest(keyOf('portfolio', { asOf }), signal =>
    api.getPortfolio({ asOf, signal }),
  );
}

/** A scorecard for each team; asks nothing while `enabled` is false. @public */
export function useTeams(enabled: boolean): RequestState<GroupScorecard[]> {
  const api = useApi(productSecurityApiRef);
  return useRequest(enabled ? 'teams' : undefined, async signal => {
    const { items } = await api.listTeams({ signal });
    return items;
  });
}

/** How well the intake of scans works, its sources page by page. @public */
export function useIntake(
  options: Omit<GetIntakeOptions, 'signal' | 'cursor'>,
): Pages<IntakeOperations> {
  const api = useApi(productSecurityApiRef);
  return usePages(keyOf('intake', options), (cursor, signal) =>
    api.getIntake({ ...options, cursor, signal }),
  );
}

/** Scans, newest first, page by page. @public */
export function useScans(
  options: Omit<ListScansOptions, 'signal' | 'cursor'>,
): Pages<Page<ListedScan>> {
  const api = useApi(productSecurityApiRef);
  return usePages(keyOf('scans', options), (cursor, signal) =>
    api.listScans({ ...options, cursor, signal }),
  );
}

function keyOf(name: string, options: object): string {
  return JSON.stringify([name, options]);
}
