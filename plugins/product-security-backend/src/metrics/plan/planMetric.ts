import {
  MetricPlan,
  MetricPlanGoal,
  MetricStatus,
} from '@prodsec/backstage-plugin-product-security-common';
import { formatMoment } from '../../moment';
import { Metric } from '../definitions/Metric';
import { statusOf } from '../definitions/target';
import { judgedGroups } from '../judgedGroups';
import { MeasureContext } from '../measureOverTime';
import { MetricQuestion, Selection } from '../MetricQuestion';
import { shownTarget } from '../statuses';
import { trendPoints } from '../trendPoints';
import { demandsOf } from './demandsOf';
import { helpFor } from './helpFor';
import { leveragesFor, LeveredDemand } from './leveragesFor';
import { Lever } from './Lever';
import { isReached, shortestPlan } from './shortestPlan';
import { Tally } from './Tally';

/** A question for what to fix. */
export interface PlanQuestion
  extends Pick<MetricQuestion, 'metric' | 'filters' | 'visible' | 'readable'> {
  /** Milliseconds since 1970 UTC. */
  asOf: number;
  /** Most steps of the answer. */
  limit: number;
}

/**
 * The shortest list of things to fix that brings a metric to its target, best first.
 *
 * @remarks
 * A number of statements that grows with the metric's measures and targets, and not with its objects.
 */
export async function planMetric(
  context: MeasureContext,
  metric: Metric,
  selection: Selection,
  { asOf, limit }: PlanQuestion,
): Promise<Omit<MetricPlan, 'considered'>> {
  const at = trendPoints(asOf, asOf, 'day');
  const [{ numbers, status }] = await judgedGroups(
    context,
    metric,
    selection,
    at,
  );
  const value = numbers[0].value ?? null;
  const asIs: Omit<MetricPlan, 'considered'> = {
    metric: metric.definition.id,
    asOf: formatMoment(asOf),
    value,
    target: shownTarget(metric)?.text ?? null,
    status,
    achievable: status === 'met' ? true : null,
    goals: [],
    total: 0,
    steps: [],
    after: { value, status },
  };
  if (status !== 'missed') return asIs;

  const demands = await demandsOf(context, metric, selection, asOf);
  const scope = { context, metric, asOf };
  const all = { formula: selection.formula, selection };
  const found = await leveragesFor(scope, all, demands);
  if (!found) return { ...asIs, achievable: false, reason: noShape };
  const values = found.demands.map(({ leverage }) => leverage.tally.value);
  const pulled = bestFirst(
    shortestPlan(found.demands.map(toRequirement)),
    found,
  );
  const goals = found.demands.flatMap((levered, index) =>
    values[index] === undefined ? [] : [toGoal(levered, values[index])],
  );
  const failed = found.demands.find(
    ({ demand, leverage }) => !isReached(leverage.tally.value, demand.target),
  );
  const achievable = failed === undefined;
  const help = failed && helpFor(context, metric, failed);
  const { steps, after } = withEffects(pulled, found.total, limit);
  return {
    ...asIs,
    achievable,
    ...(achievable ? {} : { reason: reasonOf(pulled) }),
    ...(help ? { help } : {}),
    goals,
    total: pulled.length,
    steps,
    after: { value: after, status: statusAfter(found.demands) },
  };
}

function toGoal(
  { demand, leverage }: LeveredDemand,
  value: number,
): MetricPlanGoal {
  return {
    group: demand.group,
    ...(demand.part === undefined ? {} : { part: demand.part }),
    target: demand.target.text,
    value,
    valueAfter: leverage.tally.value ?? null,
    reached: isReached(leverage.tally.value, demand.target),
  };
}

function toRequirement({ demand, leverage, levers }: LeveredDemand) {
  return {
    target: demand.target,
    tally: leverage.tally,
    ranked: levers
      .filter(({ id }) => leverage.gains.has(id))
      .sort(byGain(({ id }) => leverage.gains.get(id)!))
      .map(({ id }) => id),
  };
}

/** The levers of a plan for several targets, those that bring one of them nearest first. */
function bestFirst(
  pulled: string[],
  { demands }: { demands: LeveredDemand[] },
): Lever[] {
  const chosen = new Set(pulled);
  const byId = new Map(
    demands
      .flatMap(({ levers }) => levers)
      .filter(({ id }) => chosen.has(id))
      .map(lever => [lever.id, lever]),
  );
  const gainOf = ({ id }: Lever) =>
    Math.max(...demands.map(({ leverage }) => leverage.gains.get(id) ?? 0));
  return [...byId.values()].sort(byGain(gainOf));
}

function byGain(gainOf: (lever: Lever) => number) {
  return (left: Lever, right: Lever): number =>
    gainOf(right) - gainOf(left) ||
    left.effort - right.effort ||
    (left.id < right.id ? -1 : 1);
}

function withEffects(pulled: Lever[], total: Tally, limit: number) {
  const steps: MetricPlan['steps'] = [];
  for (const { id, step } of pulled) {
    total.pull(id);
    if (steps.length < limit) {
      steps.push({
        ...step,
        valueAlone: total.alone(id) ?? null,
        valueAfter: total.value ?? null,
      });
    }
  }
  return { steps, after: total.value ?? null };
}

function statusAfter(demands: LeveredDemand[]): MetricStatus {
  const statuses = demands.map(({ demand, leverage }) =>
    statusOf(leverage.tally.value, demand.target),
  );
  if (statuses.includes('missed')) return 'missed';
  return statuses.includes('met') ? 'met' : 'no-data';
}

function reasonOf(pulled: Lever[]): string {
  return pulled.length
    ? 'All that can be changed now does not bring it to its target; the rest of it has already happened.'
    : 'It tells what has already happened, and nothing that can be done now changes that.';
}

const noShape =
  'Its formula is neither a sum or ratio of counts and sums, nor a single mean, median or quantile, so what single fixes do to it does not add up.';
