import { MetricPlanStep } from '@prodsec/backstage-plugin-product-security-common';

/** A thing to be fixed, and what measures count of it as it is and once it is fixed. */
export interface Lever {
  id: string;
  step: Omit<MetricPlanStep, 'valueAlone' | 'valueAfter'>;
  /** Of two that help as much, the one with less goes first. */
  effort: number;
  /** By id of the measure. */
  moves: ReadonlyMap<string, Move>;
}

/** What a measure counts of an object. */
export interface Move {
  before: Counted;
  after: Counted;
}

/** How many objects, and the sum of their values; of a count, their number. */
export interface Counted {
  count: number;
  value: number;
}

/** Levers that several sources know of become one that moves the measures of all. */
export function mergedLevers(levers: readonly Lever[]): Lever[] {
  const byId = new Map<string, Lever>();
  for (const lever of levers) {
    const known = byId.get(lever.id);
    byId.set(
      lever.id,
      known
        ? { ...known, moves: new Map([...known.moves, ...lever.moves]) }
        : lever,
    );
  }
  return [...byId.values()];
}
