import { Knex } from 'knex';
import { markChanged } from '../store/markChanged';
import { planGroupParents, RecordedParents } from './planGroupParents';
import { withDescendants } from './withDescendants';

/** What a group was part of during an interval. Moments are milliseconds since 1970 UTC. */
export interface GroupParents {
  validFrom: number;
  /** Absent: still so. */
  validTo: number | undefined;
  /** Entity refs, the one of `spec.parent` first. One of them may be missing from the catalog. */
  parents: string[];
}

const chunkSize = 200;

/**
 * Which groups are part of which, over time.
 *
 * @remarks
 * As with applications, what holds on the first day known counts as having held before it.
 */
export class GroupParentStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /**
   * Records the groups that the catalog has and what they are part of, and stamps the applications of the teams that this moves.
   *
   * @param present - by complete, lower case ref of each group
   * @param now - milliseconds since 1970 UTC
   */
  async record(
    present: ReadonlyMap<string, readonly string[]>,
    now: number,
  ): Promise<void> {
    const rows: DbGroupParentsRow[] = await this.#knex('group_parents');
    const plan = planGroupParents(rows.map(toRecorded), present, now);
    if (!plan.changed.length) return;
    await this.#knex.transaction(async tx => {
      for (const refs of chunks(plan.ended)) {
        await open(tx, refs).update({ valid_to: now });
      }
      for (const refs of chunks(plan.forgotten)) {
        await open(tx, refs).delete();
      }
      for (const begun of chunks(plan.begun)) {
        // Another instance may have seen the same at the same time.
        await tx('group_parents')
          .insert(
            begun.map(group => ({
              ref: group.ref,
              valid_from: group.validFrom,
              recorded_at: group.recordedAt,
              parents: JSON.stringify(group.parents),
            })),
          )
          .onConflict(['ref', 'valid_from'])
          .ignore();
      }
      const all: DbGroupParentsRow[] = await tx('group_parents');
      const concerned = await applicationsOf(tx, moved(plan.changed, all));
      if (concerned.length) await markChanged(tx, concerned);
    });
  }

  /**
   * What these groups, and all groups that they were ever part of, were part of: intervals in order of time, by ref. Groups that the catalog
   * never had are left out.
   */
  async ancestryOf(
    refs: Iterable<string>,
  ): Promise<Map<string, GroupParents[]>> {
    const ancestry = new Map<string, GroupParents[]>();
    const asked = new Set(refs);
    // One statement for each level of the hierarchy, whatever the number of groups.
    for (let level = [...asked]; level.length; ) {
      const above = new Set<string>();
      for (const chunk of chunks(level)) {
        const rows: DbGroupParentsRow[] = await this.#knex('group_parents')
          .whereIn('ref', chunk)
          .orderBy(['ref', 'valid_from']);
        for (const row of rows) {
          const interval = toInterval(row);
          const known = ancestry.get(row.ref);
          if (known) known.push(interval);
          else ancestry.set(row.ref, [interval]);
          for (const parent of interval.parents) above.add(parent);
        }
      }
      level = [...above].filter(ref => !asked.has(ref));
      for (const ref of level) asked.add(ref);
    }
    return ancestry;
  }

  /** The groups that the catalog had at a moment, in milliseconds since 1970 UTC, each with those of its parents that were there too. */
  async parentsAt(moment: number): Promise<Map<string, string[]>> {
    const rows: DbGroupParentsRow[] = await this.#knex('group_parents')
      .where('valid_from', '<=', moment)
      .andWhere(either =>
        either.whereNull('valid_to').orWhere('valid_to', '>', moment),
      );
    const there = new Set(rows.map(({ ref }) => ref));
    return new Map(
      rows.map(row => [
        row.ref,
        toInterval(row).parents.filter(parent => there.has(parent)),
      ]),
    );
  }
}

interface DbGroupParentsRow {
  ref: string;
  valid_from: number | string;
  valid_to: number | string | null;
  recorded_at: number | string;
  parents: string;
}

function toInterval(row: DbGroupParentsRow): GroupParents {
  return {
    validFrom: Number(row.valid_from),
    validTo: row.valid_to === null ? undefined : Number(row.valid_to),
    parents: JSON.parse(row.parents),
  };
}

function toRecorded(row: DbGroupParentsRow): RecordedParents {
  return {
    ref: row.ref,
    recordedAt: Number(row.recorded_at),
    ...toInterval(row),
  };
}

function open(tx: Knex.Transaction, refs: string[]): Knex.QueryBuilder {
  return tx('group_parents').whereIn('ref', refs).whereNull('valid_to');
}

/** The teams for which it is another now what they are within: nothing is above a group that never had a parent. */
function moved(changed: string[], rows: DbGroupParentsRow[]): Set<string> {
  const known = rows.map(row => ({ ref: row.ref, ...toInterval(row) }));
  const concerned = withDescendants(changed, known);
  const below = known.filter(({ parents }) => parents.length);
  return new Set(below.map(({ ref }) => ref).filter(ref => concerned.has(ref)));
}

/** The applications that are or ever were of one of these teams. */
async function applicationsOf(
  tx: Knex.Transaction,
  teams: ReadonlySet<string>,
): Promise<number[]> {
  if (!teams.size) return [];
  const rows: { application_id: number; attributes: string }[] = await tx(
    'application_attributes',
  ).select('application_id', 'attributes');
  const concerned = new Set<number>();
  for (const { application_id: id, attributes } of rows) {
    if (!concerned.has(id) && teams.has(JSON.parse(attributes).team)) {
      concerned.add(id);
    }
  }
  return [...concerned].sort((a, b) => a - b);
}

function* chunks<T>(items: readonly T[]): Generator<T[]> {
  for (let start = 0; start < items.length; start += chunkSize) {
    yield items.slice(start, start + chunkSize);
  }
}
