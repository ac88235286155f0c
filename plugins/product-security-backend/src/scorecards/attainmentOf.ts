/** How a number is turned into a share of its goal. */
export type Goal =
  | { kind: 'atLeast'; target: number }
  | { kind: 'atMost'; target: number }
  | { kind: 'halving'; points: number };

/**
 * How much of a goal a number reaches, 0–1; `null` stays "no data".
 *
 * @remarks
 * `atLeast`: the share of the target, full from the target on. `atMost`: full up to the target, then as many times less as the number is
 * larger. `halving`: full at zero, half at `points`, a quarter at twice that.
 */
export function attainmentOf(value: number | null, goal: Goal): number | null {
  if (value === null) return null;
  switch (goal.kind) {
    case 'atLeast':
      return goal.target <= 0 ? 1 : within(value / goal.target);
    case 'atMost':
      return value <= goal.target ? 1 : within(goal.target / value);
    default:
      return within(0.5 ** (value / goal.points));
  }
}

function within(share: number): number {
  return Math.min(1, Math.max(0, share));
}
