import { Knex } from 'knex';
import { RecordedEvidence, RecordedRelease } from '../releases/RecordedRelease';

/** A complete scan of a commit. */
export interface CommitScan {
  id: string;
  applicationId: number;
  commit: string;
  tool: string;
  /** Milliseconds since 1970 UTC. */
  scannedAt: number;
  arrivedAt: number;
}

/** The scans that the portal has of the commits that were released. */
export class CommitScans {
  /** @param count - whether they count as evidence */
  constructor(private readonly knex: Knex, private readonly count: boolean) {}

  /** The complete scans of the commits of releases, the oldest first. */
  async scansOf(releases: readonly RecordedRelease[]): Promise<CommitScan[]> {
    const wanted = releases.filter(({ commit }) => commit !== undefined);
    const found: CommitScan[] = [];
    for (let start = 0; start < wanted.length; start += perStatement) {
      const some = wanted.slice(start, start + perStatement);
      const rows = await this.knex('scans')
        .where({ state: 'recorded', complete: true })
        .whereIn('application_id', [
          ...new Set(some.map(({ applicationId }) => applicationId)),
        ])
        .whereIn('commit', [...new Set(some.map(({ commit }) => commit!))])
        .orderBy(['scanned_at', 'sequence'])
        .select(
          'id',
          'application_id',
          'commit',
          'tool',
          'scanned_at',
          'arrived_at',
        );
      for (const row of rows) {
        found.push({
          id: row.id,
          applicationId: row.application_id,
          commit: row.commit,
          tool: row.tool,
          scannedAt: Number(row.scanned_at),
          arrivedAt: Number(row.arrived_at),
        });
      }
    }
    return found;
  }

  /** Releases with the scans of their commits as evidence, where these count. */
  async addTo<R extends RecordedRelease>(releases: R[]): Promise<R[]> {
    if (!this.count) return releases;
    const scans = await this.scansOf(releases);
    return releases.map(release => ({
      ...release,
      evidence: [...release.evidence, ...scanEvidence(release, scans)],
    }));
  }
}

/** Whether evidence is a scan that the portal has, and nothing that was sent. */
export function isScanEvidence({ id }: Pick<RecordedEvidence, 'id'>): boolean {
  return id.endsWith(scanSuffix);
}

const scanSuffix = '-scan';

/** Most values of a list in a statement, below the bound that SQLite has for its variables. */
const perStatement = 200;

/** The first scan of the released commit, as evidence of its results. */
function scanEvidence(
  { id, applicationId, commit }: RecordedRelease,
  scans: readonly CommitScan[],
): RecordedEvidence[] {
  const scan = scans.find(
    each => each.applicationId === applicationId && each.commit === commit,
  );
  if (!scan) return [];
  return [
    {
      id: `${id}${scanSuffix}`,
      type: 'scan-results',
      recordedAt: scan.scannedAt,
      status: 'verified',
      reason: `The portal has a complete scan of the released commit by ${scan.tool}.`,
      arrivedAt: scan.arrivedAt,
    },
  ];
}
