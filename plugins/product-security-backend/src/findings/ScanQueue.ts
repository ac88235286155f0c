import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { FindingStore } from './FindingStore';

/**
 * Records queued scans one after the other, in the background.
 *
 * @remarks
 * The queue itself is in the database: what a stopped process left is taken up by {@link ScanQueue.resume}, and a scan that another replica
 * has recorded meanwhile is passed over.
 */
export class ScanQueue {
  readonly #store: FindingStore;
  readonly #logger: LoggerService;
  #last: Promise<void> = Promise.resolve();

  constructor(options: { store: FindingStore; logger: LoggerService }) {
    this.#store = options.store;
    this.#logger = options.logger;
  }

  /** Takes a queued scan up. */
  add(id: string): void {
    this.#last = this.#last.then(() => this.#record(id));
  }

  /** Takes up everything that waits. */
  async resume(): Promise<void> {
    for (const id of await this.#store.unfinished()) this.add(id);
  }

  /** Resolves once everything taken up so far is recorded. */
  async settled(): Promise<void> {
    await this.#last;
  }

  async #record(id: string): Promise<void> {
    try {
      await this.#store.recordQueued(id);
    } catch (error) {
      // The message of a database error holds the values of the statement
      this.#logger.error(
        `Scan ${id} could not be recorded (${toError(error).name})`,
      );
    }
  }
}
