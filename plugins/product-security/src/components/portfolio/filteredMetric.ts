import { ScorecardMetric } from '@prodsec/backstage-plugin-product-security-common';
import { ProductSecurityApi } from '@prodsec/backstage-plugin-product-security-react';
import { daysBefore } from '../../model/daysBefore';
import { PortfolioView } from '../../model/PortfolioView';

/** What a question about the filtered portfolio is asked with. @internal */
export interface FilteredQuestion {
  api: ProductSecurityApi;
  /** ISO 8601. */
  asOf: string;
  filters: PortfolioView['filters'];
  signal: AbortSignal;
}

/**
 * A metric of the portfolio as it is under filters, with the same trend and differences.
 * @internal
 */
export async function filteredMetric(
  metric: ScorecardMetric,
  question: FilteredQuestion,
): Promise<ScorecardMetric> {
  const { api, asOf, filters, signal } = question;
  const [value, { points }] = await Promise.all([
    api.getMetricValue(metric.metric, { asOf, filters, signal }),
    api.getMetricTrend(metric.metric, {
      from: daysBefore(asOf, 90),
      to: asOf,
      step: 'day',
      filters,
      signal,
    }),
  ]);
  const differenceTo = (days: number) => {
    const moment = Date.parse(daysBefore(asOf, days));
    const then = points.find(point => Date.parse(point.asOf) === moment);
    return value.value === null || !then || then.value === null
      ? null
      : value.value - then.value;
  };
  return {
    ...metric,
    value: value.value,
    numerator: value.numerator,
    denominator: value.denominator,
    target: value.target,
    status: value.status,
    trend: points.filter((_, index) => (points.length - 1 - index) % 7 === 0),
    delta30: differenceTo(30),
    delta90: differenceTo(90),
  };
}
