import { FOREVER } from '../../facts/Facts';
import {
  emptyFactRows,
  FactColumn,
  FactRows,
  FactTableName,
  factTables,
} from '../../facts/factTables';
import { groupBy } from '../../facts/groupBy';
import { Columns, Example, GivenObject } from './Example';
import { exampleDefaults } from './exampleDefaults';

/** The facts that an example is about. */
export interface ExampleRows {
  rows: FactRows;
  applicationIds: number[];
  /** What the example calls the object of each row, by table and in its order. */
  ids: ReadonlyMap<FactTableName, string[]>;
}

/**
 * The objects of an example as facts, as if each had been recorded when it began. What an example does not give has the value of
 * {@link exampleDefaults}.
 *
 * @param firstId - id of the first application; each gets one of its own
 */
export function exampleRows(
  { given, asOf }: Pick<Example, 'given' | 'asOf'>,
  firstId: number,
): ExampleRows {
  const rows = emptyFactRows();
  const ids = new Map<FactTableName, string[]>();
  const add = (table: FactTableName, row: Columns, id: string) => {
    (rows[table] as object[]).push(complete(table, row));
    ids.set(table, [...(ids.get(table) ?? []), id]);
  };
  const applications = groupBy(given, ({ application }) => application);
  let next = firstId;
  for (const [application, objects] of applications) {
    const key = { application_id: next, segment_id: next };
    next++;
    const segment = segmentOf(application, objects);
    const repository = objects.find(
      ({ source }) => source.table === 'segments',
    );
    add('segments', { ...segment, ...key }, repository?.id ?? application);
    addLists(rows, key, objects, segment);
    for (const { source, columns, id } of objects) {
      if (source.table === 'segments') continue;
      const row = exampleDefaults[source.name]({ id, asOf, columns, segment });
      add(source.table, { valid_from: 0, ...row, ...columns, ...key }, id);
    }
  }
  return {
    rows,
    applicationIds: [...applications.keys()].map((_, index) => firstId + index),
    ids,
  };
}

function segmentOf(application: string, objects: GivenObject[]): Columns {
  const given: Columns = Object.assign(
    {},
    ...objects.map(({ segment }) => segment),
  );
  return {
    valid_from: 0,
    title: application,
    tier: 'unassigned',
    exposure: 'unknown',
    default_branch: 'main',
    owned: 'team' in given && 'accountable_owner' in given,
    ...(objects.some(({ source }) => source.table === 'segments')
      ? { repository: objects[0].id }
      : {}),
    ...given,
    application,
  };
}

function addLists(
  rows: FactRows,
  key: { application_id: number; segment_id: number },
  objects: GivenObject[],
  { team }: Columns,
): void {
  const listed = (name: 'regulated' | 'teamWithin') =>
    objects.find(({ lists }) => lists[name])?.lists[name];
  for (const regulation of listed('regulated') ?? []) {
    rows.segment_regulations.push({ ...key, regulation });
  }
  const groups = new Set(listed('teamWithin'));
  if (typeof team === 'string') groups.add(team);
  for (const group of groups) {
    rows.segment_groups.push({ ...key, group_ref: group });
  }
}

/** A row with all of the columns that must have a value. */
function complete(table: FactTableName, row: Columns): Columns {
  const columns: Record<string, FactColumn> = factTables[table].columns;
  const filled: Columns = {};
  for (const [name, { type, nullable }] of Object.entries(columns)) {
    if (row[name] !== undefined) filled[name] = row[name];
    else if (name === 'valid_to') filled[name] = FOREVER;
    else if (!nullable) filled[name] = nothing[type];
  }
  return filled;
}

const nothing: Record<FactColumn['type'], string | number | boolean> = {
  INTEGER: 0,
  BIGINT: 0,
  DOUBLE: 0,
  BOOLEAN: false,
  VARCHAR: '',
};
