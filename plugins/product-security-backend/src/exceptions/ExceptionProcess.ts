import { ConflictError, InputError, NotAllowedError } from '@backstage/errors';
import { ApplicationStore } from '../applications/ApplicationStore';
import { formatMoment } from '../moment';
import { approvedTerms, TighterTerms } from './approvedTerms';
import {
  checkApprover,
  checkOtherThanRequester,
  Decider,
} from './checkApprover';
import { checkTerms } from './checkTerms';
import {
  CoveringException,
  ExceptionCoverageReader,
} from './ExceptionCoverageReader';
import {
  ExceptionRequestStore,
  RequestToRecord,
} from './ExceptionRequestStore';
import { ExceptionRules, RuledSubject } from './ExceptionRules';
import { exceptionState } from './exceptionState';
import { termsAt } from './exceptionTimeline';
import {
  ExceptionTerms,
  openRequestOf,
  RecordedException,
  RecordedRequest,
} from './RecordedException';

/** Somebody who asks. */
export interface Requester {
  /** Entity ref of a user, or subject of a service. */
  by: string;
  /** Milliseconds since 1970 UTC. */
  at: number;
}

/** Exceptions as a process: asked for, decided under the rules, and renewed. */
export class ExceptionProcess {
  constructor(
    private readonly options: {
      applications: ApplicationStore;
      coverage: ExceptionCoverageReader;
      requests: ExceptionRequestStore;
      rules: ExceptionRules;
    },
  ) {}

