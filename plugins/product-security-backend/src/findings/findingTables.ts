import { Row } from './bulkWrite';

type ColumnType = 'text' | 'number' | 'boolean';

interface FindingTableShape {
  key: readonly string[];
  columns: Record<string, ColumnType>;
}

const sightingInterval = {
  finding_id: 'text',
  tool: 'text',
  scope: 'text',
  valid_from: 'number',
  valid_to: 'number',
  severity: 'text',
  suppressed: 'boolean',
  reachable: 'boolean',
  exploitation: 'text',
  validity: 'text',
} as const;

const findingInterval = {
  finding_id: 'text',
  application_id: 'number',
  opened_at: 'number',
  closed_at: 'number',
  verified_at: 'number',
} as const;

/** The tables that hold findings, parents first. */
export const findingTables = {
  findings: {
    key: ['id'],
    columns: {
      id: 'text',
      application_id: 'number',
      branch: 'text',
      category: 'text',
      rule: 'text',
      title: 'text',
      details: 'text',
      keys: 'text',
      first_seen_at: 'number',
      credential_hash: 'text',
      merged_into: 'text',
    },
  },
  sightings: {
    key: ['finding_id', 'tool', 'scope'],
    columns: {
      ...sightingInterval,
      ordinal: 'number',
      material: 'text',
      details: 'text',
      matched_by: 'text',
    },
  },
  sighting_intervals: {
    key: ['finding_id', 'tool', 'scope', 'valid_from'],
    columns: sightingInterval,
  },
  finding_states: {
    key: ['finding_id', 'valid_from'],
    columns: {
      ...findingInterval,
      valid_from: 'number',
      valid_to: 'number',
      status: 'text',
      standing: 'boolean',
      severity: 'text',
      reachable: 'boolean',
      exploitation: 'text',
      validity: 'text',
      reopen_count: 'number',
      suppressed_by_report: 'boolean',
      suppressed_by_person: 'boolean',
      fixed_at: 'number',
      opened_by_person: 'boolean',
    },
  },
  finding_intervals: {
    key: ['finding_id', 'opened_at'],
    columns: findingInterval,
  },
} satisfies Record<string, FindingTableShape>;

/** @see {@link findingTables} */
export type FindingTable = keyof typeof findingTables;

/** All of {@link FindingTable}, parents first. */
export const findingTableNames = Object.keys(findingTables) as FindingTable[];

/**
 * A row as every driver would give it, with the columns of the table alone.
 *
 * @param row - may have more columns
 */
export function toTableRow(
  table: FindingTable,
  row: Record<string, unknown>,
): Row {
  const { columns }: FindingTableShape = findingTables[table];
  const converted: Row = {};
  for (const [column, type] of Object.entries(columns)) {
    const value = row[column] ?? null;
    if (value === null) converted[column] = null;
    else if (type === 'number') converted[column] = Number(value);
    else if (type === 'boolean') converted[column] = Boolean(value);
    else converted[column] = String(value);
  }
  return converted;
}
