import { Source } from '../sources/Source';
import { Measure } from '../definitions/Metric';
import { Dialect } from '../../facts/dialect';
import {
  allOf,
  anyOf,
  AskedMeasure,
  conditionsOf,
  exact,
  inUnit,
} from './measureParts';
import { RowSelection, rowsOf } from './rowsOf';
import { SqlParameters } from './SqlParameters';

/** Measures of one source. */
export interface MeasuresOfSource {
  source: Source;
  measures: AskedMeasure[];
}

/**
 * The statement that works out measures of one source at moments, from the rows that hold there.
 *
 * @remarks
 * Its rows have `moment`, the parts of the key (`key0`, …), and for each measure its value (`value0`, …) and the number of its objects (`count0`, …). Groups
 * without any object have no row.
 * @param moments - milliseconds since 1970 UTC
 * @param groupings - the groupings asked for at once, each by the places of its dimensions; a row has null for dimensions that are not of its grouping.
 *   Only where no row is of several groups. All dimensions together when absent.
 */
export function momentsSql(
  { source, measures }: MeasuresOfSource,
  selection: RowSelection,
  moments: readonly number[],
  dialect: Dialect,
  parameters: SqlParameters,
  groupings?: readonly (readonly number[])[],
): string {
  const single = moments.length === 1;
  const { keys, from, conditions } = rowsOf(
    source,
    selection,
    parameters,
    single ? source.table : 'candidate',
  );
  const moment = single
    ? `CAST(${parameters.add(moments[0])} AS BIGINT)`
    : 'point.moment';
  const points = single
    ? ''
    : `, (SELECT unnest(CAST(${parameters.add([
        ...moments,
      ])} AS BIGINT[])) AS moment) AS point`;
  const scopeOf = ({ window }: AskedMeasure) => ({
    moment,
    window,
    parameters,
  });
  const sets = measures.map(asked => conditionsOf(asked, scopeOf(asked)));
  const columns = measures.flatMap((asked, index) => [
    `${measures.length > 1 ? allOf(sets[index]) : 'TRUE'} AS in${index}`,
    ...(asked.measure.of
      ? [`${asked.measure.of.sql(scopeOf(asked))} AS of${index}`]
      : []),
  ]);
  const names = ['moment', ...keys.map((_, index) => `key${index}`)];
  const shared = source.shared ? [`${source.id} AS object`] : [];
  const rows = `SELECT ${[
    `${moment} AS moment`,
    ...keys.map((key, index) => `${key} AS key${index}`),
    ...columns,
    ...shared,
  ].join(', ')}
  FROM ${from}${points}
  WHERE ${[
    `fact.valid_from <= ${moment}`,
    `fact.valid_to > ${moment}`,
    ...conditions,
    ...anyOf(sets),
  ].join('\n    AND ')}`;
  const candidates = single
    ? ''
    : `WITH candidate AS MATERIALIZED (${candidatesSql(
        { source, measures },
        selection,
        moments,
        parameters,
      )})
`;
  return `${candidates}SELECT ${[
    ...names,
    ...measures.flatMap(({ measure }, index) =>
      aggregate(measure, index, dialect),
    ),
  ].join(', ')}
FROM (
  ${source.shared ? onceEach(rows, measures, names) : rows}
) AS held
GROUP BY ${groupingSets(['moment'], keys.length, groupings)}`;
}

/** What a statement is grouped by: in each grouping the columns given and the parts of its key. */
export function groupingSets(
  columns: readonly string[],
  keys: number,
  groupings: readonly (readonly number[])[] = [
    Array.from({ length: keys }, (_, place) => place),
  ],
): string {
  const sets = groupings.map(places =>
    [...columns, ...places.map(place => `key${place}`)].join(', '),
  );
  return sets.length === 1
    ? sets[0]
    : `GROUPING SETS (${sets.map(set => `(${set})`).join(', ')})`;
}

/**
 * The statement for the rows that can count at one of several moments.
 *
 * @remarks
 * Meeting each row with each moment is what costs, so what the question is not about is left out before.
 */
function candidatesSql(
  { source, measures }: MeasuresOfSource,
  selection: RowSelection,
  moments: readonly number[],
  parameters: SqlParameters,
): string {
  const { from, plainConditions } = rowsOf(
    source,
    { ...selection, groupBy: [] },
    parameters,
  );
  const still = measures.map(({ measure, window }) =>
    measure.where
      .filter(({ momentary }) => !momentary)
      .map(term => term.sql({ moment: 'NULL', window, parameters })),
  );
  const edge = (moment: number) => `CAST(${parameters.add(moment)} AS BIGINT)`;
  return `SELECT fact.* FROM ${from}
  WHERE ${[
    `fact.valid_from <= ${edge(Math.max(...moments))}`,
    `fact.valid_to > ${edge(Math.min(...moments))}`,
    ...plainConditions,
    ...anyOf(still),
  ].join('\n    AND ')}`;
}

/** Leaves each object in a measure once for every moment and key, however many applications have it. What counts values does that by itself. */
function onceEach(
  rows: string,
  measures: AskedMeasure[],
  names: string[],
): string {
  const columns = measures.flatMap(({ measure }, index) => {
    const [within, of] = [`in${index}`, `of${index}`];
    if (measure.aggregate === 'count' && measure.of) return [within, of];
    const same = [...names, 'object', within].join(', ');
    return [
      `${within} AND row_number() OVER (PARTITION BY ${same} ORDER BY ${of} DESC) = 1 AS ${within}`,
      of,
    ];
  });
  return `SELECT ${[...names, ...columns].join(', ')} FROM (${rows}) AS had`;
}

function aggregate(
  measure: Measure,
  index: number,
  dialect: Dialect,
): string[] {
  const [condition, of] = [`in${index}`, `of${index}`];
  const filter = `FILTER (WHERE ${condition})`;
  const count = `count(*) ${filter}`;
  return [
    `${inUnit(measure, aggregateOf())} AS value${index}`,
    `${measure.aggregate === 'count' ? aggregateOf() : count} AS count${index}`,
  ];

  function aggregateOf(): string {
    switch (measure.aggregate) {
      case 'count':
        return measure.of ? `count(DISTINCT ${of}) ${filter}` : count;
      case 'sum':
      case 'mean':
        return `coalesce(sum(${exact(of)}) ${filter}, 0)`;
      default:
        return dialect.quantile(quantiles[measure.aggregate], of, condition);
    }
  }
}

/** The shares of the aggregates that are quantiles. */
export const quantiles = { median: 0.5, p90: 0.9 };
