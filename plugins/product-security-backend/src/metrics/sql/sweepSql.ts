import { Measure } from '../definitions/Metric';
import { SqlScope } from '../formula/Term';
import { TrendPoints } from '../trendPoints';
import { Dialect } from './dialect';
import {
  allOf,
  anyOf,
  AskedMeasure,
  exact,
  inUnit,
  valuePresent,
} from './measureParts';
import { MeasuresOfSource } from './momentsSql';
import { RowSelection, Rows, rowsOf } from './rowsOf';
import { SqlParameters } from './SqlParameters';

/**
 * Whether a measure can be worked out over time from where its objects begin and end to count: it adds up something that stays the same
 * meanwhile.
 */
export function isSweepable(measure: Measure): boolean {
  const { source, aggregate, of, where } = measure;
  return (
    (aggregate === 'count' || aggregate === 'sum' || aggregate === 'mean') &&
    (!source.shared || countsValues(measure)) &&
    !of?.momentary &&
    where.every(term => !term.momentary || term.bound)
  );
}

/**
 * The statement that works out measures over time in one pass: each object adds to them where its interval starts and takes away where it ends.
 *
 * @remarks
 * Its rows have `step` (how many steps of the grid after the first point they hold from), the parts of the key (`key0`, …), and for each measure
 * `value0`, … and `count0`, …, which hold until the next step of the key. Before its first step a key has nothing.
 * @param sources - measures of one source, all of them sweepable
 */
export function sweepSql(
  { source, measures }: MeasuresOfSource,
  selection: RowSelection,
  points: TrendPoints,
  dialect: Dialect,
  parameters: SqlParameters,
): string {
  const rows = rowsOf(source, selection, parameters);
  const keys = rows.keys.map((_, index) => `key${index}`);
  const sums = measures.flatMap((_, index) => [
    `value${index}`,
    `count${index}`,
  ]);
  const last = `CAST(${parameters.add(points.to)} AS BIGINT)`;
  const step = (moment: string) => stepSql(moment, points, dialect, parameters);
  const parts = partsOf(measures, parameters).map(part =>
    heldSql(part, measures, rows, points, parameters),
  );
  return `SELECT ${[
    'step',
    ...keys,
    ...measures.flatMap(({ measure }, index) => [
      `${inUnit(
        measure,
        `sum(sum(value${index})) OVER so_far`,
      )} AS value${index}`,
      `CAST(sum(sum(count${index})) OVER so_far AS BIGINT) AS count${index}`,
    ]),
  ].join(', ')}
FROM (
  SELECT ${[
    `greatest(0, ${step(
      'CASE WHEN starts THEN held_from ELSE held_to END',
    )}) AS step`,
    ...keys,
    ...sums.map(
      sum => `CASE WHEN starts THEN ${sum} ELSE -${sum} END AS ${sum}`,
    ),
  ].join(', ')}
  FROM (${parts.join('\n  UNION ALL ')}) AS held
  CROSS JOIN (VALUES (TRUE), (FALSE)) AS edge (starts)
  WHERE held_from < held_to AND held_from <= ${last} AND (starts OR held_to <= ${last})
) AS edges
GROUP BY ${['step', ...keys].join(', ')}
WINDOW so_far AS (${
    keys.length ? `PARTITION BY ${keys.join(', ')} ` : ''
  }ORDER BY step)
ORDER BY step`;
}

/** SQL of the number of the first step at or after a moment; moments before the first point have numbers below 1. */
export function stepSql(
  moment: string,
  { from, step }: TrendPoints,
  dialect: Dialect,
  parameters: SqlParameters,
): string {
  const add = (value: number) => `CAST(${parameters.add(value)} AS BIGINT)`;
  return dialect.wholeQuotient(
    `${moment} - ${add(from)} + ${add(step - 1)}`,
    add(step),
  );
}

/** Measures whose objects count during the same intervals. */
interface SweptPart {
  indexes: number[];
  from: string[];
  to: string[];
}

