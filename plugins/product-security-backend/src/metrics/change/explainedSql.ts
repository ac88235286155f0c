import { Field, Source } from '../sources/Source';
import { conditionsOf } from '../sql/measureParts';
import { RowSelection, rowsOf } from '../sql/rowsOf';
import { SqlParameters } from '../sql/SqlParameters';
import {
  ChangeSide,
  ContributionsQuestion,
  contributionsSql,
  objectIdSql,
} from './contributionsSql';
import { ReasonRule } from './ReasonRule';
import { reasonsOfSource } from './sourceReasons';

/** What explains a family's contributions. */
export interface Explained {
  /** Relations for `WITH`, the last of them `explained`. */
  relations: string;
  /** The fields whose values at the two moments are `was0`, `is0`, …. */
  fields: string[];
}

/**
 * The relations of contributions with their reasons.
 *
 * @remarks
 * `explained` has, beside what `moved` has, `title`, `application`, `reason` and the values of the fields that the question looks at, before (`was0`,
 * …) and after (`is0`, …).
 */
export function explainedSql(
  question: ContributionsQuestion,
  parameters: SqlParameters,
): Explained {
  const { family, selection, moments } = question;
  const { source } = family;
  const reasons = reasonsOfSource(source.name);
  const text = readSql(question);
  const asked: readonly string[] = [
    ...selection.groupBy,
    ...selection.filters.keys(),
  ];
  const rules = reasons.rules.filter(
    rule => asked.includes(rule.field) || isRead(rule, source, text),
  );
  const known = [
    ...new Set([
      ...rules.map(({ field }) => field),
      ...(reasons.appearedAt ? [reasons.appearedAt] : []),
    ]),
  ];
  const was = (field: string) => `earlier.f${known.indexOf(field)}`;
  const is = (field: string) => `later.f${known.indexOf(field)}`;
  const at = (side: ChangeSide) =>
    `CAST(${parameters.add(moments[side])} AS BIGINT)`;
  const within = (value: string) =>
    `(${value} > ${at('earlier')} AND ${value} <= ${at('later')})`;

  const holds = ({ field, from, to, passed }: ReasonRule) =>
    passed
      ? within(is(field))
      : [
          `${was(field)} IS DISTINCT FROM ${is(field)}`,
          ...(from ? [`${was(field)} = ${parameters.add(from)}`] : []),
          ...(to ? [`${is(field)} = ${parameters.add(to)}`] : []),
        ].join(' AND ');
  const cases = [
    ['earlier.object_id IS NULL AND NOT later.elsewhere', 'came'],
    ...(reasons.appearedAt
      ? [
          [
            `earlier.object_id IS NULL AND ${is(reasons.appearedAt)} <= ${at(
              'earlier',
            )}`,
            'unsuppressed',
          ],
        ]
      : []),
    ['earlier.object_id IS NULL', reasons.appeared],
    ['later.object_id IS NULL AND NOT earlier.elsewhere', 'went'],
    ['later.object_id IS NULL', reasons.vanished],
    ...rules.map(rule => [holds(rule), rule.reason]),
    ...(isTimed(question)
      ? [
          ...(isWindowed(question)
            ? [[leavesSql(question), 'left-window']]
            : []),
          ['TRUE', 'aged'],
        ]
      : []),
  ].map(([condition, reason]) => `WHEN ${condition} THEN '${reason}'`);

  const states = (['earlier', 'later'] as const).map(
    side => `state_${side} AS (${stateSql(question, side, known, parameters)})`,
  );
  const relations = [
    ...contributionsSql(question, parameters),
    ...states,
    `explained AS (SELECT ${[
      'moved.*',
      'coalesce(later.title, earlier.title) AS title',
      'coalesce(later.application, earlier.application) AS application',
      `CASE ${cases.join('\n  ')}\n  ELSE 'changed' END AS reason`,
      'earlier.object_id IS NOT NULL AND later.object_id IS NOT NULL AS stayed',
      ...known.flatMap((field, index) => [
        `${was(field)} AS was${index}`,
        `${is(field)} AS is${index}`,
      ]),
    ].join(', ')}
FROM moved
LEFT JOIN state_earlier earlier ON earlier.object_id = moved.object_id
LEFT JOIN state_later later ON later.object_id = moved.object_id)`,
  ];
  return { relations: relations.join(',\n'), fields: known };
}

/** What is known of the moved objects at a moment, whether they count then or not. */
function stateSql(
  { family, selection, moments }: ContributionsQuestion,
  side: ChangeSide,
  fields: string[],
  parameters: SqlParameters,
): string {
  const { source } = family;
  const place = (which: ChangeSide) =>
    `CAST(${parameters.add(moments[which])} AS BIGINT)`;
  const moment = place(side);
  const other = place(side === 'earlier' ? 'later' : 'earlier');
  const all: RowSelection = {
    groupBy: [],
    filters: new Map(),
    visible: selection.visible,
  };
  const { from, conditions } = rowsOf(source, all, parameters);
  const id = objectIdSql(family, moment, parameters);
  return `SELECT * FROM (SELECT ${[
    `${id} AS object_id`,
    `${source.title} AS title`,
    'segment.application AS application',
    `fact.application_id IN (SELECT application_id FROM segments WHERE valid_from <= ${other} AND valid_to > ${other}) AS elsewhere`,
    ...fields.map((field, index) => `${source.fields[field].sql} AS f${index}`),
    `row_number() OVER (PARTITION BY ${id} ORDER BY fact.valid_from DESC, fact.segment_id DESC) AS place`,
  ].join(', ')}
FROM ${from}
WHERE ${[
    `fact.valid_from <= ${moment}`,
    `fact.valid_to > ${moment}`,
    ...conditions,
    `${id} IN (SELECT object_id FROM moved)`,
  ].join(' AND ')}) AS known WHERE place = 1`;
}

/** That an object adds less than before, or nothing. */
function leavesSql({ family }: ContributionsQuestion): string {
  return family.components.map((_, index) => `d${index} <= 0`).join(' AND ');
}

function isTimed({ family }: ContributionsQuestion): boolean {
  return family.measures.some(
    ({ measure: { of, where } }) =>
      of?.momentary || where.some(term => term.momentary),
  );
}

function isWindowed({ family }: ContributionsQuestion): boolean {
  return family.measures.some(({ measure: { where } }) =>
    where.some(term => term.windowed),
  );
}

/** All SQL in which the measures of a question look at fields. */
function readSql({ family }: ContributionsQuestion): string {
  const { measures } = family;
  const scope = { moment: '0', parameters: new SqlParameters() };
  return [
    ...measures.flatMap(asked => conditionsOf(asked, { ...scope, window: 1 })),
    ...measures.flatMap(
      ({ measure, window }) => measure.of?.sql({ ...scope, window }) ?? [],
    ),
  ].join('\n');
}

function isRead(rule: ReasonRule, source: Source, text: string): boolean {
  return [rule.field, ...(rule.within ?? [])].some(name => {
    const field: Field | undefined = source.fields[name];
    return field !== undefined && mentions(text, field.sql);
  });
}

/** Whether SQL has an expression in it, and not only a longer name that begins like it. */
function mentions(text: string, sql: string): boolean {
  for (let at = text.indexOf(sql); at >= 0; at = text.indexOf(sql, at + 1)) {
    const after = text[at + sql.length];
    if (after === undefined || !/\w/.test(after)) return true;
  }
  return false;
}
