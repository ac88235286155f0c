import { Aggregate, Measure } from '../definitions/Metric';
import {
  allOf,
  anyOf,
  AskedMeasure,
  conditionsOf,
  exact,
  inUnit,
} from '../sql/measureParts';
import { RowSelection, rowsOf } from '../sql/rowsOf';
import { SqlParameters } from '../sql/SqlParameters';
import { ChangeFamily, Component } from './changeFamilies';
import { ShareOfShift } from './shareOfShift';

/** One of the two moments of a change. */
export type ChangeSide = 'earlier' | 'later';

/** The two moments of a change, milliseconds since 1970 UTC. */
export type ChangeMoments = Readonly<Record<ChangeSide, number>>;

/** What those that are not there at the other moment do to a quantile, and the quantile of those that are, in the unit of storage. */
export interface QuantileInfluence extends ShareOfShift {
  stayed: number;
}

/** What contributions are worked out of. */
export interface ContributionsQuestion {
  family: ChangeFamily;
  selection: RowSelection;
  moments: ChangeMoments;
  /** By id of the measure; absent where nobody came or went, or nobody stayed. */
  influences: Readonly<
    Record<ChangeSide, ReadonlyMap<string, QuantileInfluence>>
  >;
}

/**
 * The relations, the last of them `moved`, of what each object adds to the measures of a family more at the later moment than at the earlier.
 *
 * @remarks
 * `moved` has `object_id`, the parts of the group's key (`key0`, …) and for each component its difference (`d0`, …), one of which is not 0. An object
 * in several groups is shared equally among them, so that the groups add up to what the object counts.
 */
export function contributionsSql(
  question: ContributionsQuestion,
  parameters: SqlParameters,
): string[] {
  const { family, selection } = question;
  const names = ['object_id', ...selection.groupBy.map((_, i) => `key${i}`)];
  const differences = family.components.map(
    (_, i) => `coalesce(later.c${i}, 0) - coalesce(earlier.c${i}, 0) AS d${i}`,
  );
  return [
    ...sides.map(side => rowsRelation(question, side, parameters)),
    ...sides.flatMap(side => influenceRelations(question, side, parameters)),
    ...sides.map(side => `held_${side} AS (${heldSql(question, side)})`),
    `moved AS MATERIALIZED (SELECT * FROM (
  SELECT ${[
    ...names.map(name => `coalesce(later.${name}, earlier.${name}) AS ${name}`),
    ...differences,
  ].join(', ')}
  FROM held_earlier earlier FULL JOIN held_later later ON ${names
    .map(name => `earlier.${name} = later.${name}`)
    .join(' AND ')}
) AS compared WHERE ${family.components
      .map((_, i) => `d${i} <> 0`)
      .join(' OR ')})`,
  ];
}

/**
 * The statement for the quantile of the objects that count at both moments (`raw`, in the unit of answers `stayed`), and how many `others` the
 * moment has, and how many of them are `above` and `below` it.
 */
export function shiftSql(
  question: Omit<ContributionsQuestion, 'influences'>,
  side: ChangeSide,
  asked: AskedMeasure,
  quantile: (value: string, condition: string) => string,
  parameters: SqlParameters,
): string {
  const index = question.family.measures.indexOf(asked);
  return `WITH ${sides
    .map(each => rowsRelation(question, each, parameters))
    .join(',\n')},
valued AS (SELECT object_id, max(of${index}) AS value,
  object_id IN (SELECT object_id FROM rows_${otherSide(
    side,
  )} WHERE in${index}) AS stayed
  FROM rows_${side} WHERE in${index} GROUP BY object_id),
middle AS (SELECT ${quantile('value', 'stayed')} AS value FROM valued)
SELECT middle.value AS raw, ${inUnit(asked.measure, 'middle.value')} AS stayed,
  count(*) FILTER (WHERE NOT valued.stayed) AS others,
  count(*) FILTER (WHERE NOT valued.stayed AND valued.value > middle.value) AS above,
  count(*) FILTER (WHERE NOT valued.stayed AND valued.value < middle.value) AS below
FROM valued CROSS JOIN middle WHERE middle.value IS NOT NULL GROUP BY middle.value`;
}

/** SQL of the id of a family's objects. */
export function objectIdSql(
  { source, counted, measures }: ChangeFamily,
  moment: string,
  parameters: SqlParameters,
): string {
  if (!counted) return source.id;
  const [{ measure, window }] = measures;
  const value = measure.of!.sql({ moment, window, parameters });
  return `CAST(${value} AS VARCHAR)`;
}

const sides = ['earlier', 'later'] as const;

