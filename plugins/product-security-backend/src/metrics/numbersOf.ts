import { Measure } from './definitions/Metric';
import { evaluateFormula } from './formula/evaluateFormula';
import { Formula, measuresOf } from './formula/Formula';
import { sidesOf } from './formula/sidesOf';

/** What a measure came to. */
export interface Measured {
  /** `undefined` is "no data": the mean or median of nothing. */
  value: number | undefined;
  /** How many objects are in it. */
  count: number;
  /** Of a mean, the sum of the values. */
  sum?: number;
}

/** A metric's value and what it is made of; `undefined` where there is none. */
export interface Numbers {
  value: number | undefined;
  numerator: number | undefined;
  denominator: number | undefined;
}

/** What a measure of no objects comes to. */
export function measuredNothing({ aggregate }: Measure): Measured {
  return aggregate === 'count' || aggregate === 'sum'
    ? { value: 0, count: 0 }
    : {
        value: undefined,
        count: 0,
        ...(aggregate === 'mean' ? { sum: 0 } : {}),
      };
}

/**
 * The numbers of a formula.
 *
 * @remarks
 * A ratio has its two sides, a mean its sum and its count, a median or other quantile nothing and the number of its values, and what adds up counts
 * and sums has itself and nothing.
 */
export function numbersOf(
  formula: Formula,
  measures: ReadonlyMap<string, Measure>,
  measured: (id: string) => Measured,
): Numbers {
  const evaluate = (part: Formula) =>
    evaluateFormula(part, id => measured(id).value);
  const value = evaluate(formula);
  if (formula.op === 'measure') {
    const { aggregate } = measures.get(formula.id)!;
    const { count, sum } = measured(formula.id);
    if (aggregate === 'count' || aggregate === 'sum') {
      return { value, numerator: value, denominator: undefined };
    }
    return { value, numerator: sum, denominator: count };
  }
  const sides = sidesOf(formula);
  if (sides) {
    return {
      value,
      numerator: evaluate(sides.numerator),
      denominator: evaluate(sides.denominator),
    };
  }
  return {
    value,
    numerator: isAdditive(formula, measures) ? value : undefined,
    denominator: undefined,
  };
}

/** Whether a formula only adds up counts and sums. */
function isAdditive(
  formula: Formula,
  measures: ReadonlyMap<string, Measure>,
): boolean {
  const onlyAdds = (part: Formula): boolean => {
    if (part.op === 'number' || part.op === 'measure') return true;
    if (part.op === 'negate') return onlyAdds(part.of);
    return part.op !== '/' && onlyAdds(part.left) && onlyAdds(part.right);
  };
  return (
    onlyAdds(formula) &&
    measuresOf(formula).every(id =>
      ['count', 'sum'].includes(measures.get(id)!.aggregate),
    )
  );
}

/** What a formula comes to where there is no object at all. */
export function numbersOfNothing(
  { measures }: { measures: ReadonlyMap<string, Measure> },
  { formula }: { formula: Formula },
): Numbers {
  return numbersOf(formula, measures, id => measuredNothing(measures.get(id)!));
}
