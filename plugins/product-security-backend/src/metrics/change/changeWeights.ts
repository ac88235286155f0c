import { evaluateFormula } from '../formula/evaluateFormula';
import { Formula } from '../formula/Formula';

/** The value of a measure at a moment, `undefined` when it has no data. */
export type MeasureValues = (id: string) => number | undefined;

/**
 * How much the difference of each measure weighs in the difference of a formula between two moments.
 *
 * @remarks
 * The sum over the measures of weight × difference is the difference of the formula, exactly: a product or quotient is split by the symmetric rule, in
 * which each side moves while the other stands at the mean of its two values. `Δ(x·y) = Δx·(y₀+y₁)/2 + Δy·(x₀+x₁)/2` and
 * `Δ(x/y) = Δx·(1/y₀+1/y₁)/2 − Δy·(x₀+x₁)/(2·y₀·y₁)`. So neither moment is preferred, and going back takes exactly what going forth gave.
 * @returns `undefined` when the formula has no value at one of the moments
 */
export function changeWeights(
  formula: Formula,
  before: MeasureValues,
  after: MeasureValues,
): Map<string, number> | undefined {
  if (
    evaluateFormula(formula, before) === undefined ||
    evaluateFormula(formula, after) === undefined
  ) {
    return undefined;
  }
  // Where the whole has a value, each of its parts has one.
  const valuesOf = (part: Formula) => ({
    from: evaluateFormula(part, before)!,
    to: evaluateFormula(part, after)!,
  });
  const weights = new Map<string, number>();
  const visit = (part: Formula, factor: number): void => {
    if (part.op === 'number') return;
    if (part.op === 'measure') {
      weights.set(part.id, (weights.get(part.id) ?? 0) + factor);
      return;
    }
    if (part.op === 'negate') {
      visit(part.of, -factor);
      return;
    }
    const { left, right } = part;
    if (part.op === '+' || part.op === '-') {
      visit(left, factor);
      visit(right, part.op === '+' ? factor : -factor);
      return;
    }
    const x = valuesOf(left);
    const y = valuesOf(right);
    const split =
      part.op === '*'
        ? { left: (y.from + y.to) / 2, right: (x.from + x.to) / 2 }
        : quotientWeights(x, y);
    visit(left, factor * split.left);
    visit(right, factor * split.right);
  };
  visit(formula, 1);
  return weights;
}

/** The values of something at two moments. */
export interface TwoValues {
  from: number;
  to: number;
}

/** How much the differences of what is divided (`left`) and of what it is divided by (`right`) weigh in the difference of the quotient. */
export function quotientWeights(
  x: TwoValues,
  y: TwoValues,
): { left: number; right: number } {
  return {
    left: (1 / y.from + 1 / y.to) / 2,
    right: -((x.from + x.to) / 2) / y.from / y.to,
  };
}
