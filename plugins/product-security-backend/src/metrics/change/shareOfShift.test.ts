import fc from 'fast-check';
import { shareOfShift } from './shareOfShift';

describe('shareOfShift', () => {
  it('shares the whole shift', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1 }),
        fc.array(fc.integer({ min: 0, max: 30 })),
        fc.constantFrom(0.5, 0.9),
        (there, others, share) => {
          const stayed = quantile(there, share);
          const all = quantile([...there, ...others], share);
          const above = others.filter(value => value > stayed).length;
          const below = others.filter(value => value < stayed).length;
          const shift = { all, stayed, above, below, others: others.length };
          const shared = shareOfShift(shift);
          const sum = shared ? shared.share * shift[shared.by] : 0;
          expect(sum).toBeCloseTo(all - stayed, 9);
        },
      ),
    );
  });

  it('gives no part to what pulled the other way, unless nobody else is there', () => {
    const counts = { above: 4, below: 2, others: 8 };
    expect(shareOfShift({ all: 12, stayed: 10, ...counts })).toEqual({
      by: 'above',
      share: 0.5,
    });
    expect(shareOfShift({ all: 9, stayed: 10, ...counts })).toEqual({
      by: 'below',
      share: -0.5,
    });
    expect(shareOfShift({ all: 12, stayed: 10, ...counts, above: 0 })).toEqual({
      by: 'others',
      share: 0.25,
    });
    expect(shareOfShift({ all: 10, stayed: 10, ...counts })).toBeUndefined();
  });
});

function quantile(unordered: number[], share: number): number {
  const values = [...unordered].sort((a, b) => a - b);
  const position = (values.length - 1) * share;
  const low = Math.floor(position);
  const high = Math.min(low + 1, values.length - 1);
  return values[low] + (values[high] - values[low]) * (position - low);
}
