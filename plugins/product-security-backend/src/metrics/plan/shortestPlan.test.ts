import fc from 'fast-check';
import { parseTarget, statusOf, Target } from '../definitions/target';
import { Fraction, FractionTally } from './FractionTally';
import { QuantileTally } from './QuantileTally';
import { isReached, Requirement, shortestPlan } from './shortestPlan';
import { Tally } from './Tally';

const target = (text: string): Target => parseTarget(text)!;

describe('shortestPlan', () => {
  it('reaches the target of a ratio with as few levers as there can be', () => {
    const arbitraryLever = fc.record({
      numerator: fc.integer({ min: -1, max: 3 }),
      denominator: fc.integer({ min: -1, max: 3 }),
    });
    fc.assert(
      fc.property(
        fc.integer({ min: 5, max: 30 }),
        fc.nat(30),
        fc.array(arbitraryLever, { maxLength: 7 }),
        fc.constantFrom('>= 0.95', '> 0.5', '<= 0.2', '< 0.3', '>= 1'),
        (denominator, numerator, levers, text) => {
          const start = { numerator, denominator };
          const answer = planned(
            target(text),
            rankedOf(target(text), levers),
            () => new FractionTally(start, byIndex(levers)),
            indexes(levers),
          );
          expect(answer.planned).toEqual(answer.shortest);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('brings a sum under its target with as few levers as there can be', () => {
    const values = fc.array(fc.constantFrom(0.1, 0.2, 10, 12.1, 43.2), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(
        values,
        fc.constantFrom('< 30', '<= 0', '< 43.2', '<= 0.3', '== 0'),
        (numbers, text) => {
          const levers = numbers.map(value => ({
            numerator: -value,
            denominator: 0,
          }));
          const start = {
            numerator: numbers.reduce((sum, value) => sum + value, 0),
            denominator: 1,
          };
          const answer = planned(
            target(text),
            rankedOf(target(text), levers),
            () => new FractionTally(start, byIndex(levers)),
            indexes(levers),
          );
          expect(answer.planned).toEqual(answer.shortest);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('brings a quantile under its target with as few levers as there can be', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(40), { minLength: 1, maxLength: 8 }),
        fc.constantFrom(0.5, 0.9),
        fc.constantFrom('< 14', '<= 7', '<= 0'),
        (ages, share, text) => {
          const removes = new Map(ages.map((age, index) => [`${index}`, age]));
          const ranked = [...removes.keys()].sort(
            (left, right) => removes.get(right)! - removes.get(left)!,
          );
          const start = () => new QuantileTally(share, ages, removes);
          const answer = planned(target(text), ranked, start, ranked);
          expect(answer.planned).toEqual(answer.shortest);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('counts for the next target what was done for the one before', () => {
    const changes = new Map([['a', { numerator: 1, denominator: 0 }]]);
    const requirement = (): Requirement => ({
      target: target('>= 1'),
      tally: new FractionTally({ numerator: 0, denominator: 1 }, changes),
      ranked: ['a'],
    });
    expect(shortestPlan([requirement(), requirement()])).toEqual(['a']);
  });

  it('leaves numbers alone that are where they should be', () => {
    const tally = new QuantileTally(0.5, [1, 2], new Map([['a', 2]]));
    const met = { target: target('< 14'), tally, ranked: ['a'] };
    expect(shortestPlan([met])).toEqual([]);
  });
});

describe('QuantileTally', () => {
  it('tells what a lever does alone without pulling it', () => {
    const tally = new QuantileTally(0.5, [20, 1, 4], new Map([['a', 20]]));
    expect(tally.alone('a')).toBe(2.5);
    expect(tally.value).toBe(4);
    tally.pull('unknown');
    tally.pull('a');
    expect(tally.value).toBe(2.5);
  });
});

function byIndex(levers: Fraction[]): Map<string, Fraction> {
  return new Map(levers.map((lever, index) => [`${index}`, lever]));
}

function indexes(levers: Fraction[]): string[] {
  return levers.map((_, index) => `${index}`);
}

/** The levers that bring a fraction nearer to its target, what brings it nearest first. */
function rankedOf(goal: Target, levers: Fraction[]): string[] {
  const sign = goal.operator.startsWith('>') ? 1 : -1;
  const gain = (index: string) => {
    const { numerator, denominator } = levers[Number(index)];
    return sign * (numerator - goal.value * denominator);
  };
  return indexes(levers)
    .filter(index => gain(index) > 0)
    .sort((left, right) => gain(right) - gain(left));
}

/** The length of the plan and of the shortest of all lists that reach the target; `undefined` where none does. */
function planned(
  goal: Target,
  ranked: string[],
  start: () => Tally,
  all: string[],
): { planned?: number; shortest?: number } {
  const tally = start();
  if (statusOf(tally.value, goal) === 'no-data') return {};
  const steps = shortestPlan([{ target: goal, tally, ranked }]);
  const lengths = subsets(all)
    .filter(subset => {
      const other = start();
      for (const lever of subset) other.pull(lever);
      return isReached(other.value, goal);
    })
    .map(({ length }) => length);
  return {
    planned: isReached(tally.value, goal) ? steps.length : undefined,
    shortest: lengths.length ? Math.min(...lengths) : undefined,
  };
}

function subsets(all: string[]): string[][] {
  return all.reduce<string[][]>(
    (found, lever) => [...found, ...found.map(subset => [...subset, lever])],
    [[]],
  );
}
