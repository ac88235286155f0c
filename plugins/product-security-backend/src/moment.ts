import { InputError } from '@backstage/errors';
import { DateTime } from 'luxon';

/**
 * Milliseconds since 1970 UTC of a date or time as text.
 *
 * @param text - ISO 8601; without an offset it is UTC, and a date without a time is its start
 * @param field - what the text was given for, to name it in the error
 * @throws InputError for any other text
 */
export function parseMoment(text: string, field: string): number {
  const parsed = DateTime.fromISO(text.trim(), { zone: 'utc' });
  const moment = parsed.toMillis();
  if (!parsed.isValid || Math.abs(moment) > latest) {
    throw new InputError(
      `${field}: '${text.slice(
        0,
        60,
      )}' is no date or time; accepted is ISO 8601, such as 2026-10-02 or 2026-10-02T09:00:00Z`,
    );
  }
  return moment;
}

/** A moment as the API writes it: ISO 8601, UTC. */
export function formatMoment(moment: number): string {
  return new Date(moment).toISOString();
}

/** The last moment a `Date` can hold (ECMAScript, time values and time range). */
const latest = 8_640_000_000_000_000;
