import { statusOf, Target } from '../definitions/target';
import { Tally } from './Tally';

/** A target and what moves the number towards it. */
export interface Requirement {
  target: Target;
  tally: Tally;
  /** The levers that move it towards the target, what moves it furthest first. */
  ranked: readonly string[];
}

/**
 * The fewest levers that bring numbers to their targets.
 *
 * @remarks
 * For one number it is the shortest list there is. A sum, a mean and a ratio `n / d` reach a target `t` when `n − t·d` reaches 0, and each lever adds its
 * own share to that, whatever the others do: no list of k levers adds more than the k with the largest shares. A quantile falls with each value
 * above it that goes, and no k values lower it more than the k highest. Several numbers with levers of their own are each brought there in turn,
 * which is shortest too; where they share levers, what has been pulled for one counts for the next.
 *
 * A number of which nothing is left has no target to miss, so a list may end there.
 * @returns the levers, in the order of the targets
 */
export function shortestPlan(requirements: readonly Requirement[]): string[] {
  const pulled = new Set<string>();
  for (const { target, tally, ranked } of requirements) {
    for (const lever of ranked) {
      if (isReached(tally.value, target)) break;
      if (pulled.has(lever)) continue;
      pulled.add(lever);
      for (const other of requirements) other.tally.pull(lever);
    }
  }
  return [...pulled];
}

/** Whether a number is where it should be, or nothing of it is left. */
export function isReached(value: number | undefined, target: Target): boolean {
  return statusOf(value, target) !== 'missed';
}
