import { Knex } from 'knex';
import { deleteRows, Row, upsertRows } from './bulkWrite';
import {
  FindingTable,
  findingTableNames,
  findingTables,
  toTableRow,
} from './findingTables';
import { Unit, UnitFinding } from './UnitFinding';
import { emptyRows, FindingRows, rowsOfFinding } from './unitRows';

/**
 * Writes what differs from the rows that are stored: one statement a table for thousands of findings.
 *
 * @param stored - by finding id
 * @param answering - ids no finding goes by any longer, with the id that answers for each
 * @returns ids of findings that were there already and now go by other identities
 */
export async function saveUnit(
  tx: Knex.Transaction,
  unit: Unit,
  findings: Iterable<UnitFinding>,
  stored: Map<string, FindingRows>,
  answering: Map<string, string> = new Map(),
): Promise<string[]> {
  const changes = new Changes();
  const renamed: string[] = [];
  for (const finding of findings) {
    if (!finding.touched) continue;
    const before = stored.get(finding.id);
    const after = rowsOfFinding(unit, finding);
    changes.add(before, after);
    if (before && before.findings[0].keys !== after.findings[0].keys) {
      renamed.push(finding.id);
    }
  }
  for (const [id, answeringId] of answering) {
    const before = stored.get(id)!;
    const row = toTableRow('findings', before.findings[0]);
    const merged = { ...row, merged_into: answeringId };
    changes.add(before, { ...emptyRows(), findings: [merged] });
    if (row.merged_into !== answeringId) renamed.push(id);
  }
  await changes.write(tx);
  return renamed;
}

/** Rows to write and to delete, by table. */
class Changes {
  readonly #tables = new Map<FindingTable, { upserts: Row[]; deletes: Row[] }>(
    findingTableNames.map(table => [table, { upserts: [], deletes: [] }]),
  );

  add(
    before: FindingRows | undefined,
    after: Record<FindingTable, Row[]>,
  ): void {
    for (const [table, { upserts, deletes }] of this.#tables) {
      if (!before) {
        for (const row of after[table]) upserts.push(row);
        continue;
      }
      const old = new Map<string, Row>();
      for (const row of before[table]) {
        const tableRow = toTableRow(table, row);
        old.set(keyOf(table, tableRow), tableRow);
      }
      for (const row of after[table]) {
        const key = keyOf(table, row);
        if (!isSameRow(old.get(key), row)) upserts.push(row);
        old.delete(key);
      }
      for (const row of old.values()) deletes.push(keyColumns(table, row));
    }
  }

  async write(tx: Knex.Transaction): Promise<void> {
    for (const [table, { upserts, deletes }] of this.#tables) {
      await deleteRows(tx, table, deletes);
      await upsertRows(tx, table, [...findingTables[table].key], upserts);
    }
  }
}

function keyOf(table: FindingTable, row: Row): string {
  return JSON.stringify(findingTables[table].key.map(column => row[column]));
}

function keyColumns(table: FindingTable, row: Row): Row {
  const { key } = findingTables[table];
  return Object.fromEntries(key.map(column => [column, row[column]]));
}

function isSameRow(a: Row | undefined, b: Row): boolean {
  return (
    a !== undefined && Object.keys(b).every(column => a[column] === b[column])
  );
}
