import {
  LoggerService,
  SchedulerService,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import { Knex } from 'knex';
import { GroupParentStore } from './GroupParentStore';
import { OwnerPresenceStore } from './OwnerPresenceStore';
import { ApplicationsCatalog, CatalogAnswer } from './ApplicationsCatalog';
import {
  altersHistory,
  planApplication,
  SETTLES_WITHIN,
} from './planApplication';
import {
  FoundApplication,
  readRecorded,
  recordApplications,
  RecordedRow,
} from './recordApplications';

/** What a sync came to. */
export interface SyncResult {
  /** Applications the catalog has. */
  found: number;
  /** Applications whose history was altered. */
  altered: number;
}

const taskId = 'product-security-applications';

/** How soon a sync follows another while the catalog is being filled, in milliseconds. */
const followedAfter = 5_000;

/** How long a catalog must go on saying that everything is gone, in milliseconds. */
const believedAfter = 60_000;

/**
 * Keeps the recorded applications in step with the catalog.
 *
 * @remarks
 * Nothing is written of an application that is as it was. A page of the catalog that fails fails the sync and changes nothing, and an answer
 * without applications, or without any system, group or user where there were some, is believed only when the catalog says the same a minute later.
 */
export class ApplicationSync {
  readonly #knex: Knex;
  readonly #catalog: ApplicationsCatalog;
  readonly #logger: LoggerService;
  readonly #now: () => number;
  readonly #underway = new Map<string, Promise<boolean>>();
  readonly #startedAt = Date.now();
  readonly #afterSync: (() => Promise<void>)[] = [];
  #followUp?: NodeJS.Timeout;
  #doubtedSince?: number;

  constructor(options: {
    knex: Knex;
    catalog: ApplicationsCatalog;
    logger: LoggerService;
    /** Milliseconds since 1970 UTC; for tests. */
    now?: () => number;
  }) {
    this.#knex = options.knex;
    this.#catalog = options.catalog;
    this.#logger = options.logger;
    this.#now = options.now ?? Date.now;
  }

  /**
   * Runs the sync now and then.
   *
   * @remarks
   * In the first minutes a sync that failed, found nothing or altered something is soon followed by another: the catalog is being filled.
   */
  async schedule(
    scheduler: SchedulerService,
    schedule: SchedulerServiceTaskScheduleDefinition,
  ): Promise<void> {
    await scheduler.scheduleTask({
      ...schedule,
      id: taskId,
      fn: signal => this.#syncClosely(scheduler, signal),
    });
  }

  /** Does something after each scheduled sync, such as what waited for applications. */
  afterSync(work: () => Promise<void>): void {
    this.#afterSync.push(work);
  }

  /** Brings all applications in step. */
  async sync(signal?: AbortSignal): Promise<SyncResult> {
    // In this order: what is recorded while the catalog is read must not count as missing
    const recorded = await readRecorded(this.#knex);
    const answer = await this.#catalog.readAll(signal);
    const found = answer.applications.length;
    if (this.#isDoubtful(answer, recorded)) return { found, altered: 0 };

    const now = this.#now();
    await new OwnerPresenceStore(this.#knex).record(answer.owners, now);
    await new GroupParentStore(this.#knex).record(answer.groups, now);
    const applications = toRecord(answer, recorded, now);
    const altered = await recordApplications({
      knex: this.#knex,
      applications,
      now,
      signal,
    });
    if (altered > 0) {
      this.#logger.info(
        `Applications in step with the catalog: ${found} found, ${altered} altered`,
      );
    }
    return { found, altered };
  }

  /**
   * Brings one application in step, such as one that was registered a moment ago.
   *
   * @returns whether the catalog has it and it is an application
   */
  async syncOne(ref: string): Promise<boolean> {
    const underway = this.#underway.get(ref);
    if (underway) return underway;
    const started = this.#recordOne(ref).finally(() =>
      this.#underway.delete(ref),
    );
    this.#underway.set(ref, started);
    return started;
  }

  async #syncClosely(
    scheduler: SchedulerService,
    signal: AbortSignal,
  ): Promise<void> {
    clearTimeout(this.#followUp);
    let settled = false;
    try {
      const { found, altered } = await this.sync(signal);
      settled = found > 0 && altered === 0;
    } finally {
      const young = Date.now() - this.#startedAt < SETTLES_WITHIN;
      if (!settled && young && !signal.aborted) {
        this.#followUp = setTimeout(
          () => this.#triggerAgain(scheduler),
          followedAfter,
        );
        this.#followUp.unref();
      }
    }
    for (const work of this.#afterSync) await work();
  }

  #triggerAgain(scheduler: SchedulerService): void {
    scheduler.triggerTask(taskId).catch(error => {
      this.#logger.debug(
        `Waiting for the next scheduled sync of applications: ${stringifyError(
          error,
        )}`,
      );
    });
  }

  async #recordOne(ref: string): Promise<boolean> {
    const application = await this.#catalog.readOne(ref);
    if (!application) return false;
    await recordApplications({
      knex: this.#knex,
      applications: [
        {
          ref: application.ref,
          attributes: JSON.stringify(application.attributes),
        },
      ],
      now: this.#now(),
    });
    return true;
  }

  #isDoubtful(
    answer: CatalogAnswer,
    recorded: Map<string, RecordedRow>,
  ): boolean {
    const present = [...recorded.values()].filter(
      row => row.openFrom !== undefined && row.missingSince === undefined,
    );
    const emptied =
      present.length > 0 &&
      (answer.applications.length === 0 ||
        (answer.surroundings === 0 && present.some(hasSurroundings)));
    if (!emptied) {
      this.#doubtedSince = undefined;
      return false;
    }
    this.#doubtedSince ??= this.#now();
    if (this.#now() - this.#doubtedSince >= believedAfter) return false;
    this.#logger.warn(
      `The catalog answered with ${answer.applications.length} applications and ${answer.surroundings} systems, domains, groups and users, where ${present.length} applications are known; not believed unless it goes on saying so`,
    );
    return true;
  }
}

// Only what would be written is handed on: most syncs find nothing new
function toRecord(
  answer: CatalogAnswer,
  recorded: Map<string, RecordedRow>,
  now: number,
): FoundApplication[] {
  const missing = new Set(recorded.keys());
  const applications: FoundApplication[] = [];
  const consider = (ref: string, attributes: string | undefined) => {
    const row = recorded.get(ref) ?? { known: false };
    const step = planApplication(row, attributes, now);
    if (altersHistory(step) || step.missing) {
      applications.push({ ref, attributes });
    }
  };
  for (const { ref, attributes } of answer.applications) {
    missing.delete(ref);
    consider(ref, JSON.stringify(attributes));
  }
  for (const ref of missing) consider(ref, undefined);
  return applications.sort((a, b) => (a.ref < b.ref ? -1 : 1));
}

function hasSurroundings(row: RecordedRow): boolean {
  const attributes = JSON.parse(row.attributes ?? '{}');
  return Boolean(
    attributes.team ?? attributes.accountableOwner ?? attributes.system,
  );
}
