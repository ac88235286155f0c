import { Metric } from './definitions/Metric';
import { segmentsOfFormula } from './definitions/segmentsOfFormula';
import { MeasureContext, measureOverTime } from './measureOverTime';
import { Selection } from './MetricQuestion';
import { TrendPoints } from './trendPoints';

/** What a metric tells besides its value, at a moment. A part without data, or to which a filter does not apply, is left out. */
export async function partsOfMetric(
  context: MeasureContext,
  metric: Metric,
  selection: Selection,
  at: TrendPoints,
): Promise<Record<string, number>> {
  const asked = [...selection.filters.keys()];
  const parts = await Promise.all(
    [...metric.parts].map(async ([name, formula]) => {
      const available = segmentsOfFormula(formula, context.measures);
      if (!asked.every(segment => available.includes(segment))) return [];
      const [{ numbers }] = await measureOverTime(
        context,
        metric,
        { ...selection, formula },
        at,
      );
      const { value } = numbers[0];
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
  return Object.fromEntries(parts.flat());
}
