import { parseDuration } from '../formula/parseDuration';
import { parseMoment } from '../../moment';

/**
 * Milliseconds since 1970 UTC of a moment as an example gives it; `undefined` when it is none.
 *
 * @param text - ISO 8601, `as_of`, a time before or after it such as `-P30D`, or `30 days ago`
 */
export function parseExampleMoment(
  text: string,
  asOf: number,
): number | undefined {
  if (text === 'as_of' || text === 'asOf') return asOf;
  const [, sign, length] = /^([+-]?)(P.{1,60})$/.exec(text) ?? [];
  if (length) {
    const duration = parseDuration(length);
    if (duration === undefined) return undefined;
    return sign === '-' ? asOf - duration : asOf + duration;
  }
  const [, amount, unit] =
    /^(\d{1,6}(?:\.\d{1,6})?) (minute|hour|day|week)s? ago$/.exec(text) ?? [];
  if (unit) return asOf - Math.round(Number(amount) * units[unit]);
  try {
    return parseMoment(text, 'moment');
  } catch {
    return undefined;
  }
}

/** What {@link parseExampleMoment} accepts, in words. */
export const exampleMomentForm =
  'ISO 8601 such as 2026-10-02 or 2026-10-02T09:00:00Z, as_of, a time before or after it such as -P30D, or 30 days ago';

const units: Record<string, number> = {
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 604_800_000,
};
