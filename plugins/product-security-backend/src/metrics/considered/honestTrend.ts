import {
  MetricPoint,
  MetricTrend,
} from '@prodsec/backstage-plugin-product-security-common';
import { Metric } from '../definitions/Metric';
import { MeasureContext } from '../measureOverTime';
import { Selection, Selections } from '../MetricQuestion';
import { isOfApplications } from './considerationsOf';
import { keyId } from './Considerations';
import { considering } from './considering';
import { dataNeeded } from './dataNeeded';
import { honestNumbers } from './honestNumbers';
import { ApplicationCounts, knownApplications } from './knownApplications';

/** A course as far as it is known: a 0 that only says that nobody looked is "no data". Two statements at most, and none where there is no 0. */
export async function honestTrend(
  context: MeasureContext,
  metric: Metric,
  { total, groups }: Selections,
  trend: MetricTrend,
  options: { scanMaxAge: number },
): Promise<MetricTrend> {
  const lines = [trend.points, ...trend.groups.map(({ points }) => points)];
  // Only of a 0 it has to be asked whether anybody looked.
  const doubtful = new Set(
    lines.flatMap(points =>
      points.flatMap(({ asOf, value }) => (value === 0 ? asOf : [])),
    ),
  );
  if (!doubtful.size) return trend;
  const read = (selection: Selection) =>
    knownApplications(context, metric, selection, {
      ...options,
      moments: [...doubtful].map(asOf => Date.parse(asOf)),
    });
  const [ofAll, ofGroups] = await Promise.all([
    read(total),
    isOfApplications(groups) ? read(groups) : undefined,
  ]);
  const known = new Map(
    [...ofAll, ...(ofGroups ?? [])].map(each => [
      placeOf(each.moment, each.key),
      each,
    ]),
  );
  const honest = (point: MetricPoint, key: Record<string, string>) =>
    point.value === 0
      ? honestNumbers(
          point,
          considering(
            {
              ...(known.get(placeOf(Date.parse(point.asOf), key)) ?? nobody),
              accepted: 0,
              suppressed: 0,
              notVisible: 0,
              dataNeeded: dataNeeded(metric.definition),
            },
            point.value,
          ),
        )
      : point;
  return {
    ...trend,
    points: trend.points.map(point => honest(point, {})),
    groups: ofGroups
      ? trend.groups.map(group => ({
          ...group,
          points: group.points.map(point => honest(point, group.key)),
        }))
      : trend.groups,
  };
}

const nobody: Omit<ApplicationCounts, 'key' | 'moment'> = {
  applications: 0,
  withoutData: 0,
  stale: 0,
  notApplicable: 0,
};

function placeOf(moment: number, key: Record<string, string>): string {
  return `${moment} ${keyId(key)}`;
}
