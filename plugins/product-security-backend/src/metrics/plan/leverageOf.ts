import { Target } from '../definitions/target';
import { Measured } from '../numbersOf';
import { Fraction, FractionTally } from './FractionTally';
import { QuantileTally } from './QuantileTally';
import { Lever } from './Lever';
import { Linear, Shape } from './shapeOf';
import { Tally } from './Tally';

/** A number, what levers do to it, and how far each brings it towards its target. */
export interface Leverage {
  tally: Tally;
  /** By lever, of those that bring it nearer. More is nearer. */
  gains: ReadonlyMap<string, number>;
}

/**
 * What levers do to a number.
 *
 * @param base - what its measures come to as they are
 * @param levers - of a quantile, all objects with a value are among them, one for each
 * @param target - where it should be; without one nothing brings it nearer
 */
export function leverageOf(
  shape: Shape,
  base: ReadonlyMap<string, Measured>,
  levers: readonly Lever[],
  target?: Target,
): Leverage {
  return shape.kind === 'quantile'
    ? quantileLeverage(shape.measure, base, levers, target)
    : fractionLeverage(shape, base, levers, target);
}

function fractionOf(
  shape: Extract<Shape, { kind: 'fraction' }>,
  base: ReadonlyMap<string, Measured>,
): Fraction {
  const side = (linear: Linear) =>
    linear.constant + sumOf(linear, (id, of) => amountOf(base.get(id)!, of));
  return {
    numerator: side(shape.numerator),
    denominator: side(shape.denominator),
  };
}

function fractionLeverage(
  shape: Extract<Shape, { kind: 'fraction' }>,
  base: ReadonlyMap<string, Measured>,
  levers: readonly Lever[],
  target: Target | undefined,
): Leverage {
  const start = fractionOf(shape, base);
  const changes = new Map<string, Fraction>();
  const gains = new Map<string, number>();
  for (const { id, moves } of levers) {
    const difference = (measure: string, of: 'value' | 'count') => {
      const move = moves.get(measure);
      return move ? amountOf(move.after, of) - amountOf(move.before, of) : 0;
    };
    const change = {
      numerator: sumOf(shape.numerator, difference),
      denominator: sumOf(shape.denominator, difference),
    };
    changes.set(id, change);
    if (!target) continue;
    const surplus = change.numerator - target.value * change.denominator;
    const gain = isUpwards(target, start) ? surplus : -surplus;
    if (gain > smallestGain) gains.set(id, gain);
  }
  return { tally: new FractionTally(start, changes), gains };
}

function quantileLeverage(
  measure: Extract<Shape, { kind: 'quantile' }>['measure'],
  base: ReadonlyMap<string, Measured>,
  levers: readonly Lever[],
  target: Target | undefined,
): Leverage {
  const moved = levers.flatMap(({ moves }) => moves.get(measure.id) ?? []);
  if (!moved.length || moved.some(({ before }) => before.count > 1)) {
    return { tally: fixedTally(base, measure.id), gains: new Map() };
  }
  const share = measure.aggregate === 'median' ? 0.5 : 0.9;
  const values: number[] = [];
  const removes = new Map<string, number>();
  const gains = new Map<string, number>();
  for (const { id, moves } of levers) {
    const move = moves.get(measure.id);
    if (!move?.before.count) continue;
    const { value } = move.before;
    values.push(value);
    if (move.after.count) continue;
    removes.set(id, value);
    if (target) gains.set(id, target.operator[0] === '>' ? -value : value);
  }
  return { tally: new QuantileTally(share, values, removes), gains };
}

function fixedTally(
  base: ReadonlyMap<string, Measured>,
  measure: string,
): FractionTally {
  const { value = 0, count } = base.get(measure)!;
  const fraction = { numerator: value, denominator: Math.sign(count) };
  return new FractionTally(fraction, new Map());
}

function isUpwards(
  { operator, value }: Target,
  { numerator, denominator }: Fraction,
): boolean {
  return operator === '=='
    ? numerator / denominator < value
    : operator.startsWith('>');
}

function sumOf(
  { variables }: Linear,
  amount: (measure: string, of: 'value' | 'count') => number,
): number {
  return variables.reduce(
    (sum, { measure, of, factor }) => sum + factor * amount(measure, of),
    0,
  );
}

/** A mean's value is what it divides, its sum. */
function amountOf(
  { value, count, sum }: Measured,
  of: 'value' | 'count',
): number {
  return of === 'count' ? count : sum ?? value ?? 0;
}

/** Less than this is what rounding leaves of nothing. */
const smallestGain = 1e-9;
