import { readMetricFilters } from '../http/readMetricFilters';
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
import {
  groupOutput,
  momentOutput,
  nextCursorOutput,
  numbersOutput,
  statusOutput,
} from './outputs';
import { pageOfList, placeOf } from './pageOfList';
import { registerReadAction } from './registerReadAction';
import { worstFirst } from './worstFirst';

/** A metric's number at a moment, and those of its groups. */
export function createGetMetricAction(options: ActionsOptions): void {
  const { links, metrics } = options;
  registerReadAction(options, {
    name: 'get-security-metric',
    title: 'Get the value of a security metric',
    description: `One metric at a moment: value in the metric's unit (a ratio is 0 to 1; days are days of 24 hours), numerator, denominator, target, status (met, missed, no-data, no-target), named parts, and with groupBy the same for each group, the worst first. A value of null means no data: it is neither 0 nor a pass. A value of 0 over applications that were never scanned does not mean safe: say so when visibility.neverScanned is not 0.`,
    input: zod => ({
      metric: metricInput(zod, metricIds(metrics)),
      asOf: asOfInput(zod),
      groupBy: groupByInput(zod),
      filters: metricFiltersInput(zod),
      ...pageInput(zod, { otherwise: 20, most: 200 }),
    }),
    output: zod => ({
      metric: zod.string(),
      ...momentOutput(zod),
      ...numbersOutput(zod),
      parts: zod.record(zod.number()),
      target: zod.string().nullable(),
      status: statusOutput(zod),
      groups: zod.array(groupOutput(zod)).describe('The worst first'),
      totalGroups: zod.number().describe('Groups on all pages'),
      nextCursor: nextCursorOutput(zod),
    }),
    answer: async (input, { visible }) => {
      const place = placeOf(input.cursor, momentOf(input.asOf));
      const filters = readMetricFilters(input.filters ?? {}, []);
      const { groups, ...value } = await metrics.value({
        metric: input.metric,
        asOf: place.asOf,
        groupBy: input.groupBy,
        filters,
        visible,
      });
      const { direction } = metrics.definition(input.metric);
      const page = pageOfList(
        worstFirst(groups, direction),
        place,
        input.limit,
      );
      return {
        asOf: place.asOf,
        answer: {
          ...value,
          groups: page.items,
          totalGroups: page.total,
          nextCursor: page.nextCursor,
        },
        page: links.portfolio({
          filters,
          asOf: input.asOf,
          metric: input.metric,
        }),
      };
    },
  });
}
