import { MetricObjects } from '@prodsec/backstage-plugin-product-security-common';
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
import { fieldsOutput, nextCursorOutput, objectOutput } from './outputs';
import { registerReadAction } from './registerReadAction';

const objectSets = [
  'numerator',
  'denominator',
  'missing',
] as const satisfies readonly MetricObjects['set'][];

/** The objects behind a metric's number. */
export function createListMetricObjectsAction(options: ActionsOptions): void {
  const { links, metrics } = options;
  registerReadAction(options, {
    name: 'list-security-metric-objects',
    title: 'List the objects behind a security metric',
    description: `The very objects behind one metric's number: those that count in the numerator, in the denominator, or that are missing (in the denominator and not in the numerator, such as the applications without coverage). What adds most comes first; contribution is what an object adds, reason why it is where it is.`,
    input: zod => ({
      metric: metricInput(zod, metricIds(metrics)),
      set: zod.enum(objectSets).default('numerator'),
      asOf: asOfInput(zod),
      filters: metricFiltersInput(zod),
      ...pageInput(zod, { otherwise: 20, most: 100 }),
    }),
    output: zod => ({
      metric: zod.string(),
      asOf: zod.string(),
      set: zod.enum(objectSets),
      total: zod.number().describe('Objects on all pages'),
      items: zod.array(
        objectOutput(zod).extend({
          reason: zod.string().optional(),
          contribution: zod.number().optional(),
          fields: fieldsOutput(zod),
        }),
      ),
      nextCursor: nextCursorOutput(zod),
    }),
    answer: async (input, { visible }) => {
      const filters = readMetricFilters(input.filters ?? {}, []);
      const objects = await metrics.objects({
        metric: input.metric,
        set: input.set,
        asOf: momentOf(input.asOf),
        filters,
        limit: input.limit,
        cursor: input.cursor,
        visible,
      });
      return {
        asOf: Date.parse(objects.asOf),
        answer: objects,
        page: links.portfolio({
          filters,
          asOf: input.asOf,
          metric: input.metric,
          set: input.set,
        }),
      };
    },
  });
}
