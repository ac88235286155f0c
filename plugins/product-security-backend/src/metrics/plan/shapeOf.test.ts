import fc from 'fast-check';
import { Measure } from '../definitions/Metric';
import { evaluateFormula } from '../formula/evaluateFormula';
import { Formula } from '../formula/Formula';
import { Linear, shapeOf } from './shapeOf';

const values: Record<string, number> = { a: 3, b: 5, c: 7 };
const measures = new Map(
  Object.entries({
    a: 'count',
    b: 'sum',
    c: 'count',
    mid: 'median',
    avg: 'mean',
  }).map(([id, aggregate]) => [id, { id, aggregate } as Measure]),
);
const measure = (id: string): Formula => ({ op: 'measure', id });

describe('shapeOf', () => {
  const number = fc
    .constantFrom(1, 2, 100)
    .map((value): Formula => ({ op: 'number', value }));
  const { sum } = fc.letrec<{ sum: Formula }>(tie => ({
    sum: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom('a', 'b', 'c').map(measure),
      number,
      fc.record({
        op: fc.constantFrom('+' as const, '-' as const),
        left: tie('sum'),
        right: tie('sum'),
      }),
      fc.record({
        op: fc.constant('*' as const),
        left: number,
        right: tie('sum'),
      }),
      fc.record({
        op: fc.constant('/' as const),
        left: tie('sum'),
        right: number,
      }),
      fc.record({ op: fc.constant('negate' as const), of: tie('sum') }),
    ),
  }));

  it('has the value of the formula, for sums and scaled ratios of sums', () => {
    const scaled = fc.tuple(number, sum, sum).map(
      ([scale, left, right]): Formula => ({
        op: '*',
        left: scale,
        right: { op: '/', left, right },
      }),
    );
    fc.assert(
      fc.property(fc.oneof(sum, scaled), formula => {
        const expected = evaluateFormula(formula, id => values[id]);
        fc.pre(expected !== undefined);
        const shape = shapeOf(formula, measures);
        const value =
          shape?.kind === 'fraction'
            ? total(shape.numerator) / total(shape.denominator)
            : NaN;
        expect(value).toBeCloseTo(expected!, 6);
      }),
    );
  });

  it('divides the sum of a mean by its count', () => {
    expect(shapeOf(measure('avg'), measures)).toEqual({
      kind: 'fraction',
      numerator: {
        constant: 0,
        variables: [{ measure: 'avg', of: 'value', factor: 1 }],
      },
      denominator: {
        constant: 0,
        variables: [{ measure: 'avg', of: 'count', factor: 1 }],
      },
    });
    expect(shapeOf(measure('mid'), measures)?.kind).toBe('quantile');
  });

  it('has none where values do not add up', () => {
    const two: Formula = { op: 'number', value: 2 };
    const ratio: Formula = { op: '/', left: measure('a'), right: measure('b') };
    for (const formula of [
      { op: '*', left: measure('a'), right: measure('b') },
      { op: '+', left: ratio, right: measure('c') },
      { op: '/', left: two, right: ratio },
      { op: '*', left: two, right: measure('mid') },
      { op: '/', left: measure('avg'), right: measure('a') },
    ] satisfies Formula[]) {
      expect(shapeOf(formula, measures)).toBeUndefined();
    }
  });
});

function total({ constant, variables }: Linear): number {
  return variables.reduce(
    (sum, { measure: id, factor }) => sum + factor * values[id],
    constant,
  );
}
