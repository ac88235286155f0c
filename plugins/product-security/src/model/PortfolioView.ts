import { MetricObjects } from '@prodsec/backstage-plugin-product-security-common';
import { GroupSort } from './groupRows';
import { PageView, readPageView, writePageView } from './PageView';

/** What the scorecards are grouped by. @internal */
export const groupings = ['team', 'businessUnit', 'tier'] as const;
/** @internal */
export type Grouping = (typeof groupings)[number];

/** The objects of a number that are being looked at. @internal */
export interface DrillDown {
  metric: string;
  /** Default: the most telling set of the metric. */
  set?: MetricObjects['set'];
  /** Only this group. */
  group?: { segment: Grouping; value: string };
}

/**
 * Everything that decides what the portfolio page shows; its address carries all of it.
 * @internal
 */
export interface PortfolioView extends PageView {
  by: Grouping;
  sort?: GroupSort;
  /** Metric of the large trend; the first one when `undefined`. */
  trend?: string;
  drillDown?: DrillDown;
}

const sets = ['missing', 'numerator', 'denominator'] as const;

/**
 * Reads the view from the search parameters of the address. What it does not know it leaves out.
 * @internal
 */
export function readPortfolioView(search: URLSearchParams): PortfolioView {
  const metric = search.get('metric') ?? undefined;
  return {
    ...readPageView(search),
    by: oneOf(groupings, search.get('by')) ?? 'team',
    sort: readSort(search.get('sort')),
    trend: search.get('trend') ?? undefined,
    drillDown: metric
      ? {
          metric,
          set: oneOf(sets, search.get('set')),
          group: readGroup(search.get('group')),
        }
      : undefined,
  };
}

/**
 * Writes the view as search parameters; what is at its default stays out of the address.
 * @internal
 */
export function writePortfolioView(view: PortfolioView): URLSearchParams {
  const search = writePageView(view);
  if (view.by !== 'team') search.set('by', view.by);
  if (view.sort)
    search.set('sort', `${view.sort.descending ? '-' : ''}${view.sort.column}`);
  if (view.trend) search.set('trend', view.trend);
  if (view.drillDown) {
    const { metric, set, group } = view.drillDown;
    search.set('metric', metric);
    if (set) search.set('set', set);
    if (group) search.set('group', `${group.segment}:${group.value}`);
  }
  return search;
}

function readSort(text: string | null): GroupSort | undefined {
  const match = /^(-?)(group|\d)$/.exec(text ?? '');
  if (!match) return undefined;
  const [, minus, column] = match;
  return {
    column: column === 'group' ? column : Number(column),
    descending: minus === '-',
  };
}

function readGroup(text: string | null) {
  const [segmentText, ...rest] = (text ?? '').split(':');
  const segment = oneOf(groupings, segmentText);
  return segment && rest.length
    ? { segment, value: rest.join(':') }
    : undefined;
}

function oneOf<T extends string>(
  values: readonly T[],
  text: string | null,
): T | undefined {
  return values.find(value => value === text);
}
