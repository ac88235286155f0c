import { Term } from '../formula/Term';
import { Measure } from '../definitions/Metric';

/** A conjunction of terms under which an object counts, and whether it then adds to the measure or takes away from it. */
export interface SweptVariant {
  sign: 1 | -1;
  /** Each has a bound or is the same at every moment. */
  terms: readonly Term[];
}

/**
 * The conjunctions that together say when an object counts in a measure; `undefined` when its condition is no such thing.
 *
 * @remarks
 * `a && (b || c)` counts when `a && b`, and when `a && c`, less when `a && b && c`: inclusion and exclusion, for up to three alternatives.
 */
export function sweptVariants({
  where,
}: Pick<Measure, 'where'>): SweptVariant[] | undefined {
  const [choice, ...others] = where.filter(
    term => term.momentary && !term.bound,
  );
  if (!choice) return [{ sign: 1, terms: where }];
  const { alternatives } = choice;
  if (others.length || !alternatives || alternatives.length > 3) {
    return undefined;
  }
  const always = where.filter(term => term !== choice);
  return subsetsOf(alternatives).map(chosen => ({
    sign: chosen.length % 2 ? 1 : -1,
    terms: [...always, ...chosen.flat()],
  }));
}

/** Every choice of one or more. */
function subsetsOf<T>(values: readonly T[]): T[][] {
  return values.reduce<T[][]>(
    (subsets, value) => [
      ...subsets,
      ...subsets.map(subset => [...subset, value]),
      [value],
    ],
    [],
  );
}
