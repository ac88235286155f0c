import { Measure } from '../definitions/Metric';
import { Formula, measuresOf } from '../formula/Formula';

/** A measure's value or, of a mean, its sum or the number of its objects, some number of times. */
export interface Variable {
  measure: string;
  of: 'value' | 'count';
  factor: number;
}

/** A sum of variables and a number. */
export interface Linear {
  constant: number;
  variables: readonly Variable[];
}

/** How a formula's value follows from what its measures count. */
export type Shape =
  | { kind: 'fraction'; numerator: Linear; denominator: Linear }
  | { kind: 'quantile'; measure: Measure };

/**
 * The shape of a formula: a sum, a mean or a ratio of sums is a fraction, a single median or other quantile a quantile. Any other formula
 * has none, as means and quantiles inside arithmetic do not add up.
 */
export function shapeOf(
  formula: Formula,
  measures: ReadonlyMap<string, Measure>,
): Shape | undefined {
  if (formula.op === 'measure') {
    const measure = measures.get(formula.id)!;
    if (measure.aggregate === 'median' || measure.aggregate === 'p90') {
      return { kind: 'quantile', measure };
    }
    if (measure.aggregate === 'mean') {
      const variable = { measure: measure.id, factor: 1 };
      return {
        kind: 'fraction',
        numerator: only({ ...variable, of: 'value' }),
        denominator: only({ ...variable, of: 'count' }),
      };
    }
  }
  const additive = measuresOf(formula).every(id =>
    ['count', 'sum'].includes(measures.get(id)!.aggregate),
  );
  const sides = additive ? sidesWithScale(formula) : undefined;
  return sides && { kind: 'fraction', ...sides };
}

function only(variable: Variable): Linear {
  return { constant: 0, variables: [variable] };
}

function sidesWithScale(
  formula: Formula,
): { numerator: Linear; denominator: Linear } | undefined {
  const sum = linearOf(formula);
  if (sum) {
    return { numerator: sum, denominator: { constant: 1, variables: [] } };
  }
  if (formula.op !== '*' && formula.op !== '/') return undefined;
  const { op, left, right } = formula;
  const [first, second] = [linearOf(left), linearOf(right)];
  if (op === '/' && first && second) {
    return { numerator: first, denominator: second };
  }
  const scale = first ?? second;
  if (!scale || scale.variables.length) return undefined;
  if (op === '/' && first) return undefined;
  const ratio = sidesWithScale(first ? right : left);
  const factor = op === '/' ? 1 / scale.constant : scale.constant;
  return ratio && { ...ratio, numerator: times(ratio.numerator, factor) };
}

function linearOf(formula: Formula): Linear | undefined {
  if (formula.op === 'number') {
    return { constant: formula.value, variables: [] };
  }
  if (formula.op === 'measure') {
    return only({ measure: formula.id, of: 'value', factor: 1 });
  }
  if (formula.op === 'negate') {
    const of = linearOf(formula.of);
    return of && times(of, -1);
  }
  const [left, right] = [linearOf(formula.left), linearOf(formula.right)];
  if (!left || !right) return undefined;
  if (formula.op === '+') return plus(left, right);
  if (formula.op === '-') return plus(left, times(right, -1));
  if (!right.variables.length) {
    const factor = formula.op === '/' ? 1 / right.constant : right.constant;
    return Number.isFinite(factor) ? times(left, factor) : undefined;
  }
  return formula.op === '*' && !left.variables.length
    ? times(right, left.constant)
    : undefined;
}

function plus(left: Linear, right: Linear): Linear {
  return {
    constant: left.constant + right.constant,
    variables: [...left.variables, ...right.variables],
  };
}

function times({ constant, variables }: Linear, factor: number): Linear {
  return {
    constant: constant * factor,
    variables: variables.map(variable => ({
      ...variable,
      factor: variable.factor * factor,
    })),
  };
}
