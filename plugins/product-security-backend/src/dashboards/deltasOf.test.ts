import { deltasOf } from './deltasOf';

const point = (moment: number, value: number | null) => ({
  asOf: new Date(moment).toISOString(),
  value,
  numerator: value,
  denominator: null,
});
const key = (businessUnit: string) => ({ businessUnit });

describe('deltasOf', () => {
  const deltas = deltasOf({
    points: [point(0, null), point(15, 1), point(60, 0)],
    groups: [
      { key: key('a'), points: [point(0, 3), point(60, null)] },
      { key: key('b'), points: [point(0, null), point(60, 0)] },
    ],
  });

  it('compares with the first and the last moment, where they are known', () => {
    expect(deltas(5)).toEqual({ delta30: 5, delta90: null });
    expect(deltas(null)).toEqual({ delta30: null, delta90: null });
  });

  it('compares a group with itself', () => {
    expect(deltas(5, key('a'))).toEqual({ delta30: null, delta90: 2 });
    expect(deltas(5, key('b'))).toEqual({ delta30: 5, delta90: null });
    expect(deltas(5, key('new'))).toEqual({ delta30: null, delta90: null });
  });
});
