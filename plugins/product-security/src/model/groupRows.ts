import {
  MetricGroup,
  MetricValue,
  Segment,
} from '@prodsec/backstage-plugin-product-security-common';

/** A group with its number of each metric; `undefined` where the group has no object of the metric. @internal */
export interface GroupRow {
  key: string;
  cells: (MetricGroup | undefined)[];
}

/** How the groups are sorted: by the group's name, or by the number of one metric. @internal */
export interface GroupSort {
  column: 'group' | number;
  descending: boolean;
}

/**
 * Brings the groups of several metrics side by side.
 *
 * @param sort - Default: failures first, the furthest from the target on top.
 * @returns The groups with a number, and apart from them those without any: not knowing is neither good nor bad.
 * @internal
 */
export function groupRows(
  values: MetricValue[],
  segment: Segment,
  sort?: GroupSort,
): { rows: GroupRow[]; withoutData: GroupRow[] } {
  const byKey = new Map<string, GroupRow>();
  for (const [index, value] of values.entries()) {
    for (const group of value.groups) {
      const key = group.key[segment];
      const row = byKey.get(key) ?? {
        key,
        cells: values.map(() => undefined),
      };
      row.cells[index] = group;
      byKey.set(key, row);
    }
  }
  const all = [...byKey.values()];
  return {
    rows: all.filter(hasData).sort(comparison(sort)),
    withoutData: all.filter(row => !hasData(row)).sort(byName),
  };
}

function hasData(row: GroupRow) {
  return row.cells.some(cell => cell && cell.value !== null);
}

function comparison(sort: GroupSort | undefined) {
  return (a: GroupRow, b: GroupRow) => {
    if (!sort) return byFailure(a, b) || byName(a, b);
    if (sort.column === 'group')
      return sort.descending ? byName(b, a) : byName(a, b);
    const [x, y] = [valueAt(a, sort.column), valueAt(b, sort.column)];
    // Rows without this number stay at the end in both directions.
    if (x === undefined || y === undefined)
      return Number(x === undefined) - Number(y === undefined) || byName(a, b);
    return (sort.descending ? y - x : x - y) || byName(a, b);
  };
}

function byFailure(a: GroupRow, b: GroupRow) {
  return failures(b) - failures(a) || lowest(a) - lowest(b);
}

function failures(row: GroupRow) {
  return row.cells.filter(cell => cell?.status === 'missed').length;
}

function lowest(row: GroupRow) {
  return Math.min(...row.cells.map(cell => cell?.value ?? Infinity));
}

function valueAt(row: GroupRow, column: number) {
  return row.cells[column]?.value ?? undefined;
}

function byName(a: GroupRow, b: GroupRow) {
  return a.key.localeCompare(b.key);
}
