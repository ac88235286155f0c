import { InputError } from '@backstage/errors';
import { z } from 'zod/v3';
import { FOREVER } from './Facts';

/** Where a page of findings ended: what the next one begins after. */
export interface FindingCursor {
  /** The moment of the first page, milliseconds since 1970 UTC. All pages are of one moment. */
  asOf: number;
  riskScore: number;
  openedAt: number;
  id: string;
}

/** The opaque text that a caller hands back for the next page. */
export function encodeFindingCursor(cursor: FindingCursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

/** @throws InputError when it is not a cursor that a page came with */
export function decodeFindingCursor(text: string): FindingCursor {
  try {
    return schema.parse(
      JSON.parse(Buffer.from(text, 'base64url').toString('utf8')),
    );
  } catch {
    throw new InputError(
      'Invalid cursor: the nextCursor of the page before is expected',
    );
  }
}

const schema = z
  .object({
    // What a Date can hold: a moment outside it cannot be shown.
    asOf: z.number().int().min(-FOREVER).max(FOREVER),
    riskScore: z.number().finite(),
    openedAt: z.number().int().safe(),
    id: z.string(),
  })
  .strict();
