import {
  MetricStatus,
  ScorecardMetric,
} from '@prodsec/backstage-plugin-product-security-common';

const order: Record<MetricStatus, number> = {
  missed: 0,
  met: 1,
  'no-target': 2,
  'no-data': 3,
};

/**
 * Metrics with the missed ones in front and those without data at the end, otherwise in the order they came in.
 * @internal
 */
export function failuresFirst<T extends Pick<ScorecardMetric, 'status'>>(
  metrics: readonly T[],
): T[] {
  return [...metrics].sort((a, b) => order[a.status] - order[b.status]);
}
