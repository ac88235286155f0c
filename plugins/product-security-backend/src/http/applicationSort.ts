import { InputError } from '@backstage/errors';
import { parseMoment, formatMoment } from '../moment';
import {
  ApplicationSort,
  applicationSortKeys,
  ListedPlace,
} from '../scorecards/ApplicationList';
import { decodeCursor, encodeCursor } from './cursor';
import { single } from './requestValues';

/**
 * Reads what a list of applications is sorted by: `sort`, with `-` before it to begin with the highest.
 *
 * @throws InputError for anything else
 */
export function readApplicationSort(
  query: Record<string, unknown>,
): ApplicationSort {
  const text = single(query, 'sort') ?? 'application';
  const descending = text.startsWith('-');
  const by = applicationSortKeys.find(
    key => key === text.slice(descending ? 1 : 0),
  );
  if (by) return { by, descending };
  throw new InputError(
    `sort: '${text}' is none of ${applicationSortKeys.join(
      ', ',
    )}; a - before it begins with the highest`,
  );
}

/**
 * Where a list goes on. The pages of one list are of one moment and in one order, which their cursor keeps.
 *
 * @throws InputError for a cursor that is none, and for one of another order
 */
export function readApplicationPlace(
  query: Record<string, unknown>,
  sort: ApplicationSort,
): (ListedPlace & { asOf: number }) | undefined {
  if (single(query, 'cursor') === undefined) return undefined;
  const [asOf, order, key, application] = [
    'asOf',
    'sort',
    'key',
    'application',
  ].map(name => decodeCursor(query, name)!);
  if (order !== nameOf(sort)) {
    throw new InputError(
      `cursor: it is of a list with sort=${order}; give the same sort for all pages`,
    );
  }
  const hasKey = key !== withoutKey;
  if (sort.by === 'score' && hasKey && !Number.isFinite(Number(key))) {
    throw new InputError('cursor: must be the nextCursor of the page before');
  }
  return {
    asOf: parseMoment(asOf, 'cursor'),
    key: hasKey ? key : undefined,
    application,
  };
}

/** The cursor of the next page. */
export function writeApplicationPlace(
  asOf: number,
  sort: ApplicationSort,
  { key, application }: ListedPlace,
): string {
  return encodeCursor({
    asOf: formatMoment(asOf),
    sort: nameOf(sort),
    key: key ?? withoutKey,
    application,
  });
}

/** No title is empty, and a number is not either. */
const withoutKey = '';

function nameOf({ by, descending }: ApplicationSort): string {
  return `${descending ? '-' : ''}${by}`;
}
