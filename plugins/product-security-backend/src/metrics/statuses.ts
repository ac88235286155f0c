import {
  MetricStatus,
  Segment,
} from '@prodsec/backstage-plugin-product-security-common';
import { Goal, Metric } from './definitions/Metric';
import { statusOf, Target } from './definitions/target';

/** A group's key and value. */
export interface Judged {
  key: Record<string, string>;
  value: number | undefined;
}

/** What a part that has to fall is, and was before; `undefined` is "no data". */
export interface Fallen {
  now: number | undefined;
  before: number | undefined;
}

/** The dimensions that single groups of a metric have targets in. */
export function goalSegments({ goals }: Pick<Metric, 'goals'>): Segment[] {
  return [...new Set(goals.map(({ segment }) => segment))];
}

/**
 * Whether a metric, or a group of it, reaches what it should.
 *
 * @remarks
 * Where single groups have targets, each of those with objects must reach its own. The metric's target must be reached besides, unless only groups
 * with targets of their own were asked about. What has to fall must have fallen.
 * @param asked - the group's key and the filters
 * @param goalValues - the values of the groups with targets inside what is judged
 * @param fallen - of a metric with a part that has to fall
 */
export function judge(
  metric: Pick<Metric, 'goals' | 'target'>,
  value: number | undefined,
  asked: ReadonlyMap<Segment, readonly string[]>,
  goalValues: readonly Judged[],
  fallen?: Fallen,
): MetricStatus {
  if (!metric.goals.length && !fallen) return statusOf(value, metric.target);
  const results = metric.goals.flatMap(({ segment, key, target }) => {
    const group = goalValues.find(({ key: found }) => found[segment] === key);
    return group?.value === undefined ? [] : [statusOf(group.value, target)];
  });
  if (metric.target && value !== undefined && !onlyGoals(metric.goals, asked)) {
    results.push(statusOf(value, metric.target));
  }
  if (fallen && value !== undefined) {
    const status = statusOfFall(fallen);
    if (status !== 'no-data') results.push(status);
  }
  if (!results.length) return 'no-data';
  return results.includes('missed') ? 'missed' : 'met';
}

function statusOfFall({ now, before }: Fallen): MetricStatus {
  if (now === undefined || before === undefined) return 'no-data';
  return now < before || (now === 0 && before === 0) ? 'met' : 'missed';
}

/** The target as it is told: the metric's own, else the one that its groups share. */
export function shownTarget({
  target,
  goals,
}: Pick<Metric, 'goals' | 'target'>): Target | undefined {
  const [first, ...others] = goals.map(goal => goal.target);
  const shared = first && others.every(({ text }) => text === first.text);
  return target ?? (shared ? first : undefined);
}

/** Whether only groups with targets of their own are asked about. */
export function onlyGoals(
  goals: readonly Goal[],
  asked: ReadonlyMap<Segment, readonly string[]>,
): boolean {
  return goals.some(({ segment }) => {
    const keys = goals
      .filter(goal => goal.segment === segment)
      .map(({ key }) => key);
    return asked.get(segment)?.every(key => keys.includes(key));
  });
}
