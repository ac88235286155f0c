import { Duration } from 'luxon';

/**
 * Milliseconds of an ISO 8601 duration; `undefined` when it is none, is not positive, or has months or years, which have no fixed length.
 */
export function parseDuration(text: string): number | undefined {
  const duration = Duration.fromISO(text);
  if (!duration.isValid || duration.years || duration.months) return undefined;
  const milliseconds = duration.toMillis();
  return Number.isSafeInteger(milliseconds) && milliseconds > 0
    ? milliseconds
    : undefined;
}

/** What {@link parseDuration} accepts, in words. */
export const durationForm =
  'an ISO 8601 duration in weeks, days, hours, minutes or seconds, such as P30D';