function partsOf(
  measures: AskedMeasure[],
  parameters: SqlParameters,
): SweptPart[] {
  const parts = new Map<string, SweptPart>();
  for (const [index, asked] of measures.entries()) {
    const scope = scopeOf(asked, parameters);
    const bounds = asked.measure.where.flatMap(({ bound }) => bound ?? []);
    const edge = (name: 'from' | 'to') =>
      bounds
        .filter(bound => bound.edge === name)
        .map(bound => bound.sql(scope));
    const part = { indexes: [index], from: edge('from'), to: edge('to') };
    const key = countsValues(asked.measure)
      ? `value ${index}`
      : JSON.stringify([part.from, part.to]);
    const same = parts.get(key);
    if (same) same.indexes.push(index);
    else parts.set(key, part);
  }
  return [...parts.values()];
}

function heldSql(
  part: SweptPart,
  measures: AskedMeasure[],
  rows: Rows,
  { from, to }: TrendPoints,
  parameters: SqlParameters,
): string {
  const keys = rows.keys.map((key, index) => `${key} AS key${index}`);
  const bounds = [...part.from, ...part.to];
  const sets = part.indexes.map(index => {
    const asked = measures[index];
    const scope = scopeOf(asked, parameters);
    return [
      ...asked.measure.where
        .filter(({ bound }) => !bound)
        .map(term => term.sql(scope)),
      ...valuePresent(asked.measure, scope),
    ];
  });
  const sums = measures.flatMap(({ measure }, index) => {
    const place = part.indexes.indexOf(index);
    const when = (sql: string) => {
      if (place < 0) return '0';
      return sets.length > 1
        ? `CASE WHEN ${allOf(sets[place])} THEN ${sql} ELSE 0 END`
        : sql;
    };
    const value =
      measure.aggregate === 'count'
        ? when('1')
        : exact(when(measure.of!.sql(scopeOf(measures[index], parameters))));
    return [`${value} AS value${index}`, `${when('1')} AS count${index}`];
  });
  const [first] = part.indexes;
  const counted = countsValues(measures[first].measure)
    ? measures[first].measure.of!.sql(scopeOf(measures[first], parameters))
    : undefined;
  const columns = [
    ...keys,
    ...sums,
    `${extreme('greatest', 'fact.valid_from', part.from)} AS held_from`,
    `${extreme('least', 'fact.valid_to', part.to)} AS held_to`,
    ...(counted ? [`${counted} AS counted`] : []),
  ];
  const held = `SELECT ${columns.join(', ')}
  FROM ${rows.from}
  WHERE ${[
    `fact.valid_from <= CAST(${parameters.add(to)} AS BIGINT)`,
    `fact.valid_to > CAST(${parameters.add(from)} AS BIGINT)`,
    ...rows.conditions,
    ...anyOf(sets),
    ...bounds.map(bound => `${bound} IS NOT NULL`),
  ].join('\n    AND ')}`;
  return counted ? withoutOverlaps(held, keys.length, measures.length) : held;
}

/** Cuts the intervals of equal values so that at every moment at most one of them is left. */
function withoutOverlaps(held: string, keys: number, measures: number): string {
  const numbered = (name: string, count: number) =>
    Array.from({ length: count }, (_, index) => `${name}${index}`);
  const keyNames = numbered('key', keys);
  const sums = numbered('value', measures).flatMap((value, index) => [
    value,
    `count${index}`,
  ]);
  return `SELECT ${[
    ...keyNames,
    ...sums,
    `greatest(held_from, max(held_to) OVER (
      PARTITION BY ${[...keyNames, 'counted'].join(
        ', ',
      )} ORDER BY held_from, held_to
      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)) AS held_from`,
    'held_to',
  ].join(', ')}
  FROM (${held}) AS repeated WHERE held_from < held_to`;
}

function countsValues({ aggregate, of }: Measure): boolean {
  return aggregate === 'count' && of !== undefined;
}

function extreme(name: string, sql: string, others: string[]): string {
  return others.length ? `${name}(${[sql, ...others].join(', ')})` : sql;
}

/** The moment is not in what a sweep writes. */
function scopeOf(
  { window }: AskedMeasure,
  parameters: SqlParameters,
): SqlScope {
  return { moment: 'NULL', window, parameters };
}
