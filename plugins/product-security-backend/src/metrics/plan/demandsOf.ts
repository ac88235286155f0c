import { Metric } from '../definitions/Metric';
import { segmentsOfFormula } from '../definitions/segmentsOfFormula';
import { Target } from '../definitions/target';
import { Formula } from '../formula/Formula';
import { MeasureContext, measureOverTime } from '../measureOverTime';
import { Selection } from '../MetricQuestion';
import { onlyGoals } from '../statuses';
import { trendPoints } from '../trendPoints';

/** A number that a metric is judged by, and where it should be. */
export interface Demand {
  /** The group whose target it is. */
  group: Record<string, string>;
  /** The part that is judged in place of the value. */
  part?: string;
  formula: Formula;
  selection: Selection;
  target: Target;
}

/** All that must hold for a selection's status to be `met`, as the metric is judged. */
export async function demandsOf(
  context: MeasureContext,
  metric: Metric,
  selection: Selection,
  asOf: number,
): Promise<Demand[]> {
  const { formula, filters } = selection;
  const available = segmentsOfFormula(formula, context.measures);
  const ofGoals = metric.goals.flatMap(({ segment, key, target }) => {
    const asked = filters.get(segment);
    if (!available.includes(segment)) return [];
    if (asked && !asked.includes(key)) return [];
    const inGroup = new Map(filters).set(segment, [key]);
    return [
      {
        group: { [segment]: key },
        formula,
        selection: { ...selection, filters: inGroup },
        target,
      },
    ];
  });
  const { target } = metric;
  const ofAll =
    target && !onlyGoals(metric.goals, filters)
      ? [{ group: {}, formula, selection, target }]
      : [];
  const ofFall = await demandOfFall(context, metric, selection, asOf);
  return [...ofGoals, ...ofAll, ...ofFall];
}

/** To fall is to be less than before, or nothing where it was nothing. */
async function demandOfFall(
  context: MeasureContext,
  metric: Metric,
  selection: Selection,
  asOf: number,
): Promise<Demand[]> {
  if (!metric.fall) return [];
  const { formula, within } = metric.fall;
  const before = trendPoints(asOf - within, asOf - within, 'day');
  const ofPart = { ...selection, formula };
  const [{ numbers }] = await measureOverTime(context, metric, ofPart, before);
  const { value } = numbers[0];
  if (value === undefined) return [];
  const operator = value === 0 ? '<=' : '<';
  return [
    {
      group: {},
      part: metric.definition.falls?.part,
      formula,
      selection: ofPart,
      target: { operator, value, text: `${operator} ${value}` },
    },
  ];
}
