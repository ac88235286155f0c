import { Movements } from '@prodsec/backstage-plugin-product-security-common';

/** How many days there are between two points of a scorecard's trends; 30 and 90 are multiples. */
export const pointEvery = 5;

/** How far back a scorecard's trends go, in days. */
export const trendDays = 90;

/**
 * How the last of some values differs from those of 30 and 90 days before.
 *
 * @param values - every five days over 90 days, `null` for "no data"
 * @param direction - which way is better
 */
export function movementsOf(
  values: readonly (number | null)[],
  direction: 'up' | 'down',
): Movements {
  const delta = (days: number): number | null => {
    const now = values.at(-1) ?? null;
    const then = values.at(-1 - days / pointEvery) ?? null;
    return now === null || then === null ? null : now - then;
  };
  const change = (difference: number | null): Movements['change30'] => {
    if (difference === null) return null;
    if (difference === 0) return 'same';
    return difference > 0 === (direction === 'up') ? 'better' : 'worse';
  };
  const [delta30, delta90] = [delta(30), delta(90)];
  return {
    delta30,
    delta90,
    change30: change(delta30),
    change90: change(delta90),
  };
}
