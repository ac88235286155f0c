import { Source } from '../sources/Source';
import { fieldTerm } from '../formula/fieldTerm';
import { Measure } from '../definitions/Metric';
import { DAY, SqlScope, Term } from '../formula/Term';
import { allOf, AskedMeasure, conditionsOf, inUnit } from './measureParts';
import { RowSelection, rowsOf } from './rowsOf';
import { SqlParameters } from './SqlParameters';

/** Which of the objects behind a number: those above the line, below it, or below and not above. */
export type ObjectSet = 'numerator' | 'denominator' | 'missing';

/** A measure and how often it is in a side of a ratio. */
export interface WeightedMeasure extends AskedMeasure {
  coefficient: number;
}

/** The measures of one source on the two sides of a metric. */
export interface SidesOfSource {
  source: Source;
  numerator: WeightedMeasure[];
  denominator: WeightedMeasure[];
}

/** Where a page of objects begins: after this one. */
export interface ObjectPlace {
  contribution: number;
  id: string;
}

/** What the statement's rows have besides `field0`, …. */
export interface ObjectRow {
  object_id: string;
  title: string;
  application: string;
  contribution: number;
  in_numerator: boolean;
}

/** SQL of the objects of a set, one row each, and nothing about their order. */
export function objectsSql(
  sides: SidesOfSource,
  set: ObjectSet,
  selection: RowSelection,
  asOf: number,
  parameters: SqlParameters,
): string {
  const { source } = sides;
  const moment = `CAST(${parameters.add(asOf)} AS BIGINT)`;
  const { from, conditions } = rowsOf(source, selection, parameters);
  const scopeOf = ({ window }: AskedMeasure): SqlScope => ({
    moment,
    window,
    parameters,
  });
  const within = (side: WeightedMeasure[]) =>
    side.length
      ? `(${side
          .map(asked => allOf(conditionsOf(asked, scopeOf(asked))))
          .join(' OR ')})`
      : 'FALSE';
  const side = set === 'numerator' ? sides.numerator : sides.denominator;
  const counted = countedValue(
    [...sides.numerator, ...sides.denominator].map(({ measure }) => measure),
  );
  const id =
    counted?.sql({ moment, window: undefined, parameters }) ?? source.id;
  const fieldScope = {
    moment,
    window: [...sides.numerator, ...sides.denominator][0]?.window,
    parameters,
  };
  const fields = fieldNames(source).map(
    (name, index) => `${fieldSql(source, name, fieldScope)} AS field${index}`,
  );
  const rows = `SELECT ${[
    `${id} AS object_id`,
    `${source.title} AS title`,
    'segment.application AS application',
    `${within(sides.numerator)} AS above`,
    `${within(sides.denominator)} AS below`,
    `${contributionOf(side, scopeOf)} AS contribution`,
    'fact.valid_from',
    ...fields,
  ].join(', ')}
FROM ${from}
WHERE ${[
    `fact.valid_from <= ${moment}`,
    `fact.valid_to > ${moment}`,
    ...conditions,
    within([...sides.numerator, ...sides.denominator]),
  ].join('\n  AND ')}`;
  const objects =
    counted || source.shared
      ? `SELECT *, bool_or(above) OVER same AS in_numerator, bool_or(below) OVER same AS in_denominator,
  row_number() OVER (PARTITION BY object_id ORDER BY contribution DESC, above DESC, valid_from DESC, application) AS place
FROM (${rows}) AS repeated WINDOW same AS (PARTITION BY object_id)`
      : `SELECT *, above AS in_numerator, below AS in_denominator, 1 AS place FROM (${rows}) AS single`;
  return `SELECT * FROM (${objects}) AS object WHERE place = 1 AND ${membership[set]}`;
}

/** The statement for one page, what adds most first. */
export function objectsPageSql(
  objects: string,
  after: ObjectPlace | undefined,
  limit: number,
  parameters: SqlParameters,
): string {
  let rest = '';
  if (after) {
    const contribution = `CAST(${parameters.add(
      after.contribution,
    )} AS DOUBLE PRECISION)`;
    rest = `WHERE contribution < ${contribution}
  OR (contribution = ${contribution} AND object_id > ${parameters.add(
      after.id,
    )})`;
  }
  return `SELECT * FROM (${objects}) AS listed ${rest}
ORDER BY contribution DESC, object_id LIMIT ${parameters.add(limit)}`;
}

/** The statement for how many there are. */
export function objectsCountSql(objects: string): string {
  return `SELECT count(*) AS total FROM (${objects}) AS listed`;
}

/** The fields of a source's objects, each value once. */
export function fieldNames({ fields }: Source): string[] {
  const seen = new Set<string>();
  return Object.entries(fields).flatMap(([name, { sql, since, period }]) => {
    const value = JSON.stringify([sql, since ?? false, period]);
    if (seen.has(value)) return [];
    seen.add(value);
    return [name];
  });
}

const membership: Record<ObjectSet, string> = {
  numerator: 'in_numerator',
  denominator: 'in_denominator',
  missing: 'in_denominator AND NOT in_numerator',
};

/** The field whose values all measures count; then a value is an object, however many rows have it. */
export function countedValue([first, ...others]: readonly Measure[]):
  | Term
  | undefined {
  const same = others.every(
    ({ aggregate, ofField }) =>
      aggregate === 'count' && ofField === first.ofField,
  );
  return first.aggregate === 'count' && same ? first.of : undefined;
}

function contributionOf(
  side: WeightedMeasure[],
  scopeOf: (asked: AskedMeasure) => SqlScope,
): string {
  const terms = side.map(asked => {
    const { measure, coefficient } = asked;
    const scope = scopeOf(asked);
    const value =
      measure.aggregate === 'count'
        ? '1'
        : inUnit(measure, measure.of!.sql(scope));
    const factor = scope.parameters.add(coefficient);
    return `CASE WHEN ${allOf(
      conditionsOf(asked, scope),
    )} THEN CAST(${factor} AS DOUBLE PRECISION) * ${value} ELSE 0 END`;
  });
  return terms.length
    ? `(${terms.join(' + ')})`
    : 'CAST(0 AS DOUBLE PRECISION)';
}

function fieldSql(source: Source, name: string, scope: SqlScope): string {
  const term = fieldTerm(name, source);
  const sql = term.sql(scope);
  return term.kind === 'days'
    ? `(CAST(${sql} AS DOUBLE PRECISION) / ${DAY})`
    : sql;
}
