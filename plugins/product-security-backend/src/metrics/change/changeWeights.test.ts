import fc from 'fast-check';
import { evaluateFormula } from '../formula/evaluateFormula';
import { Formula } from '../formula/Formula';
import { changeWeights } from './changeWeights';

const ids = ['a', 'b', 'c'];

const { formula: arbitraryFormula } = fc.letrec<{ formula: Formula }>(tie => ({
  formula: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'formula' },
    fc.record({
      op: fc.constant('measure' as const),
      id: fc.constantFrom(...ids),
    }),
    fc.record({
      op: fc.constant('number' as const),
      value: fc.integer({ min: -9, max: 9 }),
    }),
    fc.record({ op: fc.constant('negate' as const), of: tie('formula') }),
    fc.record({
      op: fc.constantFrom(
        '+' as const,
        '-' as const,
        '*' as const,
        '/' as const,
      ),
      left: tie('formula'),
      right: tie('formula'),
    }),
  ),
}));

const arbitraryValues = fc
  .tuple(...ids.map(() => fc.integer({ min: -20, max: 20 })))
  .map(values => new Map(ids.map((id, index) => [id, values[index]])));

const ratio: Formula = {
  op: '/',
  left: { op: 'measure', id: 'a' },
  right: { op: 'measure', id: 'b' },
};

describe('changeWeights', () => {
  it('weighs the differences of measures so that they add up to that of the formula', () => {
    fc.assert(
      fc.property(
        arbitraryFormula,
        arbitraryValues,
        arbitraryValues,
        (formula, before, after) => {
          const from = evaluateFormula(formula, id => before.get(id));
          const to = evaluateFormula(formula, id => after.get(id));
          const weights = changeWeights(
            formula,
            id => before.get(id),
            id => after.get(id),
          );
          const missing = from === undefined || to === undefined;
          expect(weights === undefined).toBe(missing);
          const expected = missing ? 0 : to - from;
          let sum = 0;
          let size = 1;
          for (const [id, weight] of weights ?? []) {
            const part = weight * (after.get(id)! - before.get(id)!);
            sum += part;
            size = Math.max(size, Math.abs(part));
          }
          expect(Math.abs(sum - expected) / size).toBeLessThan(1e-9);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('prefers neither of the moments', () => {
    const values = (a: number, b: number) => (id: string) => id === 'a' ? a : b;
    const there = changeWeights(ratio, values(1, 2), values(3, 4));
    expect(there).toEqual(changeWeights(ratio, values(3, 4), values(1, 2)));
    // Two more above the line at the mean of 1/2 and 1/4, two more below it at −2/(2·4).
    expect(there).toEqual(
      new Map([
        ['a', 0.375],
        ['b', -0.25],
      ]),
    );
  });

  it('has none where one of the values is missing', () => {
    const values = (b: number) => (id: string) => id === 'a' ? 1 : b;
    expect(changeWeights(ratio, values(0), values(1))).toBeUndefined();
    expect(changeWeights(ratio, values(1), values(0))).toBeUndefined();
  });
});
