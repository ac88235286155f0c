import fc from 'fast-check';
import { attainmentOf } from './attainmentOf';
import { scoreOf } from './scoreOf';

const input = fc.record({
  metric: fc.string(),
  title: fc.string(),
  weight: fc.double({ min: 0.01, max: 10, noNaN: true }),
  attainment: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
});

const known = fc.record({
  metric: fc.string(),
  title: fc.string(),
  weight: fc.double({ min: 0.01, max: 10, noNaN: true }),
  attainment: fc.double({ min: 0, max: 1, noNaN: true }),
});

describe('scoreOf', () => {
  it('adds up from its parts and stays between 0 and 100', () => {
    fc.assert(
      fc.property(fc.array(input), known, (others, one) => {
        const score = scoreOf([...others, one]);
        const sum = score.parts.reduce((all, part) => all + part.points, 0);
        expect(score.value).toBe(sum);
        expect(score.value).toBeGreaterThanOrEqual(0);
        expect(score.value).toBeLessThanOrEqual(100 + 1e-9);
        for (const part of score.parts) {
          expect(part.points).toBeCloseTo(
            part.weight * (part.attainment ?? 0) * 100,
          );
        }
      }),
    );
  });

  it('has no value and no grade when no part has data', () => {
    const withoutData = input.map(each => ({ ...each, attainment: null }));
    fc.assert(
      fc.property(fc.array(withoutData), inputs => {
        expect(scoreOf(inputs)).toMatchObject({ value: null, grade: null });
      }),
    );
  });

  it('gives a part without data no weight, neither for nor against', () => {
    const withoutData = {
      metric: 'x',
      title: 'X',
      weight: 3,
      attainment: null,
    };
    const half = { metric: 'y', title: 'Y', weight: 1, attainment: 0.5 };
    expect(scoreOf([half, withoutData]).value).toBe(50);
  });

  it.each([
    [1, 'A'],
    [0.9, 'A'],
    [0.899, 'B'],
    [0.8, 'B'],
    [0.7, 'C'],
    [0.6, 'D'],
    [0.599, 'E'],
    [0, 'E'],
  ])('grades an attainment of %d as %s', (attainment, grade) => {
    const one = { metric: 'x', title: 'X', weight: 1, attainment };
    expect(scoreOf([one]).grade).toBe(grade);
  });
});

describe('attainmentOf', () => {
  it.each([
    [0.95, { kind: 'atLeast', target: 0.95 }, 1],
    [0.475, { kind: 'atLeast', target: 0.95 }, 0.5],
    [14, { kind: 'atMost', target: 14 }, 1],
    [28, { kind: 'atMost', target: 14 }, 0.5],
    [0, { kind: 'halving', points: 60 }, 1],
    [120, { kind: 'halving', points: 60 }, 0.25],
  ] as const)('of %d for %j is %d', (value, goal, attainment) => {
    expect(attainmentOf(value, goal)).toBeCloseTo(attainment);
  });

  it('keeps "no data"', () => {
    expect(attainmentOf(null, { kind: 'atLeast', target: 1 })).toBeNull();
  });

  const amount = fc.double({ min: 0, max: 1e6, noNaN: true });

  it.each(['atLeast', 'atMost'] as const)('%s never leaves 0 to 1', kind => {
    fc.assert(
      fc.property(amount, amount, (value, target) => {
        const attainment = attainmentOf(value, { kind, target })!;
        expect(attainment).toBeGreaterThanOrEqual(0);
        expect(attainment).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('never attains less with a better number', () => {
    fc.assert(
      fc.property(amount, amount, amount, (value, more, target) => {
        const of = (number: number, kind: 'atLeast' | 'atMost') =>
          attainmentOf(number, { kind, target })!;
        const higher = value + more;
        expect(of(higher, 'atLeast')).toBeGreaterThanOrEqual(
          of(value, 'atLeast'),
        );
        expect(of(value, 'atMost')).toBeGreaterThanOrEqual(
          of(higher, 'atMost'),
        );
      }),
    );
  });
});
