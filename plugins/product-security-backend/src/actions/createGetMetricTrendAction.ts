import { InputError } from '@backstage/errors';
import { readMetricFilters } from '../http/readMetricFilters';
import { trendPoints, trendSteps } from '../metrics/trendPoints';
import { ActionsOptions } from './ActionsOptions';
import {
  asOfInput,
  groupByInput,
  metricFiltersInput,
  metricInput,
  momentOf,
  pageInput,
} from './inputs';
import { metricIds } from './metricIds';
import { pointOutput } from './outputs';
import { registerReadAction } from './registerReadAction';
import { worstFirst } from './worstFirst';

/** The most points of a line. */
const mostPoints = 120;

/** The most points of a line where there are several. */
const mostPointsOfGroups = 30;

const defaultTime = 90 * 86_400_000;

/** A metric over time. */
export function createGetMetricTrendAction(options: ActionsOptions): void {
  const { links, metrics } = options;
  registerReadAction(options, {
    name: 'get-security-metric-trend',
    title: 'Get the trend of a security metric',
    description: `One metric over time: points at from, from + 1 step, … and to, each equal to the metric's value at that moment. Without from and to: the last 90 days, weekly. At most ${mostPoints} points, ${mostPointsOfGroups} with groupBy. With groupBy also a line for each group, those that are worst at the end first. A value of null is no data.`,
    input: zod => ({
      metric: metricInput(zod, metricIds(metrics)),
      from: asOfInput(zod).describe(
        'ISO 8601 moment or date. Default: 90 days before to',
      ),
      to: asOfInput(zod).describe('ISO 8601 moment or date. Default: now'),
      step: zod.enum(trendSteps).default('week'),
      groupBy: groupByInput(zod),
      filters: metricFiltersInput(zod),
      limit: pageInput(zod, { otherwise: 5, most: 20 }).limit.describe(
        'Most groups, 1 to 20',
      ),
    }),
    output: zod => ({
      metric: zod.string(),
      target: zod.string().nullable(),
      points: zod.array(pointOutput(zod)),
      groups: zod.array(
        zod
          .object({
            key: zod.record(zod.string()),
            points: zod.array(pointOutput(zod)),
          })
          .passthrough(),
      ),
      totalGroups: zod.number().describe('Groups there are'),
    }),
    answer: async (input, { visible }) => {
      const to = momentOf(input.to, 'to');
      const from = momentOf(input.from, 'from', to - defaultTime);
      const most = input.groupBy ? mostPointsOfGroups : mostPoints;
      const points = trendPoints(from, to, input.step).moments.length;
      if (points > most) {
        throw new InputError(
          `step: a ${
            input.step
          } makes ${points} points between from and to; at most ${most} are accepted ${
            input.groupBy ? 'with' : 'without'
          } groupBy, so choose a longer step or a shorter time`,
        );
      }
      const filters = readMetricFilters(input.filters ?? {}, []);
      const { groups, ...trend } = await metrics.trend({
        metric: input.metric,
        from,
        to,
        step: input.step,
        groupBy: input.groupBy,
        filters,
        visible,
      });
      const { direction } = metrics.definition(input.metric);
      const ordered = worstFirst(
        groups.map(group => ({
          group,
          value: group.points.at(-1)?.value ?? null,
        })),
        direction,
      );
      return {
        asOf: to,
        answer: {
          ...trend,
          groups: ordered.slice(0, input.limit).map(({ group }) => group),
          totalGroups: groups.length,
        },
        page: links.portfolio({
          filters,
          asOf: input.to,
          trend: input.metric,
        }),
      };
    },
  });
}
