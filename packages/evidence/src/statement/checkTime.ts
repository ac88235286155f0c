import { CheckContext } from '../CheckContext';

/**
 * That a time in a document is one, and not in the future.
 *
 * @param field - what the check calls it, e.g. `timeVerified`
 */
export function checkTime(
  value: unknown,
  field: string,
  { checks, now, trust }: CheckContext,
  { isRequired = false } = {},
): Date | undefined {
  if (value === undefined || value === null || value === '') {
    if (isRequired) checks.failed('time', `${field} must say when it was`);
    return undefined;
  }
  const time = value instanceof Date ? value : timeOf(value);
  if (!time) {
    checks.failed(
      'time',
      `${field} must be a moment in ISO 8601 with its zone`,
    );
    return undefined;
  }
  if (time.getTime() > now.getTime() + trust.clockToleranceSeconds * 1000) {
    checks.failed(
      'time',
      `${field} is ${time.toISOString()}, which is in the future`,
    );
    return undefined;
  }
  if (isRequired) checks.passed('time', `${field} is ${time.toISOString()}`);
  return time;
}

/** A moment in ISO 8601 (RFC 3339); `undefined` for anything else. */
export function timeOf(value: unknown): Date | undefined {
  if (typeof value !== 'string' || value.length > 64 || !moment.test(value)) {
    return undefined;
  }
  const time = new Date(value);
  return Number.isNaN(time.getTime()) ? undefined : time;
}

const moment =
  /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)$/i;