  /**
   * Asks for an exception.
   *
   * @throws InputError for terms that the rules do not allow; ConflictError when there is another exception of the id
   */
  async request(
    given: RequestToRecord,
  ): Promise<{ exception: RecordedException; repeated: boolean }> {
    const { terms, at, startsAt = at } = given;
    const from = Math.max(at, startsAt);
    checkEndsAfter(from, terms);
    checkTerms(this.options.rules, await this.#subject(given, at), from, terms);
    return this.options.requests.request(given);
  }

  /**
   * Asks for a longer term. What is not said stays as it is.
   *
   * @throws InputError for terms that are no longer, or that the rules do not allow; ConflictError for an exception that is not granted, was
   * ended, or about which another request waits
   */
  async renew(
    exception: RecordedException,
    renewal: Partial<ExceptionTerms> & { expiresAt: number },
    { by, at }: Requester,
  ): Promise<RecordedException> {
    const before = this.#renewable(exception, at);
    if (
      before.expiresAt === undefined ||
      renewal.expiresAt <= before.expiresAt
    ) {
      throw new InputError(
        before.expiresAt === undefined
          ? 'expiresAt: the exception has no end that could be later; change it instead'
          : `expiresAt: must be later than it is; accepted is a moment after ${formatMoment(
              before.expiresAt,
            )}`,
      );
    }
    const asked: ExceptionTerms = {
      reason: renewal.reason ?? before.reason,
      expiresAt: renewal.expiresAt,
      reviewAt: renewal.reviewAt ?? before.reviewAt,
      compensatingControl:
        renewal.compensatingControl ?? before.compensatingControl,
    };
    checkEndsAfter(at, asked);
    const subject = await this.#subject(exception, at);
    checkTerms(this.options.rules, subject, at, asked);
    return this.options.requests.renew(exception.id, {
      terms: asked,
      by,
      at,
    });
  }

  /**
   * Approves what is asked for, with terms that the approver may make tighter. It holds from now, or from the later start that was asked for.
   *
   * @throws NotAllowedError when the decider may not; InputError for terms that the rules do not allow; ConflictError without an open request
   */
  async approve(
    exception: RecordedException,
    said: TighterTerms & { comment?: string },
    decider: Decider,
    at: number,
  ): Promise<RecordedException> {
    const request = requireRequest(exception);
    const { rules, requests } = this.options;
    const subject = await this.#mayDecide(exception, request, decider, at);
    const { comment, ...tighter } = said;
    const terms = approvedTerms(request.terms, tighter);
    if (request.kind === 'renewal') this.#renewable(exception, at);
    const from = Math.max(at, request.startsAt ?? at);
    checkEndsAfter(from, terms);
    checkTerms(rules, subject, from, terms);
    return requests.decide(exception.id, request.id, {
      outcome: 'approved',
      by: decider.principal,
      at,
      comment,
      terms,
    });
  }

  /**
   * Rejects what is asked for.
   *
   * @throws NotAllowedError when the decider may not; ConflictError without an open request
   */
  async reject(
    exception: RecordedException,
    comment: string | undefined,
    decider: Decider,
    at: number,
  ): Promise<RecordedException> {
    const request = requireRequest(exception);
    await this.#mayDecide(exception, request, decider, at);
    return this.options.requests.decide(exception.id, request.id, {
      outcome: 'rejected',
      by: decider.principal,
      at,
      comment,
    });
  }

  /**
   * Takes back what one has asked for.
   *
   * @throws NotAllowedError for anybody but the requester; ConflictError without an open request
   */
  async withdraw(
    exception: RecordedException,
    comment: string | undefined,
    { by, at }: Requester,
  ): Promise<RecordedException> {
    const request = requireRequest(exception);
    if (request.by !== by) {
      throw new NotAllowedError(
        `'${by}' did not ask for it; accepted is '${request.by}', and whoever may approve can reject it`,
      );
    }
    return this.options.requests.decide(exception.id, request.id, {
      outcome: 'withdrawn',
      by,
      at,
      comment,
    });
  }

  /**
   * What is granted or changed at once, under the rules where they are to hold for that.
   *
   * @param from - when the terms begin to hold, milliseconds since 1970 UTC
   * @throws NotAllowedError, InputError as for a request
   */
  async checkGrant(
    exception: CoveringException,
    terms: ExceptionTerms,
    from: number,
    decider: Decider,
  ): Promise<void> {
    const { rules } = this.options;
    if (!rules.enforceOnGrants) return;
    const subject = await this.#subject(exception, Date.now());
    checkApprover(rules, subject, decider);
    checkTerms(rules, subject, from, terms);
  }

  async #mayDecide(
    exception: RecordedException,
    request: RecordedRequest,
    decider: Decider,
    at: number,
  ): Promise<RuledSubject> {
    const { rules } = this.options;
    checkOtherThanRequester(rules, request.by, decider);
    const subject = await this.#subject(exception, at);
    checkApprover(rules, subject, decider);
    return subject;
  }

  #renewable(exception: RecordedException, at: number): ExceptionTerms {
    const { expiringWithin } = this.options.rules;
    const state = exceptionState(exception, at, expiringWithin);
    if (state === 'active' || state === 'expiring' || state === 'expired') {
      return termsAt(exception, at);
    }
    throw new ConflictError(
      `id: '${exception.id}' is ${state}; only an exception that is active, expiring or expired can be renewed`,
    );
  }

  async #subject(
    exception: CoveringException,
    at: number,
  ): Promise<RuledSubject> {
    const { applications, coverage } = this.options;
    const { applicationId } = exception;
    const [known] = await applications.attributesAt(at, [applicationId]);
    const { severity } = await coverage.coverageOf(exception, at);
    return {
      tier: known?.attributes.tier ?? 'unassigned',
      severity: severity ?? 'none',
    };
  }
}

function requireRequest(exception: RecordedException): RecordedRequest {
  const request = openRequestOf(exception);
  if (request) return request;
  throw new ConflictError(
    `id: nothing is asked for about '${exception.id}' that waits for a decision`,
  );
}

function checkEndsAfter(from: number, { expiresAt }: ExceptionTerms): void {
  if (expiresAt === undefined || expiresAt > from) return;
  throw new InputError(
    `expiresAt: must be after the beginning; accepted is a moment after ${formatMoment(
      from,
    )}`,
  );
}
