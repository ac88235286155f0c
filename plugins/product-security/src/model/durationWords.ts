import { Duration } from 'luxon';

/**
 * An ISO 8601 duration as people say it, e.g. "90 days"; text that is none comes back as it is.
 * @internal
 */
export function durationWords(text: string): string {
  const duration = Duration.fromISO(text);
  return duration.isValid ? duration.toHuman() : text;
}
