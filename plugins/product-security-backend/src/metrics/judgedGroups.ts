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
import { numbersOfNothing } from './numbersOf';
import { Fallen, goalSegments, judge, Judged } from './statuses';
import { TrendPoints, trendPoints } from './trendPoints';

/**
 * The numbers of a selection's groups at moments, and whether those of the last one reach what they should.
 *
 * @param keys - groups that are told also when they have no object
 */
export async function judgedGroups(
  context: MeasureContext,
  metric: Metric,
  selection: Selection,
  points: TrendPoints,
  keys: readonly Record<string, string>[] = [],
): Promise<(GroupNumbers & { status: MetricStatus })[]> {
  const at = trendPoints(points.to, points.to, 'day');
  const [groups, fallenOf, ...goalGroups] = await Promise.all([
    measureOverTime(context, metric, selection, points),
    readFalls(context, metric, selection, at),
    ...goalSegments(metric).map(segment =>
      groupsWithGoals(context, metric, selection, segment, at),
    ),
  ]);
  const insideOf = new Map<string, Judged[]>();
  const idOf = (key: Record<string, string>) => idOfKey(key, selection);
  for (const group of goalGroups.flat()) {
    const id = idOf(group.key);
    insideOf.set(id, [...(insideOf.get(id) ?? []), group]);
  }
  const known = new Set(groups.map(({ key }) => idOf(key)));
  const empty = keys
    .filter(key => !known.has(idOf(key)))
    .map(key => ({
      key,
      numbers: points.moments.map(() => numbersOfNothing(context, selection)),
    }));
  return sortedByKey([...groups, ...empty]).map(group => {
    const asked = new Map<Segment, readonly string[]>(selection.filters);
    for (const segment of selection.groupBy) {
      asked.set(segment, [group.key[segment]]);
    }
    const { value } = group.numbers.at(-1)!;
    const inside = insideOf.get(idOf(group.key)) ?? [];
    const fallen = fallenOf?.(group.key);
    return { ...group, status: judge(metric, value, asked, inside, fallen) };
  });
}

/** What of each group has to fall, at the moment and before it; `undefined` when nothing has to. */
async function readFalls(
  context: MeasureContext,
  metric: Metric,
  selection: Selection,
  at: TrendPoints,
): Promise<((key: Record<string, string>) => Fallen) | undefined> {
  if (!metric.fall) return undefined;
  const { formula, within } = metric.fall;
  const before = trendPoints(at.to - within, at.to - within, 'day');
  const [now, then] = await Promise.all(
    [at, before].map(async moment => {
      const groups = await measureOverTime(
        context,
        metric,
        { ...selection, formula },
        moment,
      );
      return new Map(
        groups.map(({ key, numbers }) => [
          idOfKey(key, selection),
          numbers[0].value,
        ]),
      );
    }),
  );
  const nothing = numbersOfNothing(context, { formula }).value;
  const read = (values: typeof now, id: string) =>
    values.has(id) ? values.get(id) : nothing;
  return key => {
    const id = idOfKey(key, selection);
    return { now: read(now, id), before: read(then, id) };
  };
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

function idOfKey(key: Record<string, string>, { groupBy }: Selection): string {
  return JSON.stringify(groupBy.map(segment => key[segment]));
}
