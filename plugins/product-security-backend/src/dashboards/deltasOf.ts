import {
  MetricDefinition,
  MetricPoint,
  MetricTrend,
} from '@prodsec/backstage-plugin-product-security-common';
import { groupBy } from '../facts/groupBy';
import { consideredOf } from './consideredOf';
import { DataCell } from './countKnownData';
import { dataNeeded } from './dataNeeded';
import { honestNumbers } from './honestNumbers';
import { countedBy, populationOf, Shown } from './readHonestValue';

/** What changed since 30 and 90 days before; `null` where either has no data. */
export interface Deltas {
  delta30: number | null;
  delta90: number | null;
}

/**
 * Compares values of a metric with those of before.
 *
 * @param trend - begins 90 days before the values, and ends 30 days before them
 * @param cells - what was known at its first and last moment, and maybe at others
 * @returns for a value, of the group of a key where one is given, what changed
 */
export function deltasOf(
  trend: Pick<MetricTrend, 'points' | 'groups'>,
  definition: MetricDefinition,
  shown: Shown,
  cells: readonly DataCell[],
): (value: number | null, key?: Record<string, string>) => Deltas {
  const needed = dataNeeded(definition);
  const population = populationOf(shown);
  const [by] = countedBy([shown]);
  const placeOf = (moment: number, key?: string) =>
    JSON.stringify([moment, key ?? null]);
  const cellsOf = new Map([
    ...groupBy(cells, cell => placeOf(cell.moment)),
    ...(by ? groupBy(cells, cell => placeOf(cell.moment, cell[by])) : []),
  ]);
  const groups = new Map(
    trend.groups.map(({ key, points }) => [idOf(key), points]),
  );
  const valueAt = (
    point: MetricPoint | undefined,
    key: Record<string, string> | undefined,
  ): number | null => {
    if (!point) return null;
    const place = placeOf(Date.parse(point.asOf), by && key?.[by]);
    const known = cellsOf.get(place) ?? [];
    return honestNumbers(point, consideredOf(known, needed, population)).value;
  };
  return (value, key) => {
    const points = key ? groups.get(idOf(key)) ?? [] : trend.points;
    const since = (point: MetricPoint | undefined) => {
      const before = valueAt(point, key);
      return value === null || before === null ? null : value - before;
    };
    return {
      delta30: since(points.at(-1)),
      delta90: since(points[0]),
    };
  };
}

function idOf(key: Record<string, string>): string {
  return JSON.stringify(Object.entries(key).sort());
}
