import { Formula, measuresOf } from './Formula';

/** What a ratio divides and what it divides by. */
export interface Sides {
  numerator: Formula;
  denominator: Formula;
}

/**
 * The two sides of the division a formula is, a constant scale (`100 * a / b`) left out; `undefined` when it is no division.
 */
export function sidesOf(formula: Formula): Sides | undefined {
  const ratio = withoutScale(formula);
  if (ratio.op !== '/') return undefined;
  return {
    numerator: withoutScale(ratio.left),
    denominator: withoutScale(ratio.right),
  };
}

/**
 * How much of each measure is in a formula: `a + 2 * b` has one `a` and two `b`. `undefined` when it is not a sum of that kind.
 */
export function coefficientsOf(
  formula: Formula,
): Map<string, number> | undefined {
  const coefficients = new Map<string, number>();
  const visit = (part: Formula, factor: number): boolean => {
    if (part.op === 'number') return true;
    if (part.op === 'measure') {
      coefficients.set(part.id, (coefficients.get(part.id) ?? 0) + factor);
      return true;
    }
    if (part.op === 'negate') return visit(part.of, -factor);
    const { left, right } = part;
    if (part.op === '+') return visit(left, factor) && visit(right, factor);
    if (part.op === '-') return visit(left, factor) && visit(right, -factor);
    if (right.op === 'number') {
      return visit(
        left,
        part.op === '*' ? factor * right.value : factor / right.value,
      );
    }
    return (
      part.op === '*' &&
      left.op === 'number' &&
      visit(right, factor * left.value)
    );
  };
  return visit(formula, 1) ? coefficients : undefined;
}

function withoutScale(formula: Formula): Formula {
  if (formula.op === '*') {
    if (!measuresOf(formula.left).length) return withoutScale(formula.right);
    if (!measuresOf(formula.right).length) return withoutScale(formula.left);
  }
  if (formula.op === '/' && !measuresOf(formula.right).length) {
    const inner = withoutScale(formula.left);
    return inner.op === '/' ? inner : formula;
  }
  return formula;
}
