import fc from 'fast-check';
import { fittingCount } from './useFittingCount';

describe('fittingCount', () => {
  it('takes all where there is room', () => {
    expect(fittingCount([50, 100, 150], 150, 40)).toBe(3);
  });

  it('leaves room for what stands for the rest', () => {
    expect(fittingCount([50, 100, 150], 149, 40)).toBe(2);
    expect(fittingCount([50, 100, 150], 60, 40)).toBe(0);
  });

  it('takes no fewer in a wider room', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(200)),
        fc.nat(2000),
        fc.nat(2000),
        fc.nat(200),
        (widths, width, wider, reserve) => {
          let end = 0;
          const ends = widths.map(each => (end += each));
          expect(
            fittingCount(ends, width + wider, reserve),
          ).toBeGreaterThanOrEqual(fittingCount(ends, width, reserve));
        },
      ),
    );
  });
});
