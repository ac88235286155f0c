import { factTables, FactTableName } from '../../facts/factTables';
import { Source } from '../sources/Source';
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
import { Remedy } from './Remedy';

/** A row of the statement of {@link leversSql}, besides the numbers of the measures. */
export interface LeverRow {
  object_id: string;
  title: string;
  application: string;
  missing: string | null;
  effort: number | null;
}

/**
 * The statement that finds out what a remedy does to measures of one source: a row for each thing to be fixed.
 *
 * @remarks
 * For each measure a row has the number of its objects before (`count_before0`, …) and after (`count_after0`, …), and the sums of their values, where it has
 * values (`value_before0`, …, `value_after0`, …).
 */
export function leversSql(
  source: Source,
  measures: readonly AskedMeasure[],
  remedy: Remedy,
  selection: RowSelection,
  asOf: number,
  parameters: SqlParameters,
): string {
  const moment = `CAST(${parameters.add(asOf)} AS BIGINT)`;
  const scopeOf = ({ window }: AskedMeasure) => ({
    moment,
    window,
    parameters,
  });
  const sets = measures.map(asked => conditionsOf(asked, scopeOf(asked)));
  const columns = measures.flatMap((asked, index) => [
    `${allOf(sets[index])} AS in${index}`,
    ...(asked.measure.of
      ? [`${asked.measure.of.sql(scopeOf(asked))} AS of${index}`]
      : []),
  ]);
  const { id, title } = remedy.object;
  const rows = (after: boolean, table: string) => {
    const { from, conditions } = rowsOf(source, selection, parameters, table);
    return `SELECT ${[
      `${after} AS remedied`,
      `${id} AS object_id`,
      `${title} AS title`,
      'segment.application AS application',
      `${remedy.missing ?? `''`} AS missing`,
      `${remedy.effort ?? '0'} AS effort`,
      ...columns,
    ].join(', ')}
FROM ${from}
WHERE ${[
      `fact.valid_from <= ${moment}`,
      `fact.valid_to > ${moment}`,
      ...conditions,
      ...anyOf(sets),
    ].join('\n  AND ')}`;
  };
  const states = [rows(false, source.table)];
  if (remedy.changes !== 'gone') {
    const changes = remedy.changes(moment);
    states.push(rows(true, changedTable(remedy.table, changes)));
  }
  // Objects are told of as they are; those that only count once they are fixed, as they are then.
  const asIs = (column: string) =>
    `coalesce(min(${column}) FILTER (WHERE NOT remedied), min(${column}))`;
  return `SELECT object_id, min(application) AS application,
  ${asIs('title')} AS title,
  ${asIs('missing')} AS missing,
  CAST(${asIs('effort')} AS DOUBLE PRECISION) AS effort,
  ${measures
    .flatMap(({ measure }, index) => sums(measure, index))
    .join(',\n  ')}
FROM (${states.join('\nUNION ALL\n')}) AS states
GROUP BY object_id`;
}

function sums(measure: AskedMeasure['measure'], index: number): string[] {
  return (['before', 'after'] as const).flatMap(state => {
    const filter = `FILTER (WHERE ${
      state === 'after' ? '' : 'NOT '
    }remedied AND in${index})`;
    const sum = `coalesce(sum(${exact(`of${index}`)}) ${filter}, 0)`;
    return [
      `count(*) ${filter} AS count_${state}${index}`,
      ...(measure.of && measure.aggregate !== 'count'
        ? [`${inUnit(measure, sum)} AS value_${state}${index}`]
        : []),
    ];
  });
}

/** A fact table with some columns changed. */
function changedTable(
  table: FactTableName,
  changes: Record<string, string>,
): string {
  const columns = Object.keys(factTables[table].columns).map(column =>
    column in changes ? `${changes[column]} AS ${column}` : column,
  );
  return `(SELECT ${columns.join(', ')} FROM ${table})`;
}
