import { MetricDefinition } from '@prodsec/backstage-plugin-product-security-common';
import { parseDuration } from '../metrics/formula/parseDuration';

/** Milliseconds of a metric's trailing window; everything that ever was when it has none. */
export function trailingWindow({ window }: MetricDefinition): number {
  const length = window === undefined ? undefined : parseDuration(window);
  return length ?? Number.MAX_SAFE_INTEGER;
}
