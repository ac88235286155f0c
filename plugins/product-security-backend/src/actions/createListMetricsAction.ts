import { ActionsOptions } from './ActionsOptions';
import { pageInput } from './inputs';
import { nextCursorOutput, unitOutput } from './outputs';
import { pageOfList, placeOf } from './pageOfList';
import { registerReadAction } from './registerReadAction';

/** Which metrics there are, and what they mean. */
export function createListMetricsAction(options: ActionsOptions): void {
  registerReadAction(options, {
    name: 'list-security-metrics',
    title: 'List security metrics',
    description: `The product security metrics of this portal: what each means, its formula, unit, target, which way is better (direction), trailing window, and the segments it can be grouped and filtered by. Ask this first when you do not know a metric's id or what its number means.`,
    input: zod => pageInput(zod, { otherwise: 50, most: 100 }),
    output: zod => ({
      items: zod.array(
        zod
          .object({
            id: zod.string(),
            title: zod.string(),
            description: zod.string().optional(),
            formula: zod.string().describe('Arithmetic over measures'),
            unit: unitOutput(zod),
            direction: zod.enum(['up', 'down']).describe('Which way is better'),
            target: zod
              .string()
              .optional()
              .describe('A comparison such as >= 0.95'),
            window: zod
              .string()
              .optional()
              .describe('ISO 8601 duration before asOf'),
            segments: zod
              .array(zod.string())
              .describe('What groupBy and filters may name'),
          })
          .passthrough(),
      ),
      total: zod.number(),
      nextCursor: nextCursorOutput(zod),
    }),
    answer: async ({ limit, cursor }) => {
      const place = placeOf(cursor, Date.now());
      return {
        asOf: place.asOf,
        answer: pageOfList(options.metrics.definitions(), place, limit),
        page: options.links.portfolio(),
      };
    },
  });
}
