import { planActions } from '@prodsec/backstage-plugin-product-security-common';
import { readMetricFilters } from '../http/readMetricFilters';
import { ActionsOptions } from './ActionsOptions';
import {
  asOfInput,
  metricFiltersInput,
  metricInput,
  momentOf,
  pageInput,
} from './inputs';
import { metricIds } from './metricIds';
import { fieldsOutput, objectOutput, statusOutput } from './outputs';
import { registerReadAction } from './registerReadAction';

/** What to fix so that a metric reaches its target. */
export function createPlanMetricAction(options: ActionsOptions): void {
  const { links, metrics } = options;
  registerReadAction(options, {
    name: 'plan-security-metric',
    title: 'Plan how a security metric reaches its target',
    description: `The shortest list of things to fix that brings one metric to its target, best first: which application lacks which controls or owner, which finding to close, which release lacks which evidence, which exception to review or end, which credential to rotate. Each step tells the value once it alone is done (valueAlone) and once it and all before it are done (valueAfter). achievable: whether the steps reach the target; null when there is no target or no data. Where the past decides, reason and help say so. Filters make it the plan of one team, application or business unit.`,
    input: zod => ({
      metric: metricInput(zod, metricIds(metrics)),
      asOf: asOfInput(zod),
      filters: metricFiltersInput(zod),
      limit: pageInput(zod, { otherwise: 10, most: 100 }).limit.describe(
        'Most steps, 1 to 100',
      ),
    }),
    output: zod => ({
      metric: zod.string(),
      asOf: zod.string(),
      value: zod.number().nullable(),
      target: zod.string().nullable(),
      status: statusOutput(zod).describe('As it is; only missed has steps'),
      achievable: zod.boolean().nullable(),
      reason: zod.string().optional(),
      help: fieldsOutput(zod).optional(),
      goals: zod
        .array(fieldsOutput(zod))
        .describe('The targets worked towards, at most limit of them'),
      total: zod.number().describe('Steps in all; steps has the first of them'),
      steps: zod.array(
        zod
          .object({
            action: zod.enum(planActions),
            object: objectOutput(zod),
            missing: zod.array(zod.string()),
            text: zod.string(),
            valueAlone: zod.number().nullable(),
            valueAfter: zod.number().nullable(),
          })
          .passthrough(),
      ),
      after: zod
        .object({
          value: zod.number().nullable(),
          status: statusOutput(zod),
        })
        .passthrough()
        .describe('Once all steps are done'),
    }),
    answer: async (input, { visible }) => {
      const asOf = momentOf(input.asOf);
      const filters = readMetricFilters(input.filters ?? {}, []);
      const plan = await metrics.plan({
        metric: input.metric,
        asOf,
        filters,
        limit: input.limit,
        visible,
      });
      return {
        asOf,
        answer: { ...plan, goals: plan.goals.slice(0, input.limit) },
        page: links.portfolio({
          filters,
          asOf: input.asOf,
          metric: input.metric,
        }),
      };
    },
  });
}
