import { InputError } from '@backstage/errors';
import { z } from 'zod/v3';

/** One value of a query parameter; `undefined` when absent or empty. */
export function single(
  query: Record<string, unknown>,
  name: string,
): string | undefined {
  const value = query[name];
  if (value === undefined || value === '') return undefined;
  if (typeof value !== 'string') {
    throw new InputError(`${name}: give it once, as text`);
  }
  return withoutNul(name, value);
}

/**
 * A comma list, or a repeated parameter; `undefined` when absent.
 *
 * @throws InputError also for a list without any value, which would be no filter at all
 */
export function list(
  query: Record<string, unknown>,
  name: string,
): string[] | undefined {
  const value = query[name];
  if (value === undefined || value === '') return undefined;
  const texts = Array.isArray(value) ? value : [value];
  const values = texts.flatMap(text => {
    if (typeof text !== 'string') {
      throw new InputError(`${name}: give a comma list of texts`);
    }
    return withoutNul(name, text)
      .split(',')
      .map(part => part.trim());
  });
  const some = values.filter(part => part !== '');
  if (some.length) return some;
  throw new InputError(`${name}: give at least one value, or leave it out`);
}

/** A comma list of values of a list; `undefined` when absent. */
export function choices(
  query: Record<string, unknown>,
  name: string,
  accepted: readonly string[],
): string[] | undefined {
  const values = list(query, name);
  const other = values?.find(value => !accepted.includes(value));
  if (other === undefined) return values;
  throw new InputError(`${name}: '${other}' is none of ${accepted.join(', ')}`);
}

/** `true` or `false`; `undefined` when absent. */
export function flag(
  query: Record<string, unknown>,
  name: string,
): boolean | undefined {
  const value = single(query, name);
  if (value === undefined) return undefined;
  if (value === 'true') return true;
  if (value === 'false') return false;
  throw new InputError(`${name}: must be true or false, not '${value}'`);
}

/** A whole number within bounds; the default when absent. */
export function wholeNumber(
  query: Record<string, unknown>,
  name: string,
  options: { minimum: number; maximum: number; otherwise: number },
): number {
  const value = single(query, name);
  if (value === undefined) return options.otherwise;
  const number = Number(value);
  if (
    !Number.isInteger(number) ||
    number < options.minimum ||
    number > options.maximum
  ) {
    throw new InputError(
      `${name}: must be a whole number from ${options.minimum} to ${options.maximum}, not '${value}'`,
    );
  }
  return number;
}

/** Parses a JSON body; the error names the first field that is wrong and what it accepts. */
export function parseBody<S extends z.ZodTypeAny>(
  schema: S,
  body: unknown,
): z.output<S> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue.path.length ? issue.path.join('.') : 'body';
  throw new InputError(`${field}: ${issue.message}`);
}

/** Refuses parameters that the operation does not have. */
export function refuseOthers(
  query: Record<string, unknown>,
  accepted: readonly string[],
): void {
  for (const name of Object.keys(query)) {
    if (!accepted.includes(name)) {
      throw new InputError(
        accepted.length
          ? `${name}: no such parameter; accepted are ${accepted.join(', ')}`
          : `${name}: no such parameter; the operation has none`,
      );
    }
  }
}

/** Whether text can be stored: PostgreSQL has no such character. For `refine`. */
export const hasNoNul: [(text: string) => boolean, string] = [
  text => !text.includes('\0'),
  'must not have the character NUL',
];

function withoutNul(name: string, text: string): string {
  const [fits, message] = hasNoNul;
  if (fits(text)) return text;
  throw new InputError(`${name}: ${message}`);
}
