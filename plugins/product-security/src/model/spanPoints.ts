import { MetricPoint } from '@prodsec/backstage-plugin-product-security-common';
import { daysBefore } from './daysBefore';

/** Up to so many days a chart has a point for every day, above it one for every week. */
const mostDays = 90;

/**
 * The points of a span, as many as a chart can show one by one; the last is always among them.
 *
 * @param points - Of every day, up to the moment.
 * @param days - How far the span goes back.
 * @internal
 */
export function spanPoints(
  points: MetricPoint[],
  asOf: string,
  days: number,
): MetricPoint[] {
  const from = Date.parse(daysBefore(asOf, days));
  const within = points.filter(point => Date.parse(point.asOf) >= from);
  return days <= mostDays
    ? within
    : within.filter((_, index) => (within.length - 1 - index) % 7 === 0);
}
