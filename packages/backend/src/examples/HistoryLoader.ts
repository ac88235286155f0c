import { LoggerService } from '@backstage/backend-plugin-api';
import {
  isError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { planLanes } from './planLanes';
import { ProductSecurityClient } from './ProductSecurityClient';
import { resolveFindings } from './resolveFindings';
import { Call, HistoryGenerator } from './types';

const seed = 'acme-outfitters';
/** All of the company's story. */
const everything = {
  releases: true,
  exceptions: true,
  rotations: true,
  activity: true,
};
const day = 24 * 60 * 60 * 1000;
const lanesAtOnce = 3;
const failuresAccepted = 20;
const progressEvery = 5_000;

/**
 * Brings half a year of the example company in through the public API, unless it is there.
 *
 * A history that was cut off is taken up again: its start is read from the findings, so that the same calls come out as the first
 * time, and what is there already is only recognised.
 */
export class HistoryLoader {
  readonly #client: Pick<ProductSecurityClient, 'listFindings' | 'request'>;
  readonly #generator: HistoryGenerator;
  readonly #logger: LoggerService;
  #resumed = false;
  #made = 0;
  #failed = 0;
  #reportedAt = 0;

  constructor(options: {
    client: Pick<ProductSecurityClient, 'listFindings' | 'request'>;
    generator: HistoryGenerator;
    logger: LoggerService;
  }) {
    this.#client = options.client;
    this.#generator = options.generator;
    this.#logger = options.logger;
  }

  /**
   * @throws ServiceUnavailableError when too many calls fail
   */
  async load(options: { now: Date }): Promise<void> {
    const { firstScanned, lastScanned } = this.#generator;
    if (await this.#startOf(lastScanned)) {
      this.#logger.info('Example company: its history is already there');
      return;
    }
    const started = await this.#startOf(firstScanned);
    this.#resumed = started !== undefined;
    const now = started
      ? new Date(started.getTime() + this.#generator.lengthInDays * day)
      : options.now;
    await this.#send(
      this.#generator.makeHistory({ seed, now, include: everything }),
    );
  }

  /** The first time a finding of an application was seen. */
  async #startOf(application: string): Promise<Date | undefined> {
    const findings = await this.#client.listFindings({ application });
    const [first] = findings.map(finding => finding.firstSeenAt).sort();
    return first ? new Date(first) : undefined;
  }

  async #send(calls: Call[]): Promise<void> {
    const began = Date.now();
    this.#reportedAt = began;
    const { first, lanes, last } = planLanes(calls);
    this.#logger.info(
      `Example company: loading half a year of history, ${calls.length} calls`,
    );
    const make = (call: Call) => this.#make(call, calls.length, began);
    await make(first);
    const waiting = [...lanes];
    const takeLanes = async () => {
      for (let lane = waiting.shift(); lane; lane = waiting.shift()) {
        for (const call of lane) {
          if (this.#failed > failuresAccepted) return;
          await make(call);
        }
      }
    };
    await Promise.all(Array.from({ length: lanesAtOnce }, takeLanes));
    await make(last);
    this.#logger.info(
      `Example company: ${calls.length} calls in ${secondsSince(began)} s, ${
        this.#failed
      } failed. Open the page /product-security of the portal, or the component gift-cards in the catalog`,
    );
  }

  async #make(call: Call, total: number, began: number): Promise<void> {
    try {
      const { path, body } = await resolveFindings(call, query =>
        this.#client.listFindings(query),
      );
      await this.#client.request({ ...call, path, body });
    } catch (error) {
      if (isError(error) && error.name === 'AbortError') {
        throw error;
      }
      // A finding that was decided on before this start is not open at that moment any more.
      if (!(this.#resumed && NotFoundError.is(error))) {
        this.#noteFailure(call, error);
      }
    }
    this.#made++;
    if (Date.now() - this.#reportedAt >= progressEvery) {
      this.#reportedAt = Date.now();
      this.#logger.info(
        `Example company: ${this.#made} of ${total} calls, ${secondsSince(
          began,
        )} s`,
      );
    }
  }

  #noteFailure({ method, path, query }: Call, error: unknown): void {
    this.#failed++;
    const what = `${method} ${path} ${JSON.stringify(query)}`;
    this.#logger.error(`Example company: ${what} failed: ${error}`);
    if (this.#failed > failuresAccepted) {
      throw new ServiceUnavailableError(
        `${
          this.#failed
        } calls failed; the next start goes on where this one stopped`,
      );
    }
  }
}

function secondsSince(began: number): number {
  return Math.round((Date.now() - began) / 1000);
}
