import { Knex } from 'knex';
import { markChanged } from '../store/markChanged';

/** When the catalog had a user or group. Moments are milliseconds since 1970 UTC. */
export interface OwnerPresence {
  validFrom: number;
  /** Absent: still there. */
  validTo: number | undefined;
}

const chunkSize = 200;

/**
 * Which users and groups the catalog has, over time: an assignee who does not exist owns nothing.
 *
 * @remarks
 * As with applications, whoever is there on the first day known counts as having been there before.
 */
export class OwnerPresenceStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Records who is there now, by complete, lower case ref, and stamps the applications with findings assigned to those who came or went. */
  async record(present: ReadonlySet<string>, now: number): Promise<void> {
    const known: { ref: string; valid_to: number | string | null }[] =
      await this.#knex('owner_presence').select('ref', 'valid_to');
    const ever = new Set(known.map(({ ref }) => ref));
    const open = new Set(
      known.filter(row => row.valid_to === null).map(({ ref }) => ref),
    );
    const came = [...present].filter(ref => !open.has(ref)).sort();
    const left = [...open].filter(ref => !present.has(ref)).sort();
    if (!came.length && !left.length) return;

    await this.#knex.transaction(async tx => {
      for (const refs of chunks(left)) {
        await tx('owner_presence')
          .whereIn('ref', refs)
          .whereNull('valid_to')
          .update({ valid_to: now });
      }
      for (const refs of chunks(came)) {
        const rows = refs.map(ref => ({
          ref,
          valid_from: ever.has(ref) ? now : 0,
        }));
        // Another instance may have seen the same at the same time.
        await tx('owner_presence')
          .insert(rows)
          .onConflict(['ref', 'valid_from'])
          .ignore();
      }
      const concerned = await assignedTo(tx, [...came, ...left]);
      if (concerned.length) await markChanged(tx, concerned);
    });
  }

  /** When each of these was there, in order of time; who never was is left out. */
  async presenceOf(
    refs: Iterable<string>,
  ): Promise<Map<string, OwnerPresence[]>> {
    const presence = new Map<string, OwnerPresence[]>();
    for (const chunk of chunks([...new Set(refs)])) {
      const rows = await this.#knex('owner_presence')
        .whereIn('ref', chunk)
        .orderBy(['ref', 'valid_from']);
      for (const { ref, valid_from: from, valid_to: to } of rows) {
        const intervals = presence.get(ref) ?? [];
        presence.set(ref, intervals);
        intervals.push({
          validFrom: Number(from),
          validTo: to === null ? undefined : Number(to),
        });
      }
    }
    return presence;
  }
}

async function assignedTo(
  tx: Knex.Transaction,
  refs: string[],
): Promise<number[]> {
  const concerned = new Set<number>();
  for (const chunk of chunks(refs)) {
    const ids: number[] = await tx('finding_decisions')
      .whereIn('assignee', chunk)
      .distinct()
      .pluck('application_id');
    for (const id of ids) concerned.add(id);
  }
  return [...concerned].sort((a, b) => a - b);
}

function* chunks<T>(items: readonly T[]): Generator<T[]> {
  for (let start = 0; start < items.length; start += chunkSize) {
    yield items.slice(start, start + chunkSize);
  }
}
