import { readApplicationFilters } from '../http/readApplicationFilters';
import { ActionsOptions } from './ActionsOptions';
import {
  applicationFiltersInput,
  asOfInput,
  momentOf,
  pageInput,
} from './inputs';
import {
  groupOutput,
  momentOutput,
  numbersOutput,
  statusOutput,
  unitOutput,
} from './outputs';
import { registerReadAction } from './registerReadAction';
import { worstFirst } from './worstFirst';

/** What the metrics say to the business. */
export function createGetNarrativeAction(options: ActionsOptions): void {
  const { links, narratives } = options;
  registerReadAction(options, {
    name: 'get-security-narrative',
    title: 'Get a security narrative',
    description: `What the numbers say to the business, in a sentence and in the metrics behind it, each with value, status, difference to 30 and 90 days before and a sentence of its own. revenue_protection: is what earns the money looked after. release_confidence: do releases go out without waiting and stay out. audit_assurance: what an auditor or a customer may ask. program_scale: does the programme reach everything. null is no data.`,
    input: zod => ({
      narrative: zod.enum(narratives.ids() as [string, ...string[]]),
      asOf: asOfInput(zod),
      filters: applicationFiltersInput(zod),
      groups: pageInput(zod, { otherwise: 10, most: 50 }).limit.describe(
        'Most groups of a metric, 1 to 50; the worst come first',
      ),
    }),
    output: zod => ({
      narrative: zod.string(),
      title: zod.string(),
      description: zod.string(),
      ...momentOutput(zod),
      sentence: zod.string(),
      metrics: zod.array(
        zod
          .object({
            metric: zod.string(),
            title: zod.string(),
            unit: unitOutput(zod),
            direction: zod.enum(['up', 'down']),
            ...numbersOutput(zod),
            target: zod.string().nullable(),
            status: statusOutput(zod),
            delta30: zod.number().nullable(),
            delta90: zod.number().nullable(),
            sentence: zod.string(),
            groups: zod.array(groupOutput(zod)),
            totalGroups: zod.number(),
          })
          .passthrough(),
      ),
    }),
    answer: async (input, { visible }) => {
      const asOf = momentOf(input.asOf);
      const { q, ...filters } = readApplicationFilters(input.filters ?? {});
      const { metrics, ...narrative } = await narratives.narrative(
        input.narrative,
        { asOf, visible, filters },
      );
      return {
        asOf,
        answer: {
          ...narrative,
          metrics: metrics.map(({ groups, ...metric }) => ({
            ...metric,
            groups: worstFirst(groups, metric.direction).slice(0, input.groups),
            totalGroups: groups.length,
          })),
        },
        page: links.portfolio({
          filters: { ...input.filters },
          asOf: input.asOf,
        }),
      };
    },
  });
}
