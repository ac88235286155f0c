import { sparkline } from './sparkline';

const points = (...values: (number | null)[]) =>
  values.map((value, index) => ({
    asOf: `2026-11-0${index + 1}T00:00:00Z`,
    value,
    numerator: null,
    denominator: null,
  }));
const box = { width: 106, height: 46 };

describe('sparkline', () => {
  it('draws values and target in one scale', () => {
    expect(sparkline(points(0, 5, 10), 5, box)).toEqual({
      paths: ['M3,43 L53,23 L103,3'],
      end: { x: 103, y: 3 },
      targetY: 23,
    });
  });

  it('leaves gaps where there is no data', () => {
    const shape = sparkline(points(1, null, 1, 1, null), undefined, box);
    expect(shape.paths).toEqual(['M3,43 h0', 'M53,43 L78,43']);
    expect(shape.end).toBeUndefined();
  });

  it('draws nothing without any data', () => {
    expect(sparkline(points(null, null), 1, box)).toEqual({ paths: [] });
    expect(sparkline([], 1, box)).toEqual({ paths: [] });
  });
});
