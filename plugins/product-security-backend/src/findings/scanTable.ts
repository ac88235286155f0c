import { randomUUID } from 'node:crypto';
import { InputError, NotFoundError } from '@backstage/errors';
import { PackedResults } from '@prodsec/reports';
import { Knex } from 'knex';
import { DbScanRow, StoredScan, toStoredScan } from './scanRows';
import { ScanToRecord } from './types';

/** Writes of one application follow each other. Throws a NotFoundError when there is no such application. */
export async function lockApplication(
  tx: Knex.Transaction,
  id: number,
): Promise<void> {
  const row = await tx('applications').where({ id }).forUpdate().first('id');
  if (!row) throw new NotFoundError(`There is no application ${id}`);
}

/** The scan that an upload repeats: the same bytes and parameters, at the same moment or without one within a day. */
export async function findRepeated(
  tx: Knex,
  scan: Pick<
    ScanToRecord,
    | 'applicationId'
    | 'requestDigest'
    | 'momentGiven'
    | 'scannedAt'
    | 'arrivedAt'
  >,
): Promise<DbScanRow | undefined> {
  const same = tx('scans')
    .where({
      application_id: scan.applicationId,
      request_digest: scan.requestDigest,
      moment_given: scan.momentGiven,
    })
    .whereIn('state', ['queued', 'recorded'])
    .orderBy('sequence')
    .first();
  return scan.momentGiven
    ? same.where({ scanned_at: scan.scannedAt })
    : same.whereBetween('arrived_at', [
        scan.arrivedAt - repeatTime,
        scan.arrivedAt + repeatTime,
      ]);
}

/** Stores a scan that is not recorded yet. Throws an InputError when a result is of a category that the scan does not cover. */
export async function insertScan(
  tx: Knex.Transaction,
  scan: ScanToRecord,
  results: PackedResults,
): Promise<DbScanRow> {
  const other = results.categories.find(
    category => !scan.categories.includes(category),
  );
  if (other) {
    throw new InputError(
      `A result is of category ${other}, the scan covers ${scan.categories.join(
        ', ',
      )}`,
    );
  }
  const id = scan.id ?? randomUUID();
  await tx('scans').insert({
    id,
    application_id: scan.applicationId,
    tool: scan.tool,
    format: scan.format,
    categories: JSON.stringify(scan.categories),
    scope: scan.scope,
    branch: scan.branch,
    commit: scan.commit ?? null,
    scanned_at: scan.scannedAt,
    arrived_at: scan.arrivedAt,
    complete: scan.complete,
    held_categories: '[]',
    request_digest: scan.requestDigest,
    moment_given: scan.momentGiven,
    result_set: results.hash,
    empty: results.count === 0,
    state: 'queued',
  });
  return tx('scans').where({ id }).first();
}

/** A scan, recorded or not; `undefined` when there is none. */
export async function findScan(
  knex: Knex,
  id: string,
): Promise<StoredScan | undefined> {
  const row = await knex('scans')
    .join('applications', 'applications.id', 'scans.application_id')
    .where('scans.id', id)
    .first('scans.*', { application: 'applications.ref' });
  return row && toStoredScan(row);
}

/** As {@link findScan}. Throws a NotFoundError when there is none. */
export async function requireScan(
  tx: Knex.Transaction,
  id: string,
): Promise<StoredScan> {
  const scan = await findScan(tx, id);
  if (!scan) throw new NotFoundError(`There is no scan ${id}`);
  return scan;
}

/** Without a moment of its own the same upload within this time is the same scan. */
const repeatTime = 86_400_000;
