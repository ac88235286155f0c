import { metricChangeReasons } from '@prodsec/backstage-plugin-product-security-common';
import { readMetricFilters } from '../http/readMetricFilters';
import { ActionsOptions } from './ActionsOptions';
import {
  asOfInput,
  groupByInput,
  metricFiltersInput,
  metricInput,
  momentOf,
  pageInput,
  Zod,
} from './inputs';
import { metricIds } from './metricIds';
import {
  nextCursorOutput,
  numbersOutput,
  objectOutput,
  pointOutput,
} from './outputs';
import { registerReadAction } from './registerReadAction';

const defaultTime = 90 * 86_400_000;

/** What moved a metric between two moments. */
export function createExplainMetricChangeAction(options: ActionsOptions): void {
  const { links, metrics } = options;
  registerReadAction(options, {
    name: 'explain-security-metric-change',
    title: 'Explain the change of a security metric',
    description: `Why one metric moved between two moments: the objects that count differently, what each contributes to the difference (in the metric's unit), and the sums by reason and, with groupBy, by group. The contributions of all items add up to difference, as do those of all reasons. difference is null when one end has no data. Without from and to: the last 90 days.`,
    input: zod => ({
      metric: metricInput(zod, metricIds(metrics)),
      from: asOfInput(zod).describe(
        'ISO 8601 moment or date. Default: 90 days before to',
      ),
      to: asOfInput(zod).describe('ISO 8601 moment or date. Default: now'),
      groupBy: groupByInput(zod),
      filters: metricFiltersInput(zod),
      ...pageInput(zod, { otherwise: 20, most: 100 }),
    }),
    output: zod => ({
      metric: zod.string(),
      from: pointOutput(zod),
      to: pointOutput(zod),
      difference: zod
        .number()
        .nullable()
        .describe('Value at to minus value at from; null: no data at one end'),
      reasons: zod
        .array(
          totalOutput(zod).extend({ reason: zod.enum(metricChangeReasons) }),
        )
        .describe('The largest first, over all pages'),
      groups: zod
        .array(totalOutput(zod).extend({ key: zod.record(zod.string()) }))
        .describe('The largest first, at most limit of them'),
      totalGroups: zod.number(),
      items: zod.array(
        objectOutput(zod).extend({
          reason: zod.enum(metricChangeReasons),
          contribution: contributionOutput(zod),
        }),
      ),
      total: zod.number().describe('Items on all pages'),
      nextCursor: nextCursorOutput(zod),
    }),
    answer: async (input, { visible }) => {
      const to = momentOf(input.to, 'to');
      const filters = readMetricFilters(input.filters ?? {}, []);
      const { groups, ...change } = await metrics.change({
        metric: input.metric,
        from: momentOf(input.from, 'from', to - defaultTime),
        to,
        groupBy: input.groupBy,
        filters,
        limit: input.limit,
        cursor: input.cursor,
        visible,
      });
      return {
        asOf: Date.parse(change.to.asOf),
        answer: {
          ...change,
          groups: groups.slice(0, input.limit),
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

function contributionOutput(zod: Zod) {
  return zod
    .number()
    .nullable()
    .describe('Share of the difference, in the unit of the metric');
}

function totalOutput(zod: Zod) {
  const { numerator, denominator } = numbersOutput(zod);
  return zod
    .object({
      contribution: contributionOutput(zod),
      numerator,
      denominator,
      items: zod.number(),
    })
    .passthrough();
}
