import { useApi } from '@backstage/core-plugin-api';
import {
  Application,
  ApplicationScorecard,
  Finding,
  IntakeOperations,
  ListedScan,
  MetricChange,
  MetricDefinition,
  MetricDefinitionList,
  MetricObjects,
  MetricPlan,
  MetricTrend,
  MetricValue,
  Page,
  Portfolio,
  SegmentScorecard,
  TeamListItem,
  TeamScorecard,
} from '@prodsec/backstage-plugin-product-security-common';
import {
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

/** Definitions of all metrics, and for those who may mend them what is wrong with the files. @public */
export function useMetricDefinitionList(): RequestState<MetricDefinitionList> {
  const api = useApi(productSecurityApiRef);
  return useRequest('metrics', signal => api.listMetrics({ signal }));
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

/** What moved a metric between two moments, its contributions page by page. @public */
export function useMetricChange(
  metric: string,
  options: Omit<GetMetricChangeOptions, 'signal' | 'cursor'>,
): Pages<MetricChange> {
  const api = useApi(productSecurityApiRef);
  return usePages(keyOf(metric, options), (cursor, signal) =>
    api.getMetricChange(metric, { ...options, cursor, signal }),
  );
}

/** What to fix so that a metric reaches its target. @public */
export function useMetricPlan(
  metric: string,
  options: Omit<GetMetricPlanOptions, 'signal'>,
): RequestState<MetricPlan> {
  const api = useApi(productSecurityApiRef);
  return useRequest(keyOf(metric, options), signal =>
    api.getMetricPlan(metric, { ...options, signal }),
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
  options: Omit<MomentOptions, 'signal'> = {},
): RequestState<ApplicationScorecard> {
  const api = useApi(productSecurityApiRef);
  return useRequest(keyOf(application, options), signal =>
    api.getApplicationScorecard(application, { ...options, signal }),
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

/** A scorecard for each team with its own applications; asks nothing while `enabled` is false. @public */
export function useTeams(
  enabled: boolean,
  options: Omit<MomentOptions, 'signal'> = {},
): RequestState<TeamListItem[]> {
  const api = useApi(productSecurityApiRef);
  return useRequest(
    enabled ? keyOf('teams', options) : undefined,
    async signal => {
      const { items } = await api.listTeams({ ...options, signal });
      return items;
    },
  );
}

/** The scorecard of a team with all teams below it; asks nothing while `team` is `undefined`. @public */
export function useTeamScorecard(
  team: string | undefined,
  options: Omit<GetScorecardOptions, 'signal'> = {},
): RequestState<TeamScorecard> {
  const api = useApi(productSecurityApiRef);
  return useRequest(team && keyOf(team, options), signal =>
    api.getTeamScorecard(team!, { ...options, signal }),
  );
}

/** The scorecard of a system. @public */
export function useSystemScorecard(
  system: string,
  options: Omit<GetScorecardOptions, 'signal'> = {},
): RequestState<SegmentScorecard> {
  const api = useApi(productSecurityApiRef);
  return useRequest(keyOf(system, options), signal =>
    api.getSystemScorecard(system, { ...options, signal }),
  );
}

/** The scorecard of a domain. @public */
export function useDomainScorecard(
  domain: string,
  options: Omit<GetScorecardOptions, 'signal'> = {},
): RequestState<SegmentScorecard> {
  const api = useApi(productSecurityApiRef);
  return useRequest(keyOf(domain, options), signal =>
    api.getDomainScorecard(domain, { ...options, signal }),
  );
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
