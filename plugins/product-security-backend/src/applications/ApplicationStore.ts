import { ApplicationAttributes } from '@prodsec/backstage-plugin-product-security-common';
import { Knex } from 'knex';
import { chunks, DatedHistory, readHistory } from './applicationHistories';
import { ApplicationHistory } from './ApplicationHistory';
import { ApplicationHistoryEntry } from './overlayHistory';
import { writeHistory } from './writeHistory';

/** An application that is or was in the catalog. */
export interface KnownApplication {
  id: number;
  /** Entity ref, lower case. */
  ref: string;
  /** When the catalog dropped it, milliseconds since 1970 UTC; absent while the catalog has it. */
  missingSince: number | undefined;
}

/** The applications and what they were, over time. */
export class ApplicationStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** The application of a complete, lower case ref. */
  async findByRef(ref: string): Promise<KnownApplication | undefined> {
    const row = await this.#applications().where({ ref }).first();
    return row && toApplication(row);
  }

  /** Every application that is or was in the catalog, by ref. */
  async list(): Promise<KnownApplication[]> {
    const rows = await this.#applications().orderBy('ref');
    return rows.map(toApplication);
  }

  /**
   * What the applications in the catalog were at a moment, by ref.
   *
   * @param moment - milliseconds since 1970 UTC
   * @param ids - some hundreds of applications; absent: all
   */
  async attributesAt(
    moment: number,
    ids?: readonly number[],
  ): Promise<{ id: number; ref: string; attributes: ApplicationAttributes }[]> {
    const rows: { id: number; ref: string; attributes: string }[] =
      await this.#knex('application_attributes as i')
        .join('applications as a', 'a.id', 'i.application_id')
        .where('i.valid_from', '<=', moment)
        .andWhere(either =>
          either.whereNull('i.valid_to').orWhere('i.valid_to', '>', moment),
        )
        .modify(query => {
          if (ids) query.whereIn('a.id', ids);
        })
        .orderBy('a.ref')
        .select('a.id', 'a.ref', 'i.attributes');
    return rows.map(row => ({
      ...row,
      attributes: JSON.parse(row.attributes),
    }));
  }

  /** What applications were, through all time, in the order of the ids: those of these ids, or all. */
  async history(ids: readonly number[] | 'all'): Promise<ApplicationHistory[]> {
    if (ids === 'all') return withoutDate(await readHistory(this.#knex));
    const histories: ApplicationHistory[] = [];
    const sorted = [...ids].sort((a, b) => a - b);
    for (const chunk of chunks(sorted)) {
      const read = await readHistory(this.#knex, { id: chunk });
      histories.push(...withoutDate(read));
    }
    return histories;
  }

  /**
   * The applications stamped after a number of the change counter, and the number to ask with next time. 0 asks for all.
   *
   * @remarks
   * The counter is read first: commits are in the order of their numbers, so nothing up to it can be missed.
   */
  async changedSince(number: number): Promise<{ ids: number[]; upTo: number }> {
    const counter = await this.#knex('change_counter')
      .where({ id: 1 })
      .first('value');
    const upTo = Number(counter.value);
    if (upTo <= number) return { ids: [], upTo: number };
    const ids: number[] = await this.#knex('applications')
      .where('changed', '>', number)
      .orderBy('id')
      .pluck('id');
    return { ids, upTo };
  }

  /**
   * Records what applications were on days before they were known, entry by entry: of two that overlap the later one holds. All or nothing.
   *
   * @throws NotFoundError for an application that is not known; InputError for an entry about other days
   */
  async writeHistory(entries: ApplicationHistoryEntry[]): Promise<void> {
    await writeHistory(this.#knex, entries);
  }

  #applications(): Knex.QueryBuilder<DbApplicationRow, DbApplicationRow[]> {
    return this.#knex('applications').select('id', 'ref', 'missing_since');
  }
}

interface DbApplicationRow {
  id: number;
  ref: string;
  missing_since: number | string | null;
}

function toApplication(row: DbApplicationRow): KnownApplication {
  const { id, ref, missing_since: missing } = row;
  return {
    id,
    ref,
    missingSince: missing === null ? undefined : Number(missing),
  };
}

function withoutDate(histories: DatedHistory[]): ApplicationHistory[] {
  return histories.map(({ history }) => history);
}
