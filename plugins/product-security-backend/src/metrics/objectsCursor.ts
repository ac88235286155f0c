import { InputError } from '@backstage/errors';
import { z } from 'zod/v3';

/** Where a page of objects ended. */
export interface ObjectsCursor {
  /** Milliseconds since 1970 UTC. */
  asOf: number;
  source: string;
  contribution: number;
  id: string;
}

/** Writes a cursor as callers get it. */
export function encodeObjectsCursor(cursor: ObjectsCursor): string {
  return Buffer.from(JSON.stringify(cursor), 'utf8').toString('base64url');
}

/**
 * Reads a cursor that a caller gives back.
 *
 * @param sources - the sources a cursor of this question may name
 * @throws InputError for a text that is no cursor of this question
 */
export function decodeObjectsCursor(
  text: string,
  sources: string[],
): ObjectsCursor {
  try {
    const cursor = schema.parse(
      JSON.parse(Buffer.from(text, 'base64url').toString('utf8')),
    );
    if (sources.includes(cursor.source)) return cursor;
  } catch {
    // What it is instead does not matter to the caller.
  }
  throw new InputError('cursor: is not the nextCursor of a page of this list');
}

const latest = 8_640_000_000_000_000;

const schema = z.object({
  asOf: z.number().int().min(-latest).max(latest),
  source: z.string(),
  contribution: z.number().finite(),
  id: z.string(),
});
