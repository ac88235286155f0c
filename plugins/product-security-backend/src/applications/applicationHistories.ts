import { Knex } from 'knex';
import { ApplicationHistory, AttributeInterval } from './ApplicationHistory';

/** A history, and when the application was seen in the catalog first, in milliseconds since 1970 UTC. */
export interface DatedHistory {
  firstKnownAt: number;
  history: ApplicationHistory;
}

/** Rows a statement is given at most. */
export const chunkSize = 200;

/** Reads histories in the order of the ids: of applications with these ids or refs, or of all. */
export async function readHistory(
  knex: Knex | Knex.Transaction,
  only: { id?: number[]; ref?: string[] } = {},
): Promise<DatedHistory[]> {
  const query = knex('applications as a')
    .join('application_attributes as i', 'i.application_id', 'a.id')
    .orderBy(['a.id', 'i.valid_from'])
    .select('a.id', 'a.ref', 'a.first_known_at')
    .select('i.valid_from', 'i.valid_to', 'i.attributes');
  if (only.id) query.whereIn('a.id', only.id);
  if (only.ref) query.whereIn('a.ref', only.ref);

  const histories = new Map<number, DatedHistory>();
  for (const row of (await query) as DbIntervalRow[]) {
    const dated = histories.get(row.id) ?? {
      firstKnownAt: Number(row.first_known_at),
      history: { id: row.id, ref: row.ref, intervals: [] },
    };
    histories.set(row.id, dated);
    const interval = toInterval(row);
    if (interval.validFrom < (interval.validTo ?? Infinity)) {
      dated.history.intervals.push(interval);
    }
  }
  return [...histories.values()];
}

function toInterval(row: DbIntervalRow): AttributeInterval {
  return {
    validFrom: Number(row.valid_from),
    validTo: row.valid_to === null ? undefined : Number(row.valid_to),
    attributes: JSON.parse(row.attributes),
  };
}

/** Puts other intervals in the place of those that are recorded. */
export async function replaceIntervals(
  tx: Knex.Transaction,
  histories: ApplicationHistory[],
): Promise<void> {
  const rows = histories.flatMap(({ id, intervals }) =>
    intervals.map(({ validFrom, validTo, attributes }) => ({
      application_id: id,
      valid_from: validFrom,
      valid_to: validTo ?? null,
      attributes: JSON.stringify(attributes),
    })),
  );
  await tx('application_attributes')
    .whereIn(
      'application_id',
      histories.map(({ id }) => id),
    )
    .delete();
  for (const chunk of chunks(rows)) {
    await tx('application_attributes').insert(chunk);
  }
}

/** Lists of at most {@link chunkSize} items. */
export function* chunks<T>(items: readonly T[]): Generator<T[]> {
  for (let start = 0; start < items.length; start += chunkSize) {
    yield items.slice(start, start + chunkSize);
  }
}

interface DbIntervalRow {
  id: number;
  ref: string;
  first_known_at: number | string;
  valid_from: number | string;
  valid_to: number | string | null;
  attributes: string;
}
