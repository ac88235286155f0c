import {
  ConflictError,
  InputError,
  isError,
  NotFoundError,
} from '@backstage/errors';
import {
  Category,
  ScanCounts,
} from '@prodsec/backstage-plugin-product-security-common';
import { NormalisedResult, PackedResults, packResults } from '@prodsec/reports';
import { Knex } from 'knex';
import { markChanged } from '../store/markChanged';
import { applyStatements } from './applyStatements';
import { ApplicationFindings } from './ApplicationFindings';
import { decideInUnits, KnownFinding } from './decideInUnits';
import { HoldRules } from './HoldRules';
import { readFinding, RecordedFinding } from './readFinding';
import { readHistories } from './readHistories';
import { LifeCycleConfig, recordInUnit } from './recordInUnit';
import { replayUnit } from './replayUnit';
import { loadResultSource, saveResultSet } from './resultSets';
import { ResultSource } from './ResultSource';
import { DbScanRow, StoredScan, toRecordedScan } from './scanRows';
import {
  findRepeated,
  findScan,
  insertScan,
  lockApplication,
  requireScan,
} from './scanTable';
import { saveStatements } from './vexStatements';
import { RecordedScan, ScanToRecord } from './types';
import { Unit } from './UnitFinding';

/** What the store is configured with. */
export type FindingStoreConfig = HoldRules & {
  /** Days after which a fix that nobody verified opens again. */
  unverifiedFixDays: number;
  /** Results from which on a scan is recorded without reading what it leaves unchanged; default 5,000. */
  setAsideFrom?: number;
};

/** What a person says of a finding. Moments are milliseconds since 1970 UTC. */
export interface FindingDecision {
  status?: 'fixed' | 'false-positive' | 'open';
  at: number;
  verifiedAt?: number;
  reason?: string;
  /** Entity ref; `null` takes the assignee away, absent leaves it. */
  assignee?: string | null;
  /** Who says it, an entity ref. */
  by: string;
  arrivedAt: number;
}

/** A tool and scope that will not be scanned again. Moments are milliseconds since 1970 UTC. */
export interface ScopeRetirement {
  applicationId: number;
  tool: string;
  /** Absent: every scope of the tool. */
  scope?: string;
  branch: string;
  at: number;
  reason: string;
  by: string;
  arrivedAt: number;
}

const dayLength = 86_400_000;

/** How long a process may take to record a scan before another one tries; milliseconds. */
const claimTime = 5 * 60_000;

/**
 * Records scans and what people say about findings, and hands out the findings' history.
 *
 * @remarks
 * Each write is one transaction and locks its application, so that the writes of one application follow each other.
 */
export class FindingStore {
  static create(options: {
    knex: Knex;
    config: FindingStoreConfig;
  }): FindingStore {
    const { unverifiedFixDays, setAsideFrom, ...hold } = options.config;
    return new FindingStore(options.knex, {
      hold,
      unverifiedFixTime: unverifiedFixDays * dayLength,
      setAsideFrom,
    });
  }

  private constructor(
    private readonly knex: Knex,
    private readonly config: LifeCycleConfig,
  ) {}

