/**
 * The moment a number of days before another; a day is 86 400 seconds.
 *
 * @param moment - ISO 8601 date or time.
 * @returns ISO 8601, UTC.
 * @internal
 */
export function daysBefore(moment: string, days: number): string {
  return new Date(Date.parse(moment) - days * 86_400_000).toISOString();
}
