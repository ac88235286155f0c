import fc from 'fast-check';
import { RecordedException, RecordedRequest } from '../RecordedException';
import { exceptionOf } from './exceptionOf';

const moment = fc.integer({ min: 0, max: 30 });
const later = fc.integer({ min: 1, max: 10 });

/** An exception that was asked for, with a decision, a renewal and an early end that there may be. Moments are from 0 to some 60. */
export const arbitraryRequested: fc.Arbitrary<RecordedException> = fc
  .record({
    requestedAt: moment,
    decision: fc.option(
      fc.record({
        outcome: fc.constantFrom('approved', 'rejected', 'withdrawn'),
        after: later,
        starts: fc.nat(5),
        lasts: fc.option(later, { nil: undefined }),
      }),
      { nil: undefined },
    ),
    renewal: fc.option(
      fc.record({
        after: later,
        decided: fc.option(
          fc.record({
            outcome: fc.constantFrom('approved', 'rejected'),
            after: later,
          }),
          { nil: undefined },
        ),
      }),
      { nil: undefined },
    ),
  })
  .map(({ requestedAt, decision, renewal }) => {
    const by = 'user:default/bo';
    const terms = { reason: 'r' };
    const decidedAt = requestedAt + (decision?.after ?? 0);
    const isApproved = decision?.outcome === 'approved';
    const createdAt = isApproved ? decidedAt + decision.starts : requestedAt;
    const end =
      decision?.lasts === undefined ? undefined : createdAt + decision.lasts;
    const grant: RecordedRequest = {
      id: 1,
      kind: 'grant',
      by,
      at: requestedAt,
      terms,
      ...(decision && {
        decision: {
          outcome: decision.outcome,
          by: 'user:default/ana',
          at: decidedAt,
        } as RecordedRequest['decision'],
      }),
    };
    const exception = exceptionOf({ createdAt, terms });
    exception.versions[0].recordedAt = requestedAt;
    exception.requests = [grant];
    if (!isApproved) return exception;
    exception.approvedBy = 'user:default/ana';
    exception.versions.push({
      recordedAt: decidedAt,
      by: 'user:default/ana',
      terms: { ...terms, expiresAt: end },
      requestId: 1,
    });
    if (!renewal || end === undefined) return exception;
    const askedAt = createdAt + renewal.after;
    const longer = { ...terms, expiresAt: end + 20 };
    const { decided } = renewal;
    exception.requests.push({
      id: 2,
      kind: 'renewal',
      by,
      at: askedAt,
      terms: longer,
      ...(decided && {
        decision: {
          outcome: decided.outcome,
          by: 'user:default/cy',
          at: askedAt + decided.after,
        } as RecordedRequest['decision'],
      }),
    });
    if (decided?.outcome === 'approved') {
      exception.versions.push({
        recordedAt: askedAt + decided.after,
        by: 'user:default/cy',
        terms: longer,
        requestId: 2,
      });
    }
    return exception;
  });
