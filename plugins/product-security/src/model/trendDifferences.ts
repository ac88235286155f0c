import {
  MetricNumbers,
  MetricPoint,
} from '@prodsec/backstage-plugin-product-security-common';
import { daysBefore } from './daysBefore';

/**
 * How a number differs from the points of its trend 30 and 90 days before; `null` unless both are known.
 *
 * @param points - Of every day.
 * @param asOf - Moment of the number, ISO 8601.
 * @internal
 */
export function trendDifferences(
  { value }: Pick<MetricNumbers, 'value'>,
  points: MetricPoint[],
  asOf: string,
): { delta30: number | null; delta90: number | null } {
  const differenceTo = (days: number) => {
    const moment = Date.parse(daysBefore(asOf, days));
    const then = points.find(point => Date.parse(point.asOf) === moment);
    return value === null || !then || then.value === null
      ? null
      : value - then.value;
  };
  return { delta30: differenceTo(30), delta90: differenceTo(90) };
}