  /** Records a scan, all of it or nothing. The same scan sent again is answered with the first one. */
  async recordScan(scan: ScanToRecord): Promise<RecordedScan> {
    const set = packed(scan.results);
    return this.knex.transaction(async tx => {
      await lockApplication(tx, scan.applicationId);
      const known = await findRepeated(tx, scan);
      if (known?.state === 'recorded') return toRecordedScan(known, true);
      const row = known ?? (await this.#insert(tx, scan, set));
      return toRecordedScan(
        await this.#record(tx, row, new ResultSource(set)),
        known !== undefined,
      );
    });
  }

  /** Keeps a scan to be recorded later, see {@link FindingStore.recordQueued}. */
  async queueScan(
    scan: ScanToRecord,
  ): Promise<{ id: string; repeated: boolean }> {
    const set = packed(scan.results);
    return this.knex.transaction(async tx => {
      await lockApplication(tx, scan.applicationId);
      const known = await findRepeated(tx, scan);
      if (known) return { id: known.id, repeated: true };
      const { id } = await this.#insert(tx, scan, set);
      return { id, repeated: false };
    });
  }

  /**
   * Records a queued scan. One that is recorded already is left as it is; one that cannot be recorded is marked as
   * failed, with the reason, and the error thrown on.
   */
  async recordQueued(id: string): Promise<void> {
    try {
      await this.knex.transaction(async tx => {
        const { applicationId } = await requireScan(tx, id);
        await lockApplication(tx, applicationId);
        const row: DbScanRow = await tx('scans').where({ id }).first();
        if (row.state !== 'queued') return;
        await this.#record(tx, row, await loadResultSource(tx, row.result_set));
      });
    } catch (error) {
      // Texts of database errors hold values, so only our own are kept.
      const message =
        isError(error) && error.name === InputError.name
          ? error.message
          : 'The scan could not be recorded';
      await this.knex('scans')
        .where({ id, state: 'queued' })
        .update({ state: 'failed', error: message });
      throw error;
    }
  }

  /**
   * Claims the scan that waits longest and that no other process records; `undefined` when there is none.
   *
   * @param now - milliseconds since 1970 UTC
   */
  async claimQueued(owner: string, now: number): Promise<string | undefined> {
    const free = (query: Knex.QueryBuilder) =>
      query
        .where({ state: 'queued' })
        .where(claim =>
          claim.whereNull('claimed_until').orWhere('claimed_until', '<', now),
        );
    for (;;) {
      const row = await free(this.knex('scans'))
        .orderBy('sequence')
        .first('id');
      if (!row) return undefined;
      const claimed = await free(this.knex('scans'))
        .where({ id: row.id })
        .update({ claimed_by: owner, claimed_until: now + claimTime });
      // Another process may have been faster.
      if (claimed === 1) return row.id;
    }
  }

  /** The scan that an upload repeats, recorded or not; `undefined` when there is none. */
  async findRepeated(
    upload: Parameters<typeof findRepeated>[1],
  ): Promise<StoredScan | undefined> {
    const row = await findRepeated(this.knex, upload);
    return row && findScan(this.knex, row.id);
  }

  /** A scan, recorded or not; `undefined` when there is none. */
  async getScan(id: string): Promise<StoredScan | undefined> {
    return findScan(this.knex, id);
  }

  /**
   * A person confirms what a held scan closes: it closes as of the scan.
   *
   * @throws NotFoundError when there is no such scan, ConflictError when it is not held
   */
  async confirmScan(id: string, by: string, at: number): Promise<StoredScan> {
    return this.knex.transaction(async tx => {
      const { applicationId } = await requireScan(tx, id);
      await lockApplication(tx, applicationId);
      const row: DbScanRow = await tx('scans').where({ id }).first();
      if (row.confirmed_at === null) {
        if (row.held_categories === '[]') {
          throw new ConflictError(`The scan ${id} is not held`);
        }
        await tx('scans')
          .where({ id })
          .update({ confirmed_at: at, confirmed_by: by });
        for (const category of JSON.parse(row.held_categories) as Category[]) {
          await replayUnit(tx, this.config, {
            applicationId,
            branch: row.branch,
            category,
          });
        }
        await markChanged(tx, [applicationId]);
      }
      return requireScan(tx, id);
    });
  }

  /** Takes away all sightings of a tool and scope: what nothing else reports is closed, unverified. */
  async retireScope(retirement: ScopeRetirement): Promise<void> {
    const { applicationId, branch } = retirement;
    await this.knex.transaction(async tx => {
      await lockApplication(tx, applicationId);
      await tx('scope_retirements').insert({
        application_id: applicationId,
        tool: retirement.tool,
        scope: retirement.scope ?? null,
        branch,
        at: retirement.at,
        arrived_at: retirement.arrivedAt,
        reason: retirement.reason,
        by: retirement.by,
      });
      const categories: Category[] = await tx('findings')
        .where({ application_id: applicationId, branch })
        .distinct()
        .pluck('category');
      for (const category of categories) {
        await replayUnit(tx, this.config, { applicationId, branch, category });
      }
      await markChanged(tx, [applicationId]);
    });
  }

  /**
   * Records what a person says of a finding.
   *
   * @throws NotFoundError when there is no such finding, InputError when a moment cannot be
   */
  async decide(findingId: string, decision: FindingDecision): Promise<void> {
    const { status, at, verifiedAt, assignee } = decision;
    await this.knex.transaction(async tx => {
      const { applicationId } = await requireFinding(tx, findingId);
      await lockApplication(tx, applicationId);
      const finding = await requireFinding(tx, findingId);
      checkMoments(decision, finding.firstSeenAt);
      const [row] = await tx('finding_decisions').insert(
        {
          finding_id: finding.id,
          application_id: applicationId,
          status: status ?? null,
          at,
          verified_at: verifiedAt ?? null,
          reason: decision.reason ?? null,
          assigns: assignee !== undefined,
          assignee: assignee ?? null,
          by: decision.by,
          arrived_at: decision.arrivedAt,
        },
        ['id'],
      );
      if (status !== undefined) {
        await decideInUnits(tx, this.config, finding, {
          sequence: row.id,
          findingId: finding.id,
          status,
          at,
          verifiedAt,
        });
      }
      await markChanged(tx, [applicationId]);
    });
  }

  /** A finding with all that is recorded of it, also by the id of one that was joined with it; `undefined` when there is none. */
  async getFinding(id: string): Promise<RecordedFinding | undefined> {
    return readFinding(this.knex, id);
  }

  /** All that is recorded of the findings of applications, in a fixed number of statements for each few hundred of them. */
  async historyOf(applicationIds: number[]): Promise<ApplicationFindings[]> {
    return readHistories(this.knex, applicationIds);
  }

  async #insert(
    tx: Knex.Transaction,
    scan: ScanToRecord,
    results: PackedResults,
  ): Promise<DbScanRow> {
    await saveResultSet(tx, results);
    const row = await insertScan(tx, scan, results);
    if (scan.statements && scan.statements.length > 0) {
      await saveStatements(tx, row, scan.statements, scan.by);
    }
    return row;
  }