function rowsRelation(
  {
    family,
    selection,
    moments,
  }: Pick<ContributionsQuestion, 'family' | 'selection' | 'moments'>,
  side: ChangeSide,
  parameters: SqlParameters,
): string {
  const { source, measures } = family;
  const { keys, from, conditions } = rowsOf(source, selection, parameters);
  const moment = `CAST(${parameters.add(moments[side])} AS BIGINT)`;
  const scopeOf = ({ window }: AskedMeasure) => ({
    moment,
    window,
    parameters,
  });
  const sets = measures.map(asked => conditionsOf(asked, scopeOf(asked)));
  return `rows_${side} AS (SELECT ${[
    `${objectIdSql(family, moment, parameters)} AS object_id`,
    ...keys.map((key, index) => `${key} AS key${index}`),
    ...sets.map((set, index) => `${allOf(set)} AS in${index}`),
    ...measures.flatMap((asked, index) =>
      asked.measure.of && !family.counted
        ? [`${asked.measure.of.sql(scopeOf(asked))} AS of${index}`]
        : [],
    ),
  ].join(', ')}
FROM ${from}
WHERE ${[
    `fact.valid_from <= ${moment}`,
    `fact.valid_to > ${moment}`,
    ...conditions,
    ...anyOf(sets),
  ].join(' AND ')})`;
}

function influenceRelations(
  { family, influences }: ContributionsQuestion,
  side: ChangeSide,
  parameters: SqlParameters,
): string[] {
  const add = (value: number) =>
    `CAST(${parameters.add(value)} AS DOUBLE PRECISION)`;
  return family.measures.flatMap(({ measure }, index) => {
    const influence = influences[side].get(measure.id);
    if (!influence) return [];
    const within = {
      above: `HAVING max(of${index}) > ${add(influence.stayed)}`,
      below: `HAVING max(of${index}) < ${add(influence.stayed)}`,
      others: '',
    };
    return [
      `influence${index}_${side} AS (SELECT object_id, ${add(
        influence.share,
      )} AS amount FROM rows_${side}
  WHERE in${index} AND object_id NOT IN (SELECT object_id FROM rows_${otherSide(
        side,
      )} WHERE in${index})
  GROUP BY object_id ${within[influence.by]})`,
    ];
  });
}

function otherSide(side: ChangeSide): ChangeSide {
  return side === 'earlier' ? 'later' : 'earlier';
}

function heldSql(
  { family, selection, influences }: ContributionsQuestion,
  side: ChangeSide,
): string {
  const { source, measures, components } = family;
  const names = ['object_id', ...selection.groupBy.map((_, i) => `key${i}`)];
  const once = source.shared || family.counted !== undefined;
  const grouped = measures.flatMap(({ measure }, index) => {
    const filter = `FILTER (WHERE in${index})`;
    const values = once ? `max(of${index})` : `sum(${exact(`of${index}`)})`;
    const adds = measure.aggregate === 'sum' || measure.aggregate === 'mean';
    return [
      `bool_or(in${index}) AS had${index}`,
      `${once ? '1' : `count(*) ${filter}`} AS number${index}`,
      ...(adds ? [`${values} ${filter} AS sum${index}`] : []),
    ];
  });
  const influenced = ({ id }: Measure) => influences[side].has(id);
  const joins = measures.flatMap(({ measure }, index) =>
    influenced(measure)
      ? [
          `LEFT JOIN influence${index}_${side} influence${index} ON influence${index}.object_id = had.object_id`,
        ]
      : [],
  );
  const columns = components.map((component, place) => {
    const index = measures.findIndex(
      ({ measure }) => measure === component.measure,
    );
    const amount = amountOf(
      component,
      index,
      once,
      influenced(component.measure),
    );
    const share = selection.groupBy.length
      ? `(${amount}) / count(*) FILTER (WHERE had${index}) OVER (PARTITION BY had.object_id)`
      : amount;
    return `CASE WHEN had${index} THEN ${share} ELSE 0 END AS c${place}`;
  });
  return `SELECT ${[...names.map(name => `had.${name}`), ...columns].join(', ')}
FROM (SELECT ${[...names, ...grouped].join(', ')} FROM rows_${side}
  GROUP BY ${names.join(', ')}) AS had
${joins.join('\n')}`;
}

/** SQL of what an object in one of its groups adds, before it is shared among them. */
function amountOf(
  { measure, kind }: Component,
  index: number,
  once: boolean,
  influenced: boolean,
): string {
  const number = `CAST(number${index} AS DOUBLE PRECISION)`;
  if (kind === 'count' || measure.aggregate === 'count') return number;
  if (isQuantile(measure.aggregate)) {
    return influenced ? `coalesce(influence${index}.amount, 0)` : '0';
  }
  const sum = `sum${index}`;
  return inUnit(
    measure,
    once ? `max(${sum}) OVER (PARTITION BY had.object_id)` : sum,
  );
}

/** Whether a measure is a quantile, which is no sum of what its objects add. */
export function isQuantile(aggregate: Aggregate): boolean {
  return aggregate === 'median' || aggregate === 'p90';
}
