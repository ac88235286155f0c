import {
  controls,
  exposures,
  tiers,
} from '@prodsec/backstage-plugin-product-security-common';
import { decodeCursor, encodeCursor } from '../http/cursor';
import { readApplicationFilters } from '../http/readApplicationFilters';
import { formatMoment, parseMoment } from '../moment';
import { ActionsOptions } from './ActionsOptions';
import {
  applicationFiltersInput,
  asOfInput,
  momentOf,
  pageInput,
} from './inputs';
import { nextCursorOutput } from './outputs';
import { registerReadAction } from './registerReadAction';

/** Applications with what the catalog says of them, their controls and their score. */
export function createListApplicationsAction(options: ActionsOptions): void {
  const { links, scorecards } = options;
  registerReadAction(options, {
    name: 'list-security-applications',
    title: 'List applications',
    description: `The applications of the portfolio by entity ref: tier (1 is the most critical), exposure, team, accountable owner, whether it is owned and covered, which baseline controls apply and hold, which ownership policies it violates, and its score (0 to 100, null is no data) with grade A to E. For all about one application ask get-security-scorecard.`,
    input: zod => ({
      query: zod
        .string()
        .trim()
        .min(1)
        .max(200)
        .optional()
        .describe('Part of the entity ref or the title'),
      filters: applicationFiltersInput(zod),
      asOf: asOfInput(zod),
      ...pageInput(zod, { otherwise: 20, most: 100 }),
    }),
    output: zod => ({
      asOf: zod.string(),
      items: zod.array(
        zod
          .object({
            application: zod.string().describe('Entity ref'),
            title: zod.string(),
            tier: zod.enum(tiers),
            exposure: zod.enum(exposures),
            team: zod.string().nullable(),
            accountableOwner: zod.string().nullable(),
            owned: zod.boolean(),
            covered: zod.boolean().describe('Every applicable control holds'),
            controls: zod.array(
              zod
                .object({
                  id: zod.enum(controls),
                  applicable: zod.boolean(),
                  holds: zod.boolean(),
                })
                .passthrough(),
            ),
            violations: zod.array(zod.string()).describe('Ids of policies'),
            score: zod
              .object({
                value: zod.number().nullable().describe('0 to 100'),
                grade: zod.enum(['A', 'B', 'C', 'D', 'E']).nullable(),
              })
              .optional()
              .describe('Its parts: get-security-scorecard'),
            page: zod.string().optional(),
          })
          .passthrough(),
      ),
      nextCursor: nextCursorOutput(zod),
    }),
    answer: async (input, { visible }) => {
      const { cursor, limit } = input;
      const asOf =
        cursor === undefined
          ? momentOf(input.asOf)
          : parseMoment(decodeCursor({ cursor }, 'asOf')!, 'cursor');
      const filters = readApplicationFilters(input.filters ?? {});
      const found = await scorecards.applications({
        asOf,
        visible,
        filters: { ...filters, q: input.query },
        after: decodeCursor({ cursor }, 'application'),
        limit: limit + 1,
      });
      const items = found.slice(0, limit);
      return {
        asOf,
        answer: {
          asOf: formatMoment(asOf),
          items: items.map(({ score, ...item }) => ({
            ...item,
            score: score && { value: score.value, grade: score.grade },
            page: links.application(item.application),
          })),
          nextCursor:
            found.length > limit
              ? encodeCursor({
                  asOf: formatMoment(asOf),
                  application: items[items.length - 1].application,
                })
              : undefined,
        },
        page: links.portfolio({
          filters: { ...input.filters },
          asOf: input.asOf,
        }),
      };
    },
  });
}
