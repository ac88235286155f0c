import fc from 'fast-check';
import { cut, Interval, spanAt, stepsToSpans, union } from './spans';

const moment = fc.integer({ min: 0, max: 30 });
const interval = fc.tuple(moment, moment).map(([from, to]) => ({ from, to }));
const moments = Array.from({ length: 32 }, (_, index) => index);

function covers({ from, to }: Interval, t: number) {
  return from <= t && t < to;
}

describe('spans', () => {
  it('union covers the same moments, in order and apart', () => {
    fc.assert(
      fc.property(fc.array(interval), intervals => {
        const joined = union(intervals);
        for (const t of moments) {
          const expected = intervals.some(each => covers(each, t));
          expect(joined.some(each => covers(each, t))).toBe(expected);
          expect(spanAt(joined, t) !== undefined).toBe(expected);
        }
        for (const each of joined) expect(each.from).toBeLessThan(each.to);
        for (const [index, each] of joined.slice(1).entries()) {
          expect(each.from).toBeGreaterThan(joined[index].to);
        }
      }),
    );
  });

  it('cut gives pieces that make up the whole, and in which nothing begins or ends', () => {
    fc.assert(
      fc.property(interval, fc.array(interval), (whole, intervals) => {
        const list = union(intervals);
        const pieces = cut(whole, [list]);
        for (const t of moments) {
          expect(pieces.filter(each => covers(each, t))).toHaveLength(
            covers(whole, t) ? 1 : 0,
          );
        }
        for (const piece of pieces) {
          for (let t = piece.from; t < piece.to; t++) {
            expect(spanAt(list, t)).toBe(spanAt(list, piece.from));
          }
        }
      }),
    );
  });

  it('stepsToSpans holds each value until the next', () => {
    const step = fc.record({ from: moment, value: fc.nat() });
    fc.assert(
      fc.property(fc.array(step), steps => {
        const spans = stepsToSpans(steps, 30);
        for (const t of moments) {
          const latest = Math.max(
            ...steps.map(s => s.from).filter(f => f <= t),
          );
          const expected =
            t < 30 ? steps.findLast(each => each.from === latest) : undefined;
          expect(spanAt(spans, t)?.value).toBe(expected?.value);
        }
      }),
    );
  });
});
