import { MetricPlan } from '@prodsec/backstage-plugin-product-security-common';

/** What the API tells of the steps that are checked off. @internal */
export type PlanProgress =
  /** Nothing is checked off: the value as it is. */
  | { kind: 'none'; value: number | null }
  /** The value is that of exactly these steps. */
  | { kind: 'exact'; value: number | null; complete: boolean }
  /**
   * The value is that of the first `counted` steps; nobody has worked out what the `further` ones that are checked off do
   * in addition, so it is left out and not guessed.
   */
  | { kind: 'partial'; value: number | null; counted: number; further: number };

/**
 * Picks the projected value for the steps that are checked off.
 *
 * @remarks
 * A plan tells the value after each step alone, and after each step and all before it. Effects of steps do not simply
 * add up (of a median least of all), so no value is made here that the API has not told.
 * @param done - Positions in `plan.steps`.
 * @internal
 */
export function planProgress(
  plan: Pick<MetricPlan, 'value' | 'steps' | 'total' | 'after'>,
  done: ReadonlySet<number>,
): PlanProgress {
  const { steps } = plan;
  const checked = steps.filter((_, index) => done.has(index)).length;
  if (checked === 0) return { kind: 'none', value: plan.value };

  let counted = 0;
  while (counted < steps.length && done.has(counted)) counted += 1;

  if (counted === plan.total)
    return { kind: 'exact', value: plan.after.value, complete: true };
  if (counted === checked)
    return {
      kind: 'exact',
      value: steps[counted - 1].valueAfter,
      complete: false,
    };
  if (checked === 1) {
    const only = steps.find((_, index) => done.has(index))!;
    return { kind: 'exact', value: only.valueAlone, complete: false };
  }
  return {
    kind: 'partial',
    value: counted === 0 ? plan.value : steps[counted - 1].valueAfter,
    counted,
    further: checked - counted,
  };
}
