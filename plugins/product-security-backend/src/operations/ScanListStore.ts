import {
  Category,
  ListedScan,
  ScanCounts,
  ScanState,
} from '@prodsec/backstage-plugin-product-security-common';
import { Knex } from 'knex';
import { DbScanRow, isHeldScan } from '../findings/scanRows';
import { formatMoment } from '../moment';
import { atOneMoment, isAmong, numbers, rowsOf } from './sqlParts';
import { waitingClosures } from './waitingClosures';

/** Which scans are listed. */
export interface ListScansOptions {
  applicationIds: readonly number[];
  /** Any of them. */
  tools?: readonly string[];
  state?: ScanState;
  /** The last scan of the page before. */
  after?: ScanPlace;
  limit: number;
}

/** Where a scan stands in the list. */
export interface ScanPlace {
  /** Milliseconds since 1970 UTC. */
  scannedAt: number;
  /** Order of arrival. */
  sequence: number;
}

/** A page of scans, and its last one when there are more. */
export interface ListedScans {
  items: ListedScan[];
  next?: ScanPlace;
}

/** Lists scans, newest first: two statements a page. */
export class ScanListStore {
  constructor(private readonly knex: Knex) {}

  async list(options: ListScansOptions): Promise<ListedScans> {
    return atOneMoment(this.knex, async tx => {
      const rows = await this.#rows(tx, options);
      const page = rows.slice(0, options.limit);
      const standing = await this.#standing(tx, page.filter(isHeldScan));
      const last = page[page.length - 1];
      return {
        items: page.map(row =>
          toListedScan(row, standing.get(row.id) ?? new Map()),
        ),
        next:
          rows.length > page.length
            ? { scannedAt: Number(last.scanned_at), sequence: last.sequence }
            : undefined,
      };
    });
  }

  async #rows(
    tx: Knex.Transaction,
    options: ListScansOptions,
  ): Promise<ListedRow[]> {
    const { applicationIds, tools, state, after } = options;
    const query = tx('scans')
      .join('applications', 'applications.id', 'scans.application_id')
      .whereRaw(isAmong(tx, 'scans.application_id', 'ids'), {
        ids: numbers(tx, applicationIds),
      })
      .orderBy([
        { column: 'scans.scanned_at', order: 'desc' },
        { column: 'scans.sequence', order: 'desc' },
      ])
      .limit(options.limit + 1)
      .select('scans.*', { application: 'applications.ref' });
    if (tools) query.whereIn('scans.tool', tools);
    if (state) query.where('scans.state', stateOfRow[state]);
    if (state === 'held') query.whereNot('scans.held_categories', '[]');
    if (after) {
      query.where(later =>
        later
          .where('scans.scanned_at', '<', after.scannedAt)
          .orWhere(same =>
            same
              .where('scans.scanned_at', after.scannedAt)
              .where('scans.sequence', '<', after.sequence),
          ),
      );
    }
    return query;
  }

  /** Sightings of the tools and scopes of held scans that stood after them, by scan and category. */
  async #standing(
    tx: Knex.Transaction,
    held: ListedRow[],
  ): Promise<Map<string, Map<Category, number>>> {
    const standing = new Map<string, Map<Category, number>>();
    if (held.length === 0) return standing;
    const rows = await rowsOf<{
      id: string;
      category: Category;
      sightings: number | string;
    }>(
      tx.raw(
        `SELECT scan.id, finding.category, count(*) AS sightings
FROM scans scan
JOIN findings finding ON finding.application_id = scan.application_id AND finding.branch = scan.branch
  AND scan.categories LIKE '%"' || finding.category || '"%'
JOIN sighting_intervals sighting ON sighting.finding_id = finding.id
  AND sighting.tool = scan.tool AND sighting.scope = scan.scope
  AND sighting.valid_from <= scan.scanned_at
  AND (sighting.valid_to IS NULL OR sighting.valid_to > scan.scanned_at)
WHERE ${isAmong(tx, 'scan.sequence', 'scans')}
GROUP BY scan.id, finding.category`,
        {
          scans: numbers(
            tx,
            held.map(({ sequence }) => sequence),
          ),
        },
      ),
    );
    for (const { id, category, sightings } of rows) {
      const ofScan = standing.get(id) ?? new Map<Category, number>();
      standing.set(id, ofScan.set(category, Number(sightings)));
    }
    return standing;
  }
}

type ListedRow = DbScanRow & { application: string };

const stateOfRow = {
  held: 'recorded',
  failed: 'failed',
  recorded: 'recorded',
} as const satisfies Record<ScanState, DbScanRow['state']>;

function toListedScan(
  row: ListedRow,
  standing: ReadonlyMap<Category, number>,
): ListedScan {
  const categories: Category[] = JSON.parse(row.categories);
  const counts: ScanCounts | null = row.counts && JSON.parse(row.counts);
  const held = isHeldScan(row);
  return {
    id: row.id,
    application: row.application,
    tool: row.tool,
    format: row.format,
    category: categories.length === 1 ? categories[0] : categories,
    scope: row.scope,
    branch: row.branch,
    commit: row.commit,
    scannedAt: formatMoment(Number(row.scanned_at)),
    arrivedAt: formatMoment(Number(row.arrived_at)),
    complete: Boolean(row.complete),
    state: row.state,
    held,
    counts,
    error: row.error,
    waiting: held
      ? waitingClosures({
          categories,
          held: JSON.parse(row.held_categories),
          findings: counts?.findings ?? 0,
          standing,
        })
      : null,
    confirmedBy: row.confirmed_by,
    confirmedAt:
      row.confirmed_at === null ? null : formatMoment(Number(row.confirmed_at)),
  };
}
