import fc from 'fast-check';
import { arbitraryRequested } from './__testUtils__/arbitraryRequested';
import { exceptionOf } from './__testUtils__/exceptionOf';
import { exceptionEvents } from './exceptionEvents';
import { createdAtAsOf, exceptionState } from './exceptionState';
import { exceptionTimeline, isActive } from './exceptionTimeline';
import { RecordedException, RecordedRequest } from './RecordedException';

const moments = [...Array(80).keys()];

describe('exceptionState', () => {
  it('accepts in the states active and expiring, and in no other', () => {
    fc.assert(
      fc.property(arbitraryRequested, fc.nat(8), (exception, within) => {
        for (const t of moments) {
          const state = exceptionState(exception, t, within);
          expect(isActive(exception, t)).toBe(
            state === 'active' || state === 'expiring',
          );
        }
      }),
    );
  });

  it('goes its way in one direction, and back only by a renewal', () => {
    fc.assert(
      fc.property(arbitraryRequested, fc.nat(8), (exception, within) => {
        const renewedAt = exception.versions.at(2)?.recordedAt;
        const order = [
          undefined,
          'requested',
          'rejected',
          'withdrawn',
          'approved',
          'active',
          'expiring',
          'expired',
          'ended',
        ];
        for (const t of moments.slice(1).filter(at => at !== renewedAt)) {
          const [before, after] = [t - 1, t].map(moment =>
            order.indexOf(exceptionState(exception, moment, within)),
          );
          expect(after).toBeGreaterThanOrEqual(before);
        }
      }),
    );
  });

  it('says of a moment the same whatever is said later', () => {
    fc.assert(
      fc.property(arbitraryRequested, fc.nat(79), (exception, t) => {
        const then = knownAt(exception, t);
        const told = (of: RecordedException | undefined) => ({
          state: of && exceptionState(of, t, 3),
          createdAt: then && of && createdAtAsOf(of, t),
          events: of ? exceptionEvents(of, t) : [],
        });
        expect(told(then)).toEqual(told(exception));
      }),
    );
  });

  it('has no timeline unless it was approved', () => {
    fc.assert(
      fc.property(arbitraryRequested, exception => {
        const isApproved =
          exception.requests![0].decision?.outcome === 'approved';
        expect(exceptionTimeline(exception).length > 0).toBe(isApproved);
      }),
    );
  });

  it.each([
    [{ expiresAt: 10 }, 9, 0, 'active'],
    [{ expiresAt: 10 }, 10, 0, 'expired'],
    [{ expiresAt: 10 }, 6, 3, 'active'],
    [{ expiresAt: 10 }, 7, 3, 'expiring'],
    [{ expiresAt: 10, endedAt: 8 }, 5, 3, 'expiring'],
    [{ expiresAt: 10, endedAt: 8 }, 8, 3, 'ended'],
    [{ expiresAt: 10, endedAt: 10 }, 10, 3, 'expired'],
    [{ endedAt: 8 }, 8, 3, 'ended'],
    [{}, 1_000, 3, 'active'],
    [{}, -1, 3, undefined],
  ])(
    'with %j at %d it is, %d before its end: %s',
    (terms, t, within, state) => {
      const exception = exceptionOf({ terms: { reason: 'r', ...terms } });
      expect(exceptionState(exception, t, within)).toBe(state);
    },
  );
});

/** What was known of an exception at a moment. */
function knownAt(
  exception: RecordedException,
  moment: number,
): RecordedException | undefined {
  const requests = exception.requests!.flatMap((request): RecordedRequest[] => {
    if (request.at > moment) return [];
    const { decision, ...rest } = request;
    return [decision && decision.at <= moment ? request : rest];
  });
  if (!requests.length) return undefined;
  const isDecided = requests[0].decision !== undefined;
  return {
    ...exception,
    createdAt: isDecided ? exception.createdAt : requests[0].at,
    requests,
    versions: exception.versions.filter(
      ({ recordedAt }) => recordedAt <= moment,
    ) as RecordedException['versions'],
  };
}
