import { randomUUID } from 'node:crypto';
import { LoggerService, SchedulerService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import { FindingStore } from './FindingStore';

/**
 * Records queued scans one after the other, in the background.
 *
 * @remarks
 * The queue itself is in the database, and all replicas take from it. A scan is claimed for some minutes, so that what a stopped
 * process left is taken up by another; one that two record all the same is recorded once.
 */
export class ScanQueue {
  readonly #store: FindingStore;
  readonly #logger: LoggerService;
  readonly #owner = randomUUID();
  #running: Promise<void> | undefined;
  #asked = false;

  constructor(options: { store: FindingStore; logger: LoggerService }) {
    this.#store = options.store;
    this.#logger = options.logger;
  }

  /** Looks for scans that wait, now and every few seconds. */
  async start(scheduler: SchedulerService): Promise<void> {
    await scheduler.scheduleTask({
      id: 'product-security-scan-queue',
      frequency: { seconds: 10 },
      timeout: { hours: 1 },
      scope: 'local',
      fn: () => this.work(),
    });
  }

  /** A scan was queued. */
  add(_id: string): void {
    // Whatever goes wrong is logged where it happens, and tried again by the schedule.
    this.work().catch(() => {});
  }

  /** Records everything that waits and that no other process records. */
  async work(): Promise<void> {
    this.#asked = true;
    this.#running ??= this.#drain().finally(() => {
      this.#running = undefined;
    });
    await this.#running;
  }

  /** Resolves once this process records nothing any more. */
  async settled(): Promise<void> {
    await this.#running;
  }

  async #drain(): Promise<void> {
    // A scan may be queued after nothing was found and before that is known here.
    while (this.#asked) {
      this.#asked = false;
      await this.#recordAll();
    }
  }

  async #recordAll(): Promise<void> {
    for (;;) {
      const id = await this.#store.claimQueued(this.#owner, Date.now());
      if (id === undefined) return;
      try {
        await this.#store.recordQueued(id);
      } catch (error) {
        // The message of a database error holds the values of the statement
        this.#logger.error(
          `Scan ${id} could not be recorded (${
            isError(error) ? error.name : 'unknown error'
          })`,
        );
      }
    }
  }
}
