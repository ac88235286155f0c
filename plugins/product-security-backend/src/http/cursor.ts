import { InputError } from '@backstage/errors';
import { z } from 'zod/v3';
import { single } from './requestValues';

const cursorSchema = z.record(z.string(), z.string());

/** The place in a list to go on from, as text nobody needs to understand. */
export function encodeCursor(place: Record<string, string>): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** A value of the `cursor` parameter; `undefined` when there is none. Throws an `InputError` for any other text. */
export function decodeCursor(
  query: Record<string, unknown>,
  name: string,
): string | undefined {
  const text = single(query, 'cursor');
  if (text === undefined) return undefined;
  let place: unknown;
  try {
    place = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    throw malformed();
  }
  const parsed = cursorSchema.safeParse(place);
  if (!parsed.success || parsed.data[name] === undefined) throw malformed();
  return parsed.data[name];
}

function malformed(): InputError {
  return new InputError('cursor: must be the nextCursor of the page before');
}
