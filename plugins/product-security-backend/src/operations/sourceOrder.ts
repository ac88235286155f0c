import { InputError } from '@backstage/errors';
import {
  intakeSortKeys,
  IntakeSortKey,
  IntakeSource,
} from '@prodsec/backstage-plugin-product-security-common';

/** What the sources are sorted by. */
export interface SourceOrder {
  key: IntakeSortKey;
  descending: boolean;
}

/** Where a source stands in an order; sources of equal value stand in the order of application and tool. */
export interface SourcePlace {
  /** A missing share comes last in both directions. */
  value: string | number | undefined;
  application: string;
  tool: string;
}

/**
 * Reads the `sort` parameter: one of the columns, with `-` before it from the highest value down. The application when absent.
 *
 * @throws InputError that lists what it accepts
 */
export function readSourceOrder(text: string | undefined): SourceOrder {
  if (text === undefined) return { key: 'application', descending: false };
  const descending = text.startsWith('-');
  const name = descending ? text.slice(1) : text;
  const key = intakeSortKeys.find(each => each === name);
  if (key) return { key, descending };
  throw new InputError(
    `sort: must be one of ${intakeSortKeys.join(
      ', ',
    )}, with - before it to begin with the highest, not '${text}'`,
  );
}

/** The place of a source in an order. */
export function placeOf(
  source: IntakeSource,
  { key }: SourceOrder,
): SourcePlace {
  const { application, tool } = source;
  return { value: valueOf(source, key), application, tool };
}

/** Compares two places of an order. */
export function comparePlaces(
  { descending }: SourceOrder,
  a: SourcePlace,
  b: SourcePlace,
): number {
  if (a.value === undefined || b.value === undefined) {
    const missing =
      Number(a.value === undefined) - Number(b.value === undefined);
    if (missing !== 0) return missing;
  } else {
    const difference = compare(a.value, b.value);
    if (difference !== 0) return descending ? -difference : difference;
  }
  return compare(a.application, b.application) || compare(a.tool, b.tool);
}

/** The sources in an order, after a place in it. */
export function sourcesAfter(
  sources: readonly IntakeSource[],
  order: SourceOrder,
  after: SourcePlace | undefined,
): IntakeSource[] {
  return sources
    .map(source => ({ source, place: placeOf(source, order) }))
    .filter(({ place }) => !after || comparePlaces(order, place, after) > 0)
    .sort((a, b) => comparePlaces(order, a.place, b.place))
    .map(({ source }) => source);
}

function valueOf(
  source: IntakeSource,
  key: IntakeSortKey,
): SourcePlace['value'] {
  switch (key) {
    // What never had a good scan has waited longest for one.
    case 'lastGoodScanAt':
      return source.lastGoodScanAt ?? '';
    case 'daysSinceGoodScan':
      return source.daysSinceGoodScan ?? Infinity;
    case 'reimportStability':
      return source.reimportStability.value ?? undefined;
    default:
      return source[key] ?? undefined;
  }
}

function compare(a: string | number, b: string | number): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
