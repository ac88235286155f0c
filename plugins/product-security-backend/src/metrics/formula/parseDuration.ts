import { Duration } from 'luxon';

/**
 * Milliseconds of an ISO 8601 duration; `undefined` when it is none, is not positive, is longer than a hundred years of 365 days, or has months or
 * years, which have no fixed length.
 */
export function parseDuration(text: string): number | undefined {
  if (text.length > 100) return undefined;
  const duration = Duration.fromISO(text);
  if (!duration.isValid || duration.years || duration.months) return undefined;
  const milliseconds = duration.toMillis();
  return Number.isInteger(milliseconds) &&
    milliseconds > 0 &&
    milliseconds <= longest
    ? milliseconds
    : undefined;
}

/** What {@link parseDuration} accepts, in words. */
export const durationForm =
  'an ISO 8601 duration in weeks, days, hours, minutes or seconds, such as P30D';

const longest = 36_500 * 86_400_000;
