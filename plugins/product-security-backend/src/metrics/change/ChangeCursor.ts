import { InputError } from '@backstage/errors';
import { z } from 'zod/v3';

/** Where a page of a change ended. */
export interface ChangeCursor {
  /** Milliseconds since 1970 UTC. */
  from: number;
  /** Milliseconds since 1970 UTC. */
  to: number;
  /** How much the last item made, without its sign. */
  size: number;
  /** Which kind of objects it is of. */
  family: number;
  id: string;
  keys: string[];
}

/** Writes a cursor as callers get it. */
export function encodeChangeCursor(cursor: ChangeCursor): string {
  return Buffer.from(JSON.stringify(cursor), 'utf8').toString('base64url');
}

/**
 * Reads a cursor that a caller gives back.
 *
 * @param keys - the number of parts a key of this question has
 * @throws InputError for a text that is no cursor of this question
 */
export function decodeChangeCursor(text: string, keys: number): ChangeCursor {
  try {
    const cursor = schema.parse(
      JSON.parse(Buffer.from(text, 'base64url').toString('utf8')),
    );
    if (cursor.keys.length === keys) return cursor;
  } catch {
    // What it is instead does not matter to the caller.
  }
  throw new InputError('cursor: is not the nextCursor of a page of this list');
}

const latest = 8_640_000_000_000_000;
const moment = z.number().int().min(-latest).max(latest);

const schema = z.object({
  from: moment,
  to: moment,
  size: z.number().finite(),
  family: z.number().int(),
  id: z.string(),
  keys: z.array(z.string()),
});
