import { CredentialValidity } from '@prodsec/backstage-plugin-product-security-common';
import { Knex } from 'knex';

/** A scan that reported a finding. */
export interface LastReport {
  findingId: string;
  scanId: string;
  tool: string;
  /** Milliseconds since 1970 UTC. */
  scannedAt: number;
  /** What its tool found when it tried the credential; absent: it did not, or could not tell. */
  validity?: CredentialValidity;
}

/** Which scans report leaked credentials. */
export class CredentialSightings {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /**
   * The last scan that reported each of some findings; those that no scan reported are left out.
   *
   * @remarks
   * A complete scan that leaves a finding standing has reported it, and so has the scan that a sighting begins with. A partial one may just not have
   * looked, and one that is held closes nothing whatever it reports.
   * @param asOf - milliseconds since 1970 UTC, in it
   */
  async lastReports(
    findingIds: readonly string[],
    asOf: number,
  ): Promise<LastReport[]> {
    const last: LastReport[] = [];
    for (let start = 0; start < findingIds.length; start += perStatement) {
      const some = findingIds.slice(start, start + perStatement);
      last.push(...(await this.#lastReportsOf(some, asOf)));
    }
    return last;
  }

  async #lastReportsOf(
    findingIds: readonly string[],
    asOf: number,
  ): Promise<LastReport[]> {
    const reports = this.#knex('sighting_intervals as i')
      .join('findings as f', 'f.id', 'i.finding_id')
      .join('scans as s', on =>
        on
          .on('s.application_id', 'f.application_id')
          .andOn('s.branch', 'f.branch')
          .andOn('s.tool', 'i.tool')
          .andOn('s.scope', 'i.scope'),
      )
      .whereIn('i.finding_id', findingIds)
      .where('s.state', 'recorded')
      .where('s.categories', 'like', '%"secret"%')
      .where('s.scanned_at', '<=', asOf)
      .whereRaw('s.scanned_at >= i.valid_from')
      .where(query =>
        query.whereNull('i.valid_to').orWhereRaw('s.scanned_at < i.valid_to'),
      )
      .where(query =>
        query
          .where(complete =>
            complete
              .where('s.complete', true)
              .where(held =>
                held
                  .where('s.held_categories', '[]')
                  .orWhereNotNull('s.confirmed_at'),
              ),
          )
          .orWhereRaw('s.scanned_at = i.valid_from'),
      )
      .select({
        findingId: 'i.finding_id',
        scanId: 's.id',
        tool: 's.tool',
        scannedAt: 's.scanned_at',
        validity: 'i.validity',
      })
      .select(
        this.#knex.raw(
          'row_number() over (partition by i.finding_id order by s.scanned_at desc, s.sequence desc) as place',
        ),
      );
    const rows = await this.#knex
      .from(reports.as('reports'))
      .where('place', 1)
      .select('*');
    return rows.map(({ findingId, scanId, tool, scannedAt, validity }) => ({
      findingId,
      scanId,
      tool,
      scannedAt: Number(scannedAt),
      ...(validity === null ? {} : { validity }),
    }));
  }
}

/** Most values of one statement, below the bound that SQLite has for its variables. */
const perStatement = 200;