  async #record(
    tx: Knex.Transaction,
    scan: DbScanRow,
    source: ResultSource,
  ): Promise<DbScanRow> {
    await tx('scans').where({ id: scan.id }).update({ state: 'recorded' });
    const categories: Category[] = JSON.parse(scan.categories);
    const counts: ScanCounts = {
      reported: source.count,
      findings: 0,
      duplicates: 0,
      new: 0,
      reopened: 0,
      unchanged: 0,
      closed: 0,
      suppressed: 0,
    };
    const held: Category[] = [];
    for (const category of categories) {
      const unit: Unit = {
        applicationId: scan.application_id,
        branch: scan.branch,
        category,
      };
      const done = await recordInUnit(tx, this.config, unit, scan, source);
      counts.findings += done.findings;
      counts.new += done.new;
      counts.reopened += done.reopened;
      counts.unchanged += done.unchanged;
      counts.closed += done.closed;
      counts.suppressed += done.suppressed;
      if (done.waiting) held.push(category);
    }
    const suppressed = await applyStatements(tx, this.config, scan);
    if (suppressed !== undefined && suppressed > counts.suppressed) {
      // What the document itself suppresses it has not left unchanged.
      counts.unchanged -= suppressed - counts.suppressed;
      counts.suppressed = suppressed;
    }
    counts.duplicates = counts.reported - counts.findings;
    const recorded: DbScanRow = {
      ...scan,
      state: 'recorded',
      counts: JSON.stringify(counts),
      held_categories: JSON.stringify(held),
    };
    await tx('scans').where({ id: scan.id }).update({
      counts: recorded.counts,
      held_categories: recorded.held_categories,
    });
    await markChanged(tx, [scan.application_id]);
    return recorded;
  }
}

async function requireFinding(
  tx: Knex.Transaction,
  id: string,
): Promise<KnownFinding> {
  let row = await tx('findings').where({ id }).first();
  if (row?.merged_into) {
    row = await tx('findings').where({ id: row.merged_into }).first();
  }
  if (!row) throw new NotFoundError(`There is no finding ${id}`);
  return {
    id: row.id,
    applicationId: row.application_id,
    unit: {
      applicationId: row.application_id,
      branch: row.branch,
      category: row.category,
    },
    keys: JSON.parse(row.keys),
    firstSeenAt: Number(row.first_seen_at),
  };
}

function checkMoments(decision: FindingDecision, firstSeenAt: number): void {
  const { status, at, verifiedAt } = decision;
  if (status !== undefined && status !== 'false-positive' && at < firstSeenAt) {
    throw new InputError(
      `at must not be before the finding was first reported, ${new Date(
        firstSeenAt,
      ).toISOString()}`,
    );
  }
  if (verifiedAt === undefined) return;
  if (status !== 'fixed') {
    throw new InputError('verifiedAt needs status fixed');
  }
  if (verifiedAt < at) {
    throw new InputError('verifiedAt must not be before at');
  }
}

function packed(results: NormalisedResult[] | PackedResults): PackedResults {
  return Array.isArray(results) ? packResults(results) : results;
}
