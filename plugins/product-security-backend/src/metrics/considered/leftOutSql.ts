import { factTables } from '../../facts/factTables';
import { LeftOut, Source } from '../sources/Source';
import { SqlScope } from '../formula/Term';
import { allOf, AskedMeasure, conditionsOf } from '../sql/measureParts';
import { countedValue } from '../sql/objectsSql';
import { RowSelection, rowsOf } from '../sql/rowsOf';
import { SqlParameters } from '../sql/SqlParameters';

/** A source whose objects a decision may leave out, with the measures that count them. */
export interface LeavableSource {
  source: Source & { leftOut: LeftOut };
  measures: readonly AskedMeasure[];
}

/** A row of the statement of {@link leftOutSql}, besides `key0`, …. */
export interface LeftOutRow {
  accepted: number;
  suppressed: number;
}

/**
 * The statement that counts the objects that measures would count, were it not for an exception or because they are false positives.
 *
 * @remarks
 * The measures' own conditions are asked of the rows as they would be without the decision; what they count all the same is taken away again.
 */
export function leftOutSql(
  { source, measures }: LeavableSource,
  selection: RowSelection,
  asOf: number,
  parameters: SqlParameters,
): string {
  const moment = `CAST(${parameters.add(asOf)} AS BIGINT)`;
  const scopeOf = ({ window }: AskedMeasure): SqlScope => ({
    moment,
    window,
    parameters,
  });
  const counted = countedValue(measures.map(({ measure }) => measure));
  const id = counted?.sql(scopeOf(measures[0])) ?? source.id;
  const sets = measures.map(asked =>
    allOf(conditionsOf(asked, scopeOf(asked))),
  );
  const any = `(${[...new Set(sets)].join(' OR ')})`;
  const objects = (table: string) => {
    const { keys, from, conditions } = rowsOf(
      source,
      selection,
      parameters,
      table,
    );
    return `SELECT ${counted ? 'DISTINCT ' : ''}${[
      ...keys.map((key, index) => `${key} AS key${index}`),
      `${id} AS object`,
      'fact.accepted_here AS accepted',
    ].join(', ')}
  FROM ${from}
  WHERE ${[...conditions, any].join('\n    AND ')}`;
  };
  const names = selection.groupBy.map((_, index) => `key${index}`);
  return `SELECT ${[
    ...names,
    'count(*) FILTER (WHERE accepted) AS accepted',
    'count(*) FILTER (WHERE NOT accepted) AS suppressed',
  ].join(', ')}
FROM (
  ${objects(rowsLeftOut(source, moment, true))}${
    isCountedAnyway(source, measures)
      ? `\n  EXCEPT\n  ${objects(rowsLeftOut(source, moment, false))}`
      : ''
  }
) AS missing${names.length ? `\nGROUP BY ${names.join(', ')}` : ''}`;
}

/** Whether a measure may count an object also while it is left out. */
function isCountedAnyway(
  { leftOut: { never } }: LeavableSource['source'],
  measures: readonly AskedMeasure[],
): boolean {
  return (
    never !== undefined &&
    measures.some(
      ({ measure }) =>
        !measure.where.some(
          ({ equals }) =>
            equals?.field === never.field && equals.value === never.value,
        ),
    )
  );
}

/** The rows that hold at a moment and are left out, as they are or as they would be counted. */
function rowsLeftOut(
  { table, leftOut }: LeavableSource['source'],
  moment: string,
  asCounted: boolean,
): string {
  const { column, counted, accepted, where } = leftOut;
  const columns = Object.keys(factTables[table].columns).map(name =>
    asCounted && name === column ? `${counted} AS ${name}` : name,
  );
  return `(SELECT ${columns.join(', ')}, ${accepted} AS accepted_here
    FROM ${table}
    WHERE valid_from <= ${moment} AND valid_to > ${moment}
      AND ${where})`;
}
