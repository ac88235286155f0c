import {
  MetricDefinition,
  MetricNumbers,
  MetricPoint,
  MetricStatus,
  ScorecardMetric,
} from '@prodsec/backstage-plugin-product-security-common';

/** Every how many days of the trend a point is shown; 30 and 90 are multiples. */
const shownEvery = 5;

/**
 * A metric on a scorecard.
 *
 * @param points - its trend by days, the last one at the moment of the scorecard
 */
export function toScorecardMetric(
  definition: MetricDefinition,
  current: MetricNumbers & { target: string | null; status: MetricStatus },
  points: MetricPoint[],
): ScorecardMetric {
  const last = points.length - 1;
  const delta = (days: number): number | null => {
    const before = points[last - days]?.value ?? null;
    return before === null || current.value === null
      ? null
      : current.value - before;
  };
  return {
    metric: definition.id,
    title: definition.title,
    unit: definition.unit,
    direction: definition.direction,
    value: current.value,
    numerator: current.numerator,
    denominator: current.denominator,
    target: current.target,
    status: current.status,
    trend: points.filter((_, index) => (last - index) % shownEvery === 0),
    delta30: delta(30),
    delta90: delta(90),
  };
}
