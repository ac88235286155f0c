import { InputError } from '@backstage/errors';
import { decodeCursor, encodeCursor } from '../http/cursor';
import { parseMoment } from '../moment';

/** Where a page of a list begins. */
export interface ListPlace {
  /** Milliseconds since 1970 UTC: the pages of one list are of one moment. */
  asOf: number;
  offset: number;
}

/** A page of a list, and how many there are in all. */
export interface ListPage<T> {
  items: T[];
  total: number;
  nextCursor?: string;
}

/**
 * Where a page begins that a cursor leads to.
 *
 * @param asOf - the moment of the first page
 * @throws InputError for text that is no cursor of such a list
 */
export function placeOf(cursor: string | undefined, asOf: number): ListPlace {
  if (cursor === undefined) return { asOf, offset: 0 };
  const moment = decodeCursor({ cursor }, 'asOf')!;
  const offset = decodeCursor({ cursor }, 'offset')!;
  if (!/^\d{1,9}$/.test(offset)) {
    throw new InputError('cursor: must be the nextCursor of the page before');
  }
  return { asOf: parseMoment(moment, 'cursor'), offset: Number(offset) };
}

/** A page of a list that is in memory as a whole. */
export function pageOfList<T>(
  all: readonly T[],
  { asOf, offset }: ListPlace,
  limit: number,
): ListPage<T> {
  const items = all.slice(offset, offset + limit);
  return {
    items,
    total: all.length,
    ...nextCursorOf({ asOf, offset }, items.length, all.length),
  };
}

/** The cursor of the page after one of so many items; none after the last. */
export function nextCursorOf(
  { asOf, offset }: ListPlace,
  length: number,
  total: number,
): { nextCursor?: string } {
  const next = offset + length;
  if (length === 0 || next >= total) return {};
  return {
    nextCursor: encodeCursor({
      asOf: new Date(asOf).toISOString(),
      offset: String(next),
    }),
  };
}
