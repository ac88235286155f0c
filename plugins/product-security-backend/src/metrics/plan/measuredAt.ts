import { Formula, measuresOf } from '../formula/Formula';
import { measureOverTime } from '../measureOverTime';
import { Measured } from '../numbersOf';
import { trendPoints } from '../trendPoints';
import { Asked, PlanScope } from './PlanScope';

/** What each measure of a formula comes to, by its id. */
export async function measuredAt(
  { context, metric, asOf }: PlanScope,
  { formula, selection }: Asked,
): Promise<ReadonlyMap<string, Measured>> {
  const at = trendPoints(asOf, asOf, 'day');
  const entries = await Promise.all(
    measuresOf(formula).map(async id => {
      const alone: Formula = { op: 'measure', id };
      const [{ numbers }] = await measureOverTime(
        context,
        metric,
        { ...selection, formula: alone },
        at,
      );
      const { value, numerator, denominator } = numbers[0];
      const isMean = context.measures.get(id)!.aggregate === 'mean';
      const count = denominator ?? value ?? 0;
      const measured: Measured = {
        value,
        count,
        ...(isMean ? { sum: numerator ?? 0 } : {}),
      };
      return [id, measured] as const;
    }),
  );
  return new Map(entries);
}
