import fc from 'fast-check';
import { FOREVER } from '../facts/Facts';
import { spanAt } from '../facts/spans';
import { exceptionOf } from './__testUtils__/exceptionOf';
import { exceptionTimeline, isActive, termsAt } from './exceptionTimeline';
import { ExceptionVersion } from './RecordedException';

const moment = fc.integer({ min: 0, max: 30 });
const optional = fc.option(moment, { nil: undefined });
const arbitraryTerms = fc.record({
  reason: fc.constantFrom('a', 'b'),
  expiresAt: optional,
  endedAt: optional,
  reviewAt: optional,
  compensatingControl: fc.constantFrom(undefined, 'firewall'),
});

const arbitraryException = fc
  .record({
    createdAt: moment,
    terms: arbitraryTerms,
    later: fc.array(fc.tuple(moment, arbitraryTerms), { maxLength: 4 }),
  })
  .map(({ createdAt, terms, later }) =>
    exceptionOf({
      createdAt,
      terms,
      later: later
        .toSorted(([a], [b]) => a - b)
        .map(([recordedAt, changed]) => ({ recordedAt, terms: changed })),
    }),
  );

const moments = [...Array(40).keys(), FOREVER - 1];

describe('exceptionTimeline', () => {
  it('says of every moment what holds then', () => {
    fc.assert(
      fc.property(arbitraryException, exception => {
        const timeline = exceptionTimeline(exception);
        for (const t of moments) {
          const span = spanAt(timeline, t);
          expect(span?.value).toEqual(
            isActive(exception, t) ? termsAt(exception, t) : undefined,
          );
        }
      }),
    );
  });

  it('is active from its creation to the first of its ends, where nothing was changed', () => {
    fc.assert(
      fc.property(moment, arbitraryTerms, (createdAt, terms) => {
        const exception = exceptionOf({ createdAt, terms });
        for (const t of moments) {
          expect(isActive(exception, t)).toBe(
            createdAt <= t &&
              !(terms.expiresAt !== undefined && terms.expiresAt <= t) &&
              !(terms.endedAt !== undefined && terms.endedAt <= t),
          );
        }
      }),
    );
  });

  it('rewrites nothing of the past by a change that is no late end', () => {
    fc.assert(
      fc.property(arbitraryException, arbitraryTerms, (exception, terms) => {
        const recordedAt = 31;
        const { expiresAt, endedAt, ...others } = terms;
        const last = exception.versions.at(-1)!.terms;
        const changed: ExceptionVersion = {
          recordedAt,
          by: 'user:default/ana',
          terms: {
            ...others,
            expiresAt: last.expiresAt,
            endedAt: last.endedAt,
          },
        };
        const after = {
          ...exception,
          versions: [
            ...exception.versions,
            changed,
          ] as typeof exception.versions,
        };
        for (const t of moments.filter(each => each < recordedAt)) {
          expect(isActive(after, t)).toBe(isActive(exception, t));
          expect(termsAt(after, t)).toEqual(termsAt(exception, t));
        }
      }),
    );
  });

  const openEnded = { createdAt: 0, terms: { reason: 'r' } };

  it.each([
    ['an end told late counts from then', { endedAt: 5 }, [[0, 5]]],
    ['an end to come', { expiresAt: 20 }, [[0, 20]]],
    ['both', { expiresAt: 20, endedAt: 8 }, [[0, 8]]],
  ])('%s', (_, terms, expected) => {
    const exception = exceptionOf({
      ...openEnded,
      later: [{ recordedAt: 10, terms: { reason: 'r', ...terms } }],
    });
    expect(activeIn(exception)).toEqual(expected);
  });

  it('corrects a late end by another late one, and resumes from when it is taken back', () => {
    const end = (recordedAt: number, endedAt?: number) => ({
      recordedAt,
      terms: { reason: 'r', endedAt },
    });
    expect(
      activeIn(exceptionOf({ ...openEnded, later: [end(10, 3), end(12, 6)] })),
    ).toEqual([[0, 6]]);
    expect(
      activeIn(exceptionOf({ ...openEnded, later: [end(10, 3), end(12)] })),
    ).toEqual([
      [0, 3],
      [12, FOREVER],
    ]);
  });
});

function activeIn(exception: Parameters<typeof exceptionTimeline>[0]) {
  const joined: [number, number][] = [];
  for (const { from, to } of exceptionTimeline(exception)) {
    const last = joined.at(-1);
    if (last?.[1] === from) last[1] = to;
    else joined.push([from, to]);
  }
  return joined;
}
