import { dashboardIds } from '@prodsec/backstage-plugin-product-security-common';
import { readApplicationFilters } from '../http/readApplicationFilters';
import { ActionsOptions } from './ActionsOptions';
import {
  applicationFiltersInput,
  asOfInput,
  flag,
  momentOf,
  pageInput,
} from './inputs';
import {
  groupOutput,
  momentOutput,
  numbersOutput,
  pointOutput,
  statusOutput,
  unitOutput,
} from './outputs';
import { registerReadAction } from './registerReadAction';
import { worstFirst } from './worstFirst';

/** All slices of a dashboard. */
export function createGetDashboardAction(options: ActionsOptions): void {
  const { dashboards, links } = options;
  registerReadAction(options, {
    name: 'get-security-dashboard',
    title: 'Get a security dashboard',
    description: `Many numbers at once. executive: tier-1 coverage, risk-weighted backlog, age of criticals, exception debt by business unit, release evidence. engineering: gate pass rate by team, time to remediate by team and category, recurrence by application, secret leakage by business unit and system, ownership. operations: new against closed findings, stability of re-imports, duplicates, overdue exception reviews, coverage gaps by control, gates that block releases. Each slice says of how many applications it was read (considered) and how many of them are without data; a value of null is no data, neither 0 nor a pass.`,
    input: zod => ({
      dashboard: zod.enum(dashboardIds),
      asOf: asOfInput(zod),
      filters: applicationFiltersInput(zod),
      groups: pageInput(zod, { otherwise: 10, most: 50 }).limit.describe(
        'Most groups of a slice, 1 to 50; the worst come first',
      ),
      trend: flag(zod).describe(
        'Whether slices have their weekly points of the last 90 days',
      ),
    }),
    output: zod => ({
      dashboard: zod.enum(dashboardIds),
      title: zod.string(),
      ...momentOutput(zod),
      slices: zod.array(
        zod
          .object({
            id: zod.string(),
            title: zod.string(),
            metric: zod
              .string()
              .nullable()
              .describe('null: a number of scan intake'),
            unit: unitOutput(zod),
            ...numbersOutput(zod),
            target: zod.string().nullable(),
            status: statusOutput(zod),
            groups: zod.array(groupOutput(zod)),
            totalGroups: zod.number(),
            trend: zod.array(pointOutput(zod)).optional(),
          })
          .passthrough(),
      ),
    }),
    answer: async (input, { visible }) => {
      const asOf = momentOf(input.asOf);
      const { q, ...filters } = readApplicationFilters(input.filters ?? {});
      const { slices, ...dashboard } = await dashboards.dashboard(
        input.dashboard,
        { asOf, visible, filters },
      );
      return {
        asOf,
        answer: {
          ...dashboard,
          slices: slices.map(({ trend, groups, ...slice }) => ({
            ...slice,
            groups: worstFirst(groups, slice.direction).slice(0, input.groups),
            totalGroups: groups.length,
            ...(input.trend ? { trend } : {}),
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
