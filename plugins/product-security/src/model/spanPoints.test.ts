import { daysBefore } from './daysBefore';
import { spanPoints } from './spanPoints';

const asOf = '2026-11-20T09:30:00.000Z';
const points = Array.from({ length: 366 }, (_, index) => ({
  asOf: daysBefore(asOf, 365 - index),
  value: index,
  numerator: null,
  denominator: null,
}));

describe('spanPoints', () => {
  it('has every day of a short span', () => {
    const shown = spanPoints(points, asOf, 30);
    expect(shown).toHaveLength(31);
    expect(shown[0].asOf).toBe(daysBefore(asOf, 30));
  });

  it('has every week of a long span, and ends with the last point', () => {
    const shown = spanPoints(points, asOf, 365);
    expect(shown).toHaveLength(53);
    expect(shown.at(-1)!.asOf).toBe(asOf);
    expect(shown.at(-2)!.asOf).toBe(daysBefore(asOf, 7));
  });
});
