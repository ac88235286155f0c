import { useApi } from '@backstage/core-plugin-api';
import {
  MetricDefinition,
  Portfolio,
  Score,
  ScorecardMetric,
} from '@prodsec/backstage-plugin-product-security-common';
import {
  productSecurityApiRef,
  RequestState,
  useRequest,
} from '@prodsec/backstage-plugin-product-security-react';
import { filteredMetric } from './filteredMetric';
import { missingControls } from './missingControls';
import { MissingControl } from '../../model/portfolioSentences';
import { FilterSegment, filterSegments, PageView } from '../../model/PageView';

/** What the top of the page is made from. @internal */
export interface PortfolioData {
  portfolio: Portfolio;
  definitions: Map<string, MetricDefinition>;
  /** The metrics under the filters. */
  metrics: ScorecardMetric[];
  /** Of the whole portfolio; there is none under filters. */
  score?: Score;
  /** Metrics that cannot be asked with these filters, with the segments that do not apply. */
  notFilterable: { title: string; segments: FilterSegment[] }[];
  missingControls: MissingControl[];
}

/**
 * The metrics of the portfolio, of all of it or under filters.
 * @internal
 */
export function usePortfolioData(
  view: Pick<PageView, 'asOf' | 'filters'>,
): RequestState<PortfolioData> {
  const api = useApi(productSecurityApiRef);
  const { asOf, filters } = view;
  return useRequest(JSON.stringify([asOf, filters]), async signal => {
    const [{ items }, portfolio] = await Promise.all([
      api.listMetrics({ signal }),
      api.getPortfolio({ asOf, signal }),
    ]);
    const definitions = new Map(items.map(item => [item.id, item]));
    const used = filterSegments.filter(segment => filters[segment]?.length);
    const refused = (metric: ScorecardMetric) =>
      used.filter(
        segment => !definitions.get(metric.metric)?.segments.includes(segment),
      );
    const filterable = portfolio.metrics.filter(
      metric => refused(metric).length === 0,
    );
    const context = { api, asOf: portfolio.asOf, filters, signal };
    const [metrics, missing] = await Promise.all([
      used.length === 0
        ? portfolio.metrics
        : Promise.all(
            filterable.map(metric => filteredMetric(metric, context)),
          ),
      missingControls(definitions, context),
    ]);
    return {
      portfolio,
      definitions,
      metrics,
      score: used.length === 0 ? portfolio.score : undefined,
      missingControls: missing,
      notFilterable: portfolio.metrics
        .filter(metric => refused(metric).length > 0)
        .map(metric => ({ title: metric.title, segments: refused(metric) })),
    };
  });
}
