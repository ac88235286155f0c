import { Metric } from '../definitions/Metric';
import { measuresOf } from '../formula/Formula';
import { MeasureContext, measureOverTime } from '../measureOverTime';
import { Selection } from '../MetricQuestion';
import { Measured, numbersOf } from '../numbersOf';
import { trendPoints } from '../trendPoints';
import { TwoMeasurements } from './componentWeights';
import { ChangeMoments } from './contributionsSql';

/** A metric's numbers at both moments, and what each of its measures came to. */
export async function measureTwice(
  context: MeasureContext,
  metric: Metric,
  selection: Selection,
  moments: ChangeMoments,
): Promise<TwoMeasurements> {
  const measureAt = (moment: number) =>
    measureOnce(context, metric, { ...selection, groupBy: [] }, moment);
  const [earlier, later] = await Promise.all([
    measureAt(moments.earlier),
    measureAt(moments.later),
  ]);
  return { formula: selection.formula, earlier, later };
}

async function measureOnce(
  context: MeasureContext,
  metric: Metric,
  selection: Selection,
  moment: number,
): Promise<TwoMeasurements['earlier']> {
  const { formula } = selection;
  const points = trendPoints(moment, moment, 'day');
  const measured = new Map(
    await Promise.all(
      measuresOf(formula).map(async id => {
        const alone = { ...selection, formula: { op: 'measure', id } as const };
        const [{ numbers }] = await measureOverTime(
          context,
          metric,
          alone,
          points,
        );
        const [{ value, numerator, denominator }] = numbers;
        const count = denominator ?? value ?? 0;
        return [id, { value, count, sum: numerator }] as const;
      }),
    ),
  );
  return {
    measured: measured satisfies ReadonlyMap<string, Measured>,
    numbers: numbersOf(formula, context.measures, id => measured.get(id)!),
  };
}
