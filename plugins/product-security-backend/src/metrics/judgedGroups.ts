import {
  MetricStatus,
  Segment,
} from '@prodsec/backstage-plugin-product-security-common';
import { Metric } from './definitions/Metric';
import { segmentsOfFormula } from './definitions/segmentsOfFormula';
import {
  GroupNumbers,
  MeasureContext,
  measureOverTime,
} from './measureOverTime';
import { Selection } from './MetricQuestion';
import { sortedByKey } from './sortedByKey';
import { goalSegments, judge, Judged } from './statuses';
import { TrendPoints } from './trendPoints';

/** The numbers of a selection's groups at a moment, and whether they reach what they should. */
export async function judgedGroups(
  context: MeasureContext,
  metric: Metric,
  selection: Selection,
  at: TrendPoints,
): Promise<(GroupNumbers & { status: MetricStatus })[]> {
  const [groups, ...goalGroups] = await Promise.all([
    measureOverTime(context, metric, selection, at),
    ...goalSegments(metric).map(segment =>
      groupsWithGoals(context, metric, selection, segment, at),
    ),
  ]);
  const insideOf = new Map<string, Judged[]>();
  const idOf = (key: Record<string, string>) =>
    JSON.stringify(selection.groupBy.map(segment => key[segment]));
  for (const group of goalGroups.flat()) {
    const id = idOf(group.key);
    insideOf.set(id, [...(insideOf.get(id) ?? []), group]);
  }
  return sortedByKey(groups).map(group => {
    const asked = new Map<Segment, readonly string[]>(selection.filters);
    for (const segment of selection.groupBy) {
      asked.set(segment, [group.key[segment]]);
    }
    const { value } = group.numbers[0];
    const inside = insideOf.get(idOf(group.key)) ?? [];
    return { ...group, status: judge(metric, value, asked, inside) };
  });
}

/** The groups of a dimension that has targets, inside each of the selection's own. */
async function groupsWithGoals(
  context: MeasureContext,
  metric: Metric,
  selection: Selection,
  segment: Segment,
  at: TrendPoints,
): Promise<Judged[]> {
  const available = segmentsOfFormula(selection.formula, context.measures);
  if (!available.includes(segment)) return [];
  const groupBy = [...new Set([...selection.groupBy, segment])];
  const groups = await measureOverTime(
    context,
    metric,
    { ...selection, groupBy },
    at,
  );
  return groups.map(({ key, numbers }) => ({ key, value: numbers[0].value }));
}
