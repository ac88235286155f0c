import { Segment } from '@prodsec/backstage-plugin-product-security-common';
import { FactsEngine } from '../facts/Facts';
import { Measure, Metric } from './definitions/Metric';
import { Formula, measuresOf } from './formula/Formula';
import { Selection } from './MetricQuestion';
import { Measured, measuredNothing, Numbers, numbersOf } from './numbersOf';
import { ReadRow, readTogether } from './readTogether';
import { MeasuresOfSource } from './sql/momentsSql';
import { isSweepable } from './sql/sweepSql';
import { stepOf, TrendPoints } from './trendPoints';

/** The numbers of a group, for each of the moments asked about. */
export interface GroupNumbers {
  key: Record<string, string>;
  numbers: Numbers[];
}

/** What numbers are worked out with. */
export interface MeasureContext {
  engine: FactsEngine;
  measures: ReadonlyMap<string, Measure>;
}

/**
 * The numbers of a selection at moments, a group for each key that has objects at one of them; a selection without groups has one group with an empty key.
 *
 * @remarks
 * One statement for each kind of source object and way of reading it, whatever the number of groups and moments; selections of one context that
 * differ only in their groups share it when they are asked for in the same turn.
 */
export async function measureOverTime(
  context: MeasureContext,
  metric: Metric,
  selection: Selection,
  points: TrendPoints,
): Promise<GroupNumbers[]> {
  const { formula, groupBy } = selection;
  const groups = new Map<string, Group>();
  if (!groupBy.length) groups.set('[]', { key: {}, measured: new Map() });
  const readings = await Promise.all(
    partition(context.measures, metric, formula, points).map(part =>
      read(context, part, selection, points),
    ),
  );
  for (const { ids, rows } of readings) {
    for (const { key, at } of rows) {
      const id = JSON.stringify(key);
      const group = groups.get(id) ?? {
        key: Object.fromEntries(
          groupBy.map((segment: Segment, index) => [segment, key[index]]),
        ),
        measured: new Map<string, Measured[]>(),
      };
      groups.set(id, group);
      for (const [index, measureId] of ids.entries()) {
        group.measured.set(measureId, at[index]);
      }
    }
  }
  return [...groups.values()]
    .filter(({ measured }) => !groupBy.length || hasObjects(measured))
    .map(({ key, measured }) => ({
      key,
      numbers: points.moments.map((_, point) =>
        numbersOf(
          formula,
          context.measures,
          id =>
            measured.get(id)?.[point] ??
            measuredNothing(context.measures.get(id)!),
        ),
      ),
    }));
}

interface Group {
  key: Record<string, string>;
  /** By id of the measure, for each of the moments. */
  measured: Map<string, Measured[]>;
}

interface Part extends MeasuresOfSource {
  swept: boolean;
}

interface Reading {
  ids: string[];
  /** For each group: its key, and for each measure what it came to at each moment. */
  rows: { key: string[]; at: Measured[][] }[];
}

function partition(
  measures: ReadonlyMap<string, Measure>,
  metric: Metric,
  formula: Formula,
  points: TrendPoints,
): Part[] {
  const parts = new Map<string, Part>();
  for (const id of measuresOf(formula)) {
    const measure = measures.get(id)!;
    const { source } = measure;
    const swept = points.moments.length > 1 && isSweepable(measure);
    const name = `${source.name} ${swept}`;
    const part = parts.get(name) ?? { source, swept, measures: [] };
    parts.set(name, part);
    part.measures.push({ measure, window: measure.window ?? metric.window });
  }
  return [...parts.values()];
}

async function read(
  context: MeasureContext,
  part: Part,
  selection: Selection,
  points: TrendPoints,
): Promise<Reading> {
  const { engine } = context;
  const rows = await readTogether(context, engine, {
    ...part,
    selection,
    points,
  });
  const measures = part.measures.map(({ measure }) => measure);
  const byKey = new Map<string, { key: string[]; rows: Row[] }>();
  for (const { key, values } of rows) {
    const id = JSON.stringify(key);
    const group = byKey.get(id) ?? { key, rows: [] };
    byKey.set(id, group);
    group.rows.push(values);
  }
  return {
    ids: measures.map(({ id }) => id),
    rows: [...byKey.values()].map(group => {
      const atPoints = part.swept
        ? latestRows(group.rows, points)
        : rowsAt(group.rows, points);
      return {
        key: group.key,
        at: measures.map((measure, index) =>
          atPoints.map(row => measuredOf(measure, index, row)),
        ),
      };
    }),
  };
}

type Row = ReadRow['values'];

/** For each point the row of its step, or the one that still holds there. */
function latestRows(rows: Row[], points: TrendPoints): (Row | undefined)[] {
  let next = 0;
  return points.moments.map(moment => {
    const step = stepOf(points, moment);
    while (next < rows.length && Number(rows[next].step) <= step) next++;
    return rows[next - 1];
  });
}

function rowsAt(rows: Row[], points: TrendPoints): (Row | undefined)[] {
  const byMoment = new Map(rows.map(row => [row.moment, row]));
  return points.moments.map(moment => byMoment.get(moment));
}

function measuredOf(
  measure: Measure,
  index: number,
  row: Row | undefined,
): Measured {
  const count = Number(row?.[`count${index}`] ?? 0);
  if (!count) return measuredNothing(measure);
  const value = Number(row![`value${index}`]);
  return measure.aggregate === 'mean'
    ? { value: value / count, count, sum: value }
    : { value, count };
}

function hasObjects(measured: Map<string, Measured[]>): boolean {
  return [...measured.values()].some(at => at.some(({ count }) => count > 0));
}
