import { Category } from '@prodsec/backstage-plugin-product-security-common';
import { Knex } from 'knex';

/** The latest complete scan of a category. */
export interface LatestScan {
  category: Category;
  /** Milliseconds since 1970 UTC. */
  scannedAt: number;
  ofCommit: boolean;
}

/** How long after its last sign of life a report that is being read is still expected to be recorded; milliseconds. */
const aliveFor = 5 * 60_000;

/** What a gate asks about the scans of an application. */
export class GateScanStore {
  constructor(private readonly knex: Knex) {}

  /** The latest complete scans of a branch and, on whatever branch, of a commit: a statement each. A held scan is one. */
  async latestScans(options: {
    applicationId: number;
    branch: string;
    commit?: string;
    /** Milliseconds since 1970 UTC. */
    now: number;
  }): Promise<LatestScan[]> {
    const { applicationId, branch, commit, now } = options;
    const latest = async (where: object, ofCommit: boolean) => {
      const rows: any[] = await this.knex('scans')
        .where({ application_id: applicationId, state: 'recorded', ...where })
        .where('complete', true)
        .where('scanned_at', '<=', now)
        .groupBy('categories')
        .select('categories')
        .max({ scanned_at: 'scanned_at' });
      return rows.flatMap(({ categories, scanned_at }): LatestScan[] =>
        JSON.parse(categories).map((category: Category) => ({
          category,
          scannedAt: Number(scanned_at),
          ofCommit,
        })),
      );
    };
    return [
      ...(await latest({ branch }, false)),
      ...(commit === undefined ? [] : await latest({ commit }, true)),
    ];
  }

  /**
   * How many reports of an application are on their way to being recorded.
   *
   * @param now - milliseconds since 1970 UTC
   */
  async countUnrecorded(applicationId: number, now: number): Promise<number> {
    const [queued] = await this.knex('scans')
      .where({ application_id: applicationId, state: 'queued' })
      .count({ count: '*' });
    const [reading] = await this.knex('scan_uploads')
      .where({ application_id: applicationId, state: 'reading' })
      .where('heard_at', '>', now - aliveFor)
      .count({ count: '*' });
    return Number(queued.count) + Number(reading.count);
  }
}
