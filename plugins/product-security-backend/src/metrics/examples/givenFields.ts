import { FactColumn, factTables } from '../../facts/factTables';
import { Field, Source } from '../sources/Source';

/** Where the value of a field goes when an example gives it. */
export type GivenField = Pick<Field, 'type' | 'values' | 'since'> & {
  /** Whether only whole numbers can be stored. */
  whole?: boolean;
} & (
    | { table: 'fact' | 'segment'; column: string }
    | { table: 'list'; column: 'regulated' | 'teamWithin' }
  );

/** The fields of a source that an example can give. The others are worked out from these. */
export function givenFields(source: Source): ReadonlyMap<string, GivenField> {
  const fields = new Map<string, GivenField>();
  for (const [name, field] of Object.entries(source.fields)) {
    const found = placeOf(source, name, field);
    if (found) fields.set(name, found);
  }
  return fields;
}

function placeOf(
  source: Source,
  name: string,
  field: Field,
): GivenField | undefined {
  const { type, values, since, sql, period } = field;
  const shared = { type, values, since };
  if (name === 'regulated' || name === 'teamWithin') {
    return { ...shared, table: 'list', column: name };
  }
  // A field that is worked out has more SQL than the name of a column.
  const [, table, column] = /^(fact|segment)\.([a-z_]+)$/.exec(sql) ?? [];
  if (!column || period) return undefined;
  const columns: Record<string, FactColumn> =
    factTables[table === 'fact' ? source.table : 'segments'].columns;
  return {
    ...shared,
    whole: columns[column]?.type === 'INTEGER',
    table: table as 'fact' | 'segment',
    column,
  };
}
