/**
 * The milliseconds a `Retry-After` header asks to wait; `undefined` without one that can be read.
 *
 * @remarks
 * RFC 9110, section 10.2.3: a number of seconds, or a date.
 *
 * @param now - milliseconds since 1970 UTC
 */
export function retryAfter(
  header: string | undefined,
  now: number,
): number | undefined {
  const value = header?.trim();
  if (!value) return undefined;
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  const date = /[a-z]/i.test(value) ? Date.parse(value) : NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
