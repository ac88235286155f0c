import { LoggerService, SchedulerService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import { Facts } from '../../facts/Facts';
import { checkTerms } from '../checkTerms';
import { ExceptionRules } from '../ExceptionRules';
import { applicationsConcerned } from './applicationsConcerned';
import {
  PortfolioExceptionStore,
  PortfolioExceptionToRecord,
} from './PortfolioExceptionStore';
import {
  isPortfolioExceptionActive,
  RecordedPortfolioException,
} from './RecordedPortfolioException';

/** Accepts vulnerabilities across applications, also in those that get them later. */
export class PortfolioExceptions {
  constructor(
    private readonly options: {
      facts: Facts;
      logger: LoggerService;
      rules: ExceptionRules;
      store: PortfolioExceptionStore;
    },
  ) {}

  /** Lets applications join in which an accepted vulnerability has opened: once a minute, in one instance for all. */
  async start(scheduler: SchedulerService): Promise<void> {
    await scheduler.scheduleTask({
      id: 'product-security-portfolio-exceptions',
      scope: 'global',
      frequency: { minutes: 1 },
      initialDelay: { minutes: 1 },
      timeout: { minutes: 10 },
      fn: signal => this.joinAll(Date.now(), signal),
    });
  }

  /**
   * Accepts a vulnerability, at once in the applications that have it.
   *
   * @param options - `isRuled`: whether the rules for terms hold
   * @throws InputError for terms that the rules do not allow; ConflictError when there is another decision of the id
   */
  async grant(
    given: PortfolioExceptionToRecord,
    options: { isRuled: boolean },
  ): Promise<{ decision: RecordedPortfolioException; repeated: boolean }> {
    const { facts, rules, store } = this.options;
    const { createdAt, terms } = given;
    const concerned = await applicationsConcerned(await facts.fresh(), {
      ...given,
      asOf: createdAt,
    });
    if (options.isRuled) {
      for (const subject of concerned) {
        checkTerms(rules, subject, createdAt, terms);
      }
    }
    const recorded = await store.record(given);
    if (!recorded.repeated) {
      const ids = concerned.map(({ applicationId }) => applicationId);
      await store.join(recorded.decision.id, [...new Set(ids)], createdAt);
    }
    return recorded;
  }

  /** Lets the applications join that are concerned at a moment, in milliseconds since 1970 UTC. */
  async joinAll(now: number, signal?: AbortSignal): Promise<void> {
    const { facts, logger, store } = this.options;
    const active = (await store.list()).filter(decision =>
      isPortfolioExceptionActive(decision, now),
    );
    for (const { id, rule, filter } of active) {
      signal?.throwIfAborted();
      try {
        const engine = await facts.fresh();
        const concerned = await applicationsConcerned(engine, {
          rule,
          filter,
          asOf: now,
        });
        const ids = concerned.map(({ applicationId }) => applicationId);
        if (!ids.length) continue;
        const joined = await store.join(id, [...new Set(ids)], now);
        if (joined) {
          logger.info(
            `${joined} applications joined a decision about ${rule} for the portfolio`,
          );
        }
      } catch (error) {
        // The message of a database error holds the values of the statement
        logger.error(
          `Applications could not join a decision about ${rule} for the portfolio (${
            isError(error) ? error.name : 'unknown error'
          })`,
        );
      }
    }
  }
}
