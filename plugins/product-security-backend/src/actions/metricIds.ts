import { MetricService } from '../metrics/MetricService';

/** The ids of the metrics there are now. */
export function metricIds(metrics: MetricService): string[] {
  return metrics.definitions().map(({ id }) => id);
}
