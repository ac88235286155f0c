import { LoggerService, SchedulerService } from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { toError } from '@backstage/errors';
import { Knex } from 'knex';
import { ApplicationStore } from '../applications/ApplicationStore';
import { RecordedRelease, ReleaseUpload } from '../releases/RecordedRelease';
import { ReleaseOrigin, ReleaseStore } from '../releases/ReleaseStore';
import { CommitScans } from './CommitScans';
import { EvidenceChecker } from './EvidenceChecker';
import { EvidenceDocument } from './EvidenceDocument';
import { EvidenceStore, keepDocuments, packDocuments } from './EvidenceStore';
import { EvidenceTrustReader } from './EvidenceTrustReader';
import { EvidenceConfig } from './readEvidenceConfig';

/** What evidence is kept and checked with. */
export interface EvidenceRoomOptions {
  config: Config;
  settings: EvidenceConfig;
  knex: Knex;
  logger: LoggerService;
  releases: ReleaseStore;
  applications: ApplicationStore;
}

/** The evidence of releases: taken in with its documents, checked, and checked again when what it is held against has changed. */
export class EvidenceRoom {
  readonly store: EvidenceStore;
  readonly scans: CommitScans;
  readonly #options: EvidenceRoomOptions;
  readonly #checker: EvidenceChecker;
  #checkedWith = '';
  #checkedAt = 0;

  /**
   * Reads whom to trust.
   *
   * @throws InputError that names the key of the configuration and what it accepts
   */
  static async create(options: EvidenceRoomOptions): Promise<EvidenceRoom> {
    const { config, logger } = options;
    return new EvidenceRoom(
      options,
      await EvidenceTrustReader.create(config, logger),
    );
  }

  private constructor(
    options: EvidenceRoomOptions,
    private readonly trust: EvidenceTrustReader,
  ) {
    const { applications, knex, logger, releases, settings } = options;
    this.#options = options;
    this.store = new EvidenceStore(knex);
    this.scans = new CommitScans(knex, settings.scansCount);
    this.#checker = new EvidenceChecker({
      store: this.store,
      releases,
      applications,
      trust,
      maximumBytes: settings.maximumBytes,
      logger,
    });
  }

  /** Bytes that a document may have. */
  get maximumBytes(): number {
    return this.#options.settings.maximumBytes;
  }

  /**
   * Records releases with the documents of their evidence, and checks these.
   *
   * @returns the release of each upload, with what the checks found
   * @see ReleaseStore.record
   */
  async record(
    uploads: readonly ReleaseUpload[],
    documents: readonly EvidenceDocument[],
    origin: ReleaseOrigin,
  ): Promise<RecordedRelease[]> {
    const packed = await packDocuments(documents);
    const recorded = await this.#options.releases.record(uploads, {
      ...origin,
      alongside: tx => keepDocuments(tx, packed, origin.arrivedAt),
    });
    const documented = recorded.filter(({ evidence }) =>
      evidence.some(({ documentDigest }) => documentDigest !== undefined),
    );
    const checked = await this.#check(
      [...new Set(documented.map(({ id }) => id))],
      origin.joinedAt ?? origin.arrivedAt,
    );
    if (!checked) return this.scans.addTo(recorded);
    const found = new Map(
      (await this.findAll(documented.map(({ id }) => id))).map(release => [
        release.id,
        release,
      ]),
    );
    const others = await this.scans.addTo(
      recorded.filter(({ id }) => !found.has(id)),
    );
    for (const release of others) found.set(release.id, release);
    return recorded.map(({ id }) => found.get(id)!);
  }

  /** The releases of these ids with all evidence that counts, in no order. */
  async findAll(ids: readonly string[]): Promise<RecordedRelease[]> {
    return this.scans.addTo(await this.#options.releases.findAll(ids));
  }

  /** Begins to look for what must be checked again. */
  async start(scheduler: SchedulerService): Promise<void> {
    await scheduler.scheduleTask({
      id: 'product-security-evidence-check',
      // Each instance has files of its own.
      scope: 'local',
      frequency: { milliseconds: this.#options.settings.recheckInterval },
      timeout: { hours: 1 },
      fn: () => this.recheck(),
    });
  }

  /** Reads anew whom to trust, and checks what has not been checked against it. */
  async recheck(): Promise<void> {
    await this.trust.look();
    const { fingerprint } = this.trust.current;
    const isDue =
      fingerprint !== this.#checkedWith ||
      Date.now() - this.#checkedAt >= fullCheckAfter;
    try {
      if (!isDue) {
        await this.#checker.checkUnchecked();
        return;
      }
      await this.#checker.checkEverything();
      this.#checkedWith = fingerprint;
      this.#checkedAt = Date.now();
    } catch (error) {
      this.#warn(error);
    }
  }

  /** What cannot be checked now stays unchecked, does not count, and is tried again. */
  async #check(releaseIds: string[], now: number): Promise<boolean> {
    if (!releaseIds.length) return false;
    try {
      return (await this.#checker.check(releaseIds, now)) > 0;
    } catch (error) {
      this.#warn(error);
      return false;
    }
  }

  #warn(error: unknown): void {
    this.#options.logger.warn(
      `Checking evidence of releases failed and is tried again: ${
        toError(error).message
      }`,
    );
  }
}

/** Milliseconds after which everything is looked at although nothing is known to have changed: keys expire, and repositories move. */
const fullCheckAfter = 3_600_000;
