import { Formula } from '../formula/Formula';
import { sidesOf } from '../formula/sidesOf';
import { Measured, Numbers } from '../numbersOf';
import { ChangeFamily, Component } from './changeFamilies';
import { changeWeights, quotientWeights } from './changeWeights';

/** What is known of a formula at the two moments. */
export interface TwoMeasurements {
  formula: Formula;
  earlier: { numbers: Numbers; measured: ReadonlyMap<string, Measured> };
  later: { numbers: Numbers; measured: ReadonlyMap<string, Measured> };
}

/** How much a component's difference weighs in something; `undefined` where that has no value at one of the moments. */
export type ComponentWeights = ((component: Component) => number) | undefined;

/** How much components weigh in the value, and in what stands above and below its line. */
export interface NumberWeights {
  value: ComponentWeights;
  numerator: ComponentWeights;
  denominator: ComponentWeights;
}

/** The weights with which the differences of components add up to those of a metric's numbers. */
export function numberWeights(measurements: TwoMeasurements): NumberWeights {
  const { formula, earlier, later } = measurements;
  const weighed = (part: Formula) => weightsOf(part, measurements);
  const value = weighed(formula);
  const sides = sidesOf(formula);
  if (sides) {
    return {
      value,
      numerator: weighed(sides.numerator),
      denominator: weighed(sides.denominator),
    };
  }
  const has = (name: 'numerator' | 'denominator') =>
    earlier.numbers[name] !== undefined && later.numbers[name] !== undefined;
  // Above the line of a mean is its sum, below it and below a quantile its count.
  const split = has('denominator');
  const ofAmounts = split
    ? ({ kind }: Component) => Number(kind === 'amount')
    : value;
  return {
    value,
    numerator: has('numerator') ? ofAmounts : undefined,
    denominator: split
      ? ({ kind }: Component) => Number(kind === 'count')
      : undefined,
  };
}

function weightsOf(
  formula: Formula,
  { earlier, later }: TwoMeasurements,
): ComponentWeights {
  const weights = changeWeights(
    formula,
    id => earlier.measured.get(id)?.value,
    id => later.measured.get(id)?.value,
  );
  if (!weights) return undefined;
  return ({ measure, kind }) => {
    const weight = weights.get(measure.id) ?? 0;
    if (measure.aggregate === 'mean') {
      const before = earlier.measured.get(measure.id)!;
      const after = later.measured.get(measure.id)!;
      // Both have a value only if both have a sum and a count.
      const split = quotientWeights(
        { from: before.sum!, to: after.sum! },
        { from: before.count, to: after.count },
      );
      return weight * (kind === 'amount' ? split.left : split.right);
    }
    return kind === 'amount' ? weight : 0;
  };
}

/** A sum over components of weight × difference; `undefined` without weights. */
export function weigh(
  weights: ComponentWeights,
  { components }: ChangeFamily,
  differences: readonly number[],
): number | undefined {
  if (!weights) return undefined;
  return components.reduce(
    (sum, component, index) => sum + weights(component) * differences[index],
    0,
  );
}
