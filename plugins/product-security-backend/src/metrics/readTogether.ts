import { Segment } from '@prodsec/backstage-plugin-product-security-common';
import { FactsEngine } from '../facts/Facts';
import { Selection } from './MetricQuestion';
import { MeasuresOfSource, momentsSql } from './sql/momentsSql';
import { SqlParameters } from './sql/SqlParameters';
import { countsValues, sweepSql } from './sql/sweepSql';
import { TrendPoints } from './trendPoints';

/** A reading of measures of one source at moments, in groups. */
export interface Reading extends MeasuresOfSource {
  /** Whether the measures are worked out in one pass over time. */
  swept: boolean;
  selection: Selection;
  points: TrendPoints;
}

/** A row of an answer, with the key of its group. */
export interface ReadRow {
  key: string[];
  values: Record<string, number | string | null>;
}

/**
 * Reads what is asked for in the same turn with one statement where only the groups differ, such as all objects together and those of each team:
 * the facts are then passed over once.
 *
 * @param askedBy - what the readings of one question have in common; those of different questions never wait for each other
 */
export function readTogether(
  askedBy: object,
  engine: FactsEngine,
  reading: Reading,
): Promise<ReadRow[]> {
  const waiting = batches.get(askedBy) ?? new Map<string, Batch>();
  batches.set(askedBy, waiting);
  const id = identityOf(reading);
  let batch = waiting.get(id);
  if (!batch) {
    const groupings: Segment[][] = [];
    batch = {
      groupings,
      rows: Promise.resolve().then(() => {
        waiting.delete(id);
        return query(engine, reading, groupings);
      }),
    };
    waiting.set(id, batch);
  }
  const { groupBy } = reading.selection;
  batch.groupings.push([...groupBy]);
  return batch.rows.then(({ segments, rows }) =>
    rowsOfGrouping(rows, segments, groupBy),
  );
}

interface Batch {
  groupings: Segment[][];
  rows: Promise<{ segments: Segment[]; rows: Row[] }>;
}

type Row = Record<string, number | string | null>;

const batches = new WeakMap<object, Map<string, Batch>>();

/** What readings that can be one statement have in common. */
function identityOf({
  source,
  measures,
  swept,
  selection,
  points,
}: Reading): string {
  const { groupBy, filters, visible } = selection;
  const joined = groupBy.some(segment => source.dimensions[segment]?.join);
  const counted =
    swept && measures.some(({ measure }) => countsValues(measure));
  return JSON.stringify([
    source.name,
    measures.map(({ measure, window }) => [measure.id, window]),
    swept,
    [...filters],
    visible === 'all' ? visible : numberOf(visible),
    [points.from, points.to, points.step, points.moments.length],
    joined || counted || source.shared ? groupBy : null,
  ]);
}

async function query(
  engine: FactsEngine,
  reading: Reading,
  asked: Segment[][],
) {
  const { swept, selection, points } = reading;
  const segments = [...new Set(asked.flat())];
  const groupings = uniqueGroupings(asked, segments);
  const parameters = new SqlParameters();
  const together = { ...selection, groupBy: segments };
  const sql = swept
    ? sweepSql(reading, together, points, engine.dialect, parameters, groupings)
    : momentsSql(
        reading,
        together,
        points.moments,
        engine.dialect,
        parameters,
        groupings,
      );
  return { segments, rows: await engine.query<Row>(sql, parameters.values) };
}

/** The places of each grouping's segments among all, each grouping once. */
function uniqueGroupings(asked: Segment[][], segments: Segment[]): number[][] {
  const found = new Map<string, number[]>();
  for (const groupBy of asked) {
    const places = groupBy
      .map(segment => segments.indexOf(segment))
      .sort((a, b) => a - b);
    found.set(JSON.stringify(places), places);
  }
  return [...found.values()];
}

/** The rows of one grouping: a key is never null, so that a null says that the row's grouping does not have that segment. */
function rowsOfGrouping(
  rows: Row[],
  segments: Segment[],
  groupBy: readonly Segment[],
): ReadRow[] {
  const places = groupBy.map(segment => segments.indexOf(segment));
  const others = segments.flatMap((_, place) =>
    places.includes(place) ? [] : [place],
  );
  return rows
    .filter(
      row =>
        places.every(place => row[`key${place}`] !== null) &&
        others.every(place => row[`key${place}`] === null),
    )
    .map(values => ({
      key: places.map(place => String(values[`key${place}`])),
      values,
    }));
}

const numbers = new WeakMap<object, number>();
let lastNumber = 0;

/** A number for each set there is, so that two of them are told apart without looking into them. */
function numberOf(set: object): number {
  const known = numbers.get(set);
  if (known !== undefined) return known;
  lastNumber += 1;
  numbers.set(set, lastNumber);
  return lastNumber;
}
