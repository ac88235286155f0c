import { Knex } from 'knex';
import { markChanged } from '../store/markChanged';
import {
  altersHistory,
  ApplicationStep,
  planApplication,
  RecordedApplication,
} from './planApplication';

/** An application as the catalog has it. */
export interface FoundApplication {
  /** Entity ref, lower case. */
  ref: string;
  /** JSON; `undefined` when the catalog does not have it. */
  attributes: string | undefined;
}

/** An application that is recorded, and its row. */
export interface RecordedRow extends RecordedApplication {
  id: number;
  ref: string;
}

const batchSize = 200;

/**
 * Records what the catalog has, batch by batch, each in one transaction.
 *
 * @remarks
 * What is recorded is read again under a lock, so that replicas that look at the same time do not write the same interval twice.
 * @returns how many applications were altered
 */
export async function recordApplications(options: {
  knex: Knex;
  applications: FoundApplication[];
  /** Milliseconds since 1970 UTC. */
  now: number;
  signal?: AbortSignal;
}): Promise<number> {
  const { knex, applications, now, signal } = options;
  let altered = 0;
  for (let start = 0; start < applications.length; start += batchSize) {
    signal?.throwIfAborted();
    const batch = applications.slice(start, start + batchSize);
    altered += await knex.transaction(tx => recordBatch(tx, batch, now));
  }
  return altered;
}

/** Everything recorded, by ref: all applications, or those of a batch of refs. */
export async function readRecorded(
  knex: Knex | Knex.Transaction,
  refs?: string[],
): Promise<Map<string, RecordedRow>> {
  const query = knex('applications as a')
    .leftJoin('application_attributes as i', join =>
      join.on('i.application_id', 'a.id').andOnNull('i.valid_to'),
    )
    .select({
      id: 'a.id',
      ref: 'a.ref',
      missing_since: 'a.missing_since',
      first_known_at: 'a.first_known_at',
      open_from: 'i.valid_from',
      attributes: 'i.attributes',
    })
    .select(
      knex.raw(
        'EXISTS (SELECT 1 FROM application_attributes AS any_interval WHERE any_interval.application_id = a.id) AS known',
      ),
    );
  const rows: DbRecordedRow[] = await (refs
    ? query.whereIn('a.ref', refs)
    : query);
  return new Map(rows.map(row => [row.ref, toRecordedRow(row)]));
}

interface DbRecordedRow {
  id: number;
  ref: string;
  missing_since: number | string | null;
  first_known_at: number | string;
  open_from: number | string | null;
  attributes: string | null;
  known: boolean | number;
}

function toRecordedRow(row: DbRecordedRow): RecordedRow {
  return {
    id: row.id,
    ref: row.ref,
    missingSince:
      row.missing_since === null ? undefined : Number(row.missing_since),
    openFrom: row.open_from === null ? undefined : Number(row.open_from),
    attributes: row.attributes ?? undefined,
    firstKnownAt: Number(row.first_known_at),
    known: Boolean(row.known),
  };
}

async function recordBatch(
  tx: Knex.Transaction,
  batch: FoundApplication[],
  now: number,
): Promise<number> {
  const refs = batch.map(application => application.ref);
  const present = batch.filter(({ attributes }) => attributes !== undefined);
  if (present.length > 0) {
    await tx('applications')
      .insert(present.map(({ ref }) => ({ ref, first_known_at: now })))
      .onConflict('ref')
      .ignore();
  }
  await tx('applications')
    .whereIn('ref', refs)
    .orderBy('id')
    .forUpdate()
    .select('id');

  const recorded = await readRecorded(tx, refs);
  const planned = batch.flatMap(({ ref, attributes }) => {
    const row = recorded.get(ref);
    if (!row) return [];
    return { row, attributes, step: planApplication(row, attributes, now) };
  });
  const idsOf = (fits: (step: ApplicationStep) => boolean) =>
    planned.filter(({ step }) => fits(step)).map(({ row }) => row.id);

  await endIntervals(tx, idsOf, now);
  const begun = planned.filter(({ step }) => step.begin !== undefined);
  if (begun.length > 0) {
    await tx('application_attributes').insert(
      begun.map(({ row, step, attributes }) => ({
        application_id: row.id,
        valid_from: step.begin,
        attributes,
      })),
    );
  }
  await setMissing(
    tx,
    idsOf(step => step.missing === 'set'),
    now,
  );
  await setMissing(
    tx,
    idsOf(step => step.missing === 'clear'),
    null,
  );

  const altered = idsOf(altersHistory);
  if (altered.length > 0) await markChanged(tx, altered);
  return altered.length;
}

async function endIntervals(
  tx: Knex.Transaction,
  idsOf: (fits: (step: ApplicationStep) => boolean) => number[],
  now: number,
): Promise<void> {
  const open = (ids: number[]) =>
    tx('application_attributes')
      .whereIn('application_id', ids)
      .whereNull('valid_to');

  const changed = idsOf(step => step.end === 'now');
  if (changed.length > 0) await open(changed).update({ valid_to: now });

  const gone = idsOf(step => step.end === 'missing');
  if (gone.length > 0) {
    await open(gone).update({
      valid_to: tx('applications')
        .select('missing_since')
        .where(
          'applications.id',
          tx.ref('application_attributes.application_id'),
        ),
    });
  }
  const never = idsOf(step => step.end === 'never');
  if (never.length > 0) await open(never).delete();
}

async function setMissing(
  tx: Knex.Transaction,
  ids: number[],
  missingSince: number | null,
): Promise<void> {
  if (ids.length === 0) return;
  await tx('applications')
    .whereIn('id', ids)
    .update({ missing_since: missingSince });
}
