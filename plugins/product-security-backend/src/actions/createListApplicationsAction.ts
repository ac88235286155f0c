import { InputError } from '@backstage/errors';
import {
  controls,
  exposures,
  tiers,
} from '@prodsec/backstage-plugin-product-security-common';
import { decodeCursor, encodeCursor } from '../http/cursor';
import { readApplicationFilters } from '../http/readApplicationFilters';
import { formatMoment, parseMoment } from '../moment';
import {
  applicationSortKeys,
  ListedPlace,
} from '../scorecards/ApplicationList';
import { ActionsOptions } from './ActionsOptions';
import {
  applicationFiltersInput,
  asOfInput,
  flag,
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
      sort: zod
        .enum(applicationSortKeys)
        .default('application')
        .describe('score: the lowest first, those without a score last'),
      descending: flag(zod),
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
      const { cursor, limit, sort, descending } = input;
      const order = `${descending ? '-' : ''}${sort}`;
      const place = cursor === undefined ? undefined : placeOf(cursor, order);
      const asOf = place?.asOf ?? momentOf(input.asOf);
      const filters = readApplicationFilters(input.filters ?? {});
      const { items, next } = await scorecards.listApplications({
        asOf,
        visible,
        filters: { ...filters, q: input.query },
        sort: { by: sort, descending },
        after: place,
        limit,
      });
      return {
        asOf,
        answer: {
          asOf: formatMoment(asOf),
          items: items.map(({ score, ...item }) => ({
            ...item,
            score: score && { value: score.value, grade: score.grade },
            page: links.application(item.application),
          })),
          nextCursor: next && cursorOf(next, asOf, order),
        },
        page: links.portfolio({
          filters: { ...input.filters },
          asOf: input.asOf,
        }),
      };
    },
  });
}

/** The cursor of the page after a place. The pages of a list are of one moment and in one order. */
function cursorOf(
  { key, application }: ListedPlace,
  asOf: number,
  order: string,
): string {
  return encodeCursor({
    asOf: formatMoment(asOf),
    order,
    application,
    key: key ?? '',
    keyed: String(key !== undefined),
  });
}

function placeOf(
  cursor: string,
  order: string,
): ListedPlace & { asOf: number } {
  const read = (name: string) => decodeCursor({ cursor }, name)!;
  if (read('order') !== order) {
    throw new InputError(
      `cursor: is of another order, ${read(
        'order',
      )}; give sort and descending as for the first page`,
    );
  }
  return {
    asOf: parseMoment(read('asOf'), 'cursor'),
    application: read('application'),
    key: read('keyed') === 'true' ? read('key') : undefined,
  };
}
