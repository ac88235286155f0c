const dayInMilliseconds = 86_400_000;

/**
 * The day of a moment, in UTC, as every number of the plugin is.
 * @public
 */
export function formatDay(moment: string, language?: string): string {
  return new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeZone: 'UTC',
  }).format(new Date(moment));
}

/**
 * A moment to the minute, in UTC.
 * @public
 */
export function formatMoment(moment: string, language?: string): string {
  return new Intl.DateTimeFormat(language, {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'UTC',
    timeZoneName: 'short',
  }).format(new Date(moment));
}

/**
 * Whole days between two moments, e.g. `23 days`.
 * @public
 */
export function formatAge(from: string, to: string, language?: string): string {
  const days = (Date.parse(to) - Date.parse(from)) / dayInMilliseconds;
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: 'day',
    unitDisplay: 'long',
    maximumFractionDigits: 0,
  }).format(Math.max(0, Math.floor(days)));
}
