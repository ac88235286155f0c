import { trendDifferences } from './trendDifferences';

const asOf = '2026-11-20T09:30:00.000Z';
const point = (moment: string, value: number | null) => ({
  asOf: moment,
  value,
  numerator: null,
  denominator: null,
});

describe('trendDifferences', () => {
  it('compares with the points of those days, and with no others', () => {
    const points = [
      point('2026-08-22T09:30:00.000Z', 10),
      point('2026-10-21T09:30:00.000Z', null),
      point('2026-10-22T09:30:00.000Z', 4),
    ];
    expect(trendDifferences({ value: 7 }, points, asOf)).toEqual({
      delta30: null,
      delta90: -3,
    });
    expect(trendDifferences({ value: null }, points, asOf).delta90).toBeNull();
  });
});
