import { InputError } from '@backstage/errors';
import { z } from 'zod/v3';
import { SourcePlace } from './sourceOrder';

/** Writes the place of the last source of a page, as callers get it. */
export function encodeSourceCursor(place: SourcePlace): string {
  const { value, application, tool } = place;
  const written = typeof value === 'number' ? [value.toString()] : value;
  return Buffer.from(
    JSON.stringify({ value: written, application, tool }),
  ).toString('base64url');
}

/**
 * Reads a cursor that a caller gives back.
 *
 * @throws InputError for a text that is no cursor
 */
export function decodeSourceCursor(text: string): SourcePlace {
  try {
    const { value, application, tool } = schema.parse(
      JSON.parse(Buffer.from(text, 'base64url').toString('utf8')),
    );
    return {
      value: Array.isArray(value) ? Number(value[0]) : value,
      application,
      tool,
    };
  } catch {
    throw new InputError('cursor: must be the nextCursor of the page before');
  }
}

/** A number is a list of its text, since JSON knows no infinity. */
const schema = z.object({
  value: z
    .union([
      z.string(),
      z.tuple([z.string().refine(text => !Number.isNaN(Number(text)))]),
    ])
    .optional(),
  application: z.string(),
  tool: z.string(),
});
