import {
  MetricPoint,
  MetricTrend,
} from '@prodsec/backstage-plugin-product-security-common';
import { keyId } from '../metrics/considered/Considerations';

/** What changed since 30 and 90 days before; `null` where either has no data. */
export interface Deltas {
  delta30: number | null;
  delta90: number | null;
}

/**
 * Compares values of a metric with those of before.
 *
 * @param trend - as far as it is known; begins 90 days before the values, and ends 30 days before them
 * @returns for a value, of the group of a key where one is given, what changed
 */
export function deltasOf(
  trend: Pick<MetricTrend, 'points' | 'groups'>,
): (value: number | null, key?: Record<string, string>) => Deltas {
  const groups = new Map(
    trend.groups.map(({ key, points }) => [keyId(key), points]),
  );
  return (value, key) => {
    const points = key ? groups.get(keyId(key)) ?? [] : trend.points;
    const since = (point: MetricPoint | undefined) => {
      const before = point?.value ?? null;
      return value === null || before === null ? null : value - before;
    };
    return {
      delta30: since(points.at(-1)),
      delta90: since(points[0]),
    };
  };
}
