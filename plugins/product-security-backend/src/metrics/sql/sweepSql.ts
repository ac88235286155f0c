import { Measure } from '../definitions/Metric';
import { SqlScope } from '../formula/Term';
import { TrendPoints } from '../trendPoints';
import { Dialect } from '../../facts/dialect';
import {
  allOf,
  anyOf,
  AskedMeasure,
  exact,
  inUnit,
  valuePresent,
} from './measureParts';
import { groupingSets, MeasuresOfSource } from './momentsSql';
import { RowSelection, Rows, rowsOf } from './rowsOf';
import { SqlParameters } from './SqlParameters';
import { SweptVariant, sweptVariants } from './sweptVariants';

/**
 * Whether a measure can be worked out over time from where its objects begin and end to count: it adds up something that stays the same
 * meanwhile.
 */
export function isSweepable(measure: Measure): boolean {
  const { source, aggregate, of } = measure;
  const variants = sweptVariants(measure);
  return (
    (aggregate === 'count' || aggregate === 'sum' || aggregate === 'mean') &&
    (!source.shared || countsValues(measure)) &&
    !of?.momentary &&
    variants !== undefined &&
    (variants.length === 1 || !countsValues(measure))
  );
}

/**
 * The statement that works out measures over time in one pass: each object adds to them where its interval starts and takes away where it ends.
 *
 * @remarks
 * Its rows have `step` (how many steps of the grid after the first point they hold from), the parts of the key (`key0`, …), and for each measure
 * `value0`, … and `count0`, …, which hold until the next step of the key. Before its first step a key has nothing.
 * @param sources - measures of one source, all of them sweepable
 * @param groupings - as of {@link momentsSql}; not with measures that count values
 */
export function sweepSql(
  { source, measures }: MeasuresOfSource,
  selection: RowSelection,
  points: TrendPoints,
  dialect: Dialect,
  parameters: SqlParameters,
  groupings?: readonly (readonly number[])[],
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
GROUP BY ${groupingSets(['step'], keys.length, groupings)}
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
  /** By the measure's place. */
  variants: Map<number, SweptVariant>;
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
    for (const [place, variant] of sweptVariants(asked.measure)!.entries()) {
      const bounds = variant.terms.flatMap(({ bound }) => bound ?? []);
      const edge = (name: 'from' | 'to') =>
        bounds
          .filter(bound => bound.edge === name)
          .map(bound => bound.sql(scope));
      const from = edge('from');
      const to = edge('to');
      const key = countsValues(asked.measure)
        ? `value ${index}`
        : JSON.stringify([place, from, to]);
      const part = parts.get(key) ?? { variants: new Map(), from, to };
      parts.set(key, part);
      part.variants.set(index, variant);
    }
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
  const setOf = (index: number, { terms }: SweptVariant) => {
    const scope = scopeOf(measures[index], parameters);
    return [
      ...terms.filter(({ bound }) => !bound).map(term => term.sql(scope)),
      ...valuePresent(measures[index].measure, scope),
    ];
  };
  const sets = [...part.variants].map(each => setOf(...each));
  const sums = measures.flatMap(({ measure }, index) => {
    const variant = part.variants.get(index);
    const when = (sql: string) => {
      if (!variant) return '0';
      const signed = variant.sign === 1 ? sql : `-(${sql})`;
      return sets.length > 1
        ? `CASE WHEN ${allOf(setOf(index, variant))} THEN ${signed} ELSE 0 END`
        : signed;
    };
    const value =
      measure.aggregate === 'count'
        ? when('1')
        : exact(when(measure.of!.sql(scopeOf(measures[index], parameters))));
    return [`${value} AS value${index}`, `${when('1')} AS count${index}`];
  });
  const [first] = part.variants.keys();
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

/** Whether a measure counts how many different values there are. */
export function countsValues({ aggregate, of }: Measure): boolean {
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
