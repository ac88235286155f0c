import { InputError } from '@backstage/errors';
import { DateTime } from 'luxon';
import { DAY } from './formula/Term';
import { formatMoment } from '../moment';

/** The moments of a trend, and the grid they are on. */
export interface TrendPoints {
  /** Milliseconds since 1970 UTC, ascending. */
  moments: number[];
  from: number;
  to: number;
  /** Milliseconds: every moment but the last is a whole number of steps after the first. */
  step: number;
}

/** The distances between the points of a trend. */
export const trendSteps = ['day', 'week', 'month'] as const;

/** @see {@link trendSteps} */
export type TrendStep = (typeof trendSteps)[number];

/**
 * The moments of a trend: `from`, `from` and one step, … up to `to`, and `to` itself. A month is a calendar month in UTC, cut to its last day.
 *
 * @throws InputError when `to` is before `from`, or there are more points than a trend may have
 */
export function trendPoints(
  from: number,
  to: number,
  step: TrendStep,
): TrendPoints {
  if (to < from) {
    throw new InputError(
      `to: ${formatMoment(to)} is before from, ${formatMoment(from)}`,
    );
  }
  const start = DateTime.fromMillis(from, { zone: 'utc' });
  const moments: number[] = [];
  for (let index = 0; ; index++) {
    const moment = start.plus({ [`${step}s`]: index }).toMillis();
    if (moment >= to) break;
    moments.push(moment);
    if (moments.length >= mostPoints) {
      throw new InputError(
        `step: a ${step} makes more than ${mostPoints} points between from and to; choose a longer one or a shorter time`,
      );
    }
  }
  moments.push(to);
  return { moments, from, to, step: step === 'week' ? 7 * DAY : DAY };
}

/** The number of the grid's step that a moment of the trend is on; the last one may be between two and counts as the later. */
export function stepOf({ from, step }: TrendPoints, moment: number): number {
  return Math.ceil((moment - from) / step);
}

/** Ten years of days and some. */
const mostPoints = 4_000;
