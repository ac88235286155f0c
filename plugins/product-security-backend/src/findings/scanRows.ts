import {
  Category,
  Scan,
  ScanCounts,
} from '@prodsec/backstage-plugin-product-security-common';
import { RecordedScan } from './types';

/** A row of `scans`, as the drivers give it. */
export interface DbScanRow {
  sequence: number;
  id: string;
  application_id: number;
  tool: string;
  format: string;
  categories: string;
  scope: string;
  branch: string;
  commit: string | null;
  scanned_at: number | string;
  arrived_at: number | string;
  complete: boolean | number;
  held_categories: string;
  confirmed_at: number | string | null;
  confirmed_by: string | null;
  request_digest: string;
  moment_given: boolean | number;
  result_set: string;
  /** Whether the result set is an empty list. */
  empty: boolean | number;
  counts: string | null;
  state: 'queued' | 'recorded' | 'failed';
  error: string | null;
}

/** A scan that is stored, whether or not it is recorded yet. */
export interface StoredScan extends Omit<Scan, 'counts'> {
  applicationId: number;
  state: 'queued' | 'recorded' | 'failed';
  /** Once recorded. */
  counts?: ScanCounts;
  /** Why it could not be recorded. */
  error?: string;
}

/** A scan as the API says it. */
export function toStoredScan(
  row: DbScanRow & { application: string },
): StoredScan {
  const categories: Category[] = JSON.parse(row.categories);
  return {
    id: row.id,
    applicationId: row.application_id,
    application: row.application,
    tool: row.tool,
    format: row.format,
    category: categories.length === 1 ? categories[0] : categories,
    scope: row.scope,
    branch: row.branch,
    commit: row.commit ?? undefined,
    scannedAt: new Date(Number(row.scanned_at)).toISOString(),
    complete: Boolean(row.complete),
    held: isHeldScan(row),
    state: row.state,
    counts: row.counts ? JSON.parse(row.counts) : undefined,
    error: row.error ?? undefined,
  };
}

/** What recording the scan came to. */
export function toRecordedScan(
  row: DbScanRow,
  repeated: boolean,
): RecordedScan {
  return {
    id: row.id,
    repeated,
    held: isHeldScan(row),
    counts: JSON.parse(row.counts!),
  };
}

/** Whether closures of it wait for a confirmation. */
export function isHeldScan(row: Pick<DbScanRow, 'held_categories'>): boolean {
  return row.held_categories !== '[]';
}
