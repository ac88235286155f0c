import {
  exposures,
  MetricObjects,
  tiers,
} from '@prodsec/backstage-plugin-product-security-common';
import { SegmentFilters } from '@prodsec/backstage-plugin-product-security-react';
import { GroupSort } from './groupRows';

/** What the scorecards are grouped by. @internal */
export const groupings = ['team', 'businessUnit', 'tier'] as const;
/** @internal */
export type Grouping = (typeof groupings)[number];

/** What the portfolio can be narrowed to. @internal */
export const filterSegments = [
  'tier',
  'exposure',
  'businessUnit',
  'team',
] as const;
/** @internal */
export type FilterSegment = (typeof filterSegments)[number];

/** Days a trend looks back. @internal */
export const periods = [90, 365] as const;
/** @internal */
export type Period = (typeof periods)[number];

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
export interface PortfolioView {
  filters: Pick<SegmentFilters, FilterSegment>;
  /** ISO 8601 date or time; now when `undefined`. */
  asOf?: string;
  by: Grouping;
  sort?: GroupSort;
  /** Metric of the large trend; the first one when `undefined`. */
  trend?: string;
  period: Period;
  drillDown?: DrillDown;
}

const sets = ['missing', 'numerator', 'denominator'] as const;

/**
 * Reads the view from the search parameters of the address. What it does not know it leaves out.
 * @internal
 */
export function readPortfolioView(search: URLSearchParams): PortfolioView {
  const filters: PortfolioView['filters'] = {};
  for (const segment of filterSegments) {
    const values = search.getAll(segment).filter(allowed[segment]);
    if (values.length) filters[segment] = values;
  }
  const metric = search.get('metric') ?? undefined;
  const asOf = search.get('asOf') ?? undefined;
  return {
    filters,
    asOf: asOf && !Number.isNaN(Date.parse(asOf)) ? asOf : undefined,
    by: oneOf(groupings, search.get('by')) ?? 'team',
    sort: readSort(search.get('sort')),
    trend: search.get('trend') ?? undefined,
    period:
      periods.find(days => String(days) === search.get('period')) ?? periods[0],
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
  const search = new URLSearchParams();
  for (const segment of filterSegments) {
    for (const value of view.filters[segment] ?? [])
      search.append(segment, value);
  }
  if (view.asOf) search.set('asOf', view.asOf);
  if (view.by !== 'team') search.set('by', view.by);
  if (view.sort)
    search.set('sort', `${view.sort.descending ? '-' : ''}${view.sort.column}`);
  if (view.trend) search.set('trend', view.trend);
  if (view.period !== periods[0]) search.set('period', String(view.period));
  if (view.drillDown) {
    const { metric, set, group } = view.drillDown;
    search.set('metric', metric);
    if (set) search.set('set', set);
    if (group) search.set('group', `${group.segment}:${group.value}`);
  }
  return search;
}

const allowed: Record<FilterSegment, (value: string) => boolean> = {
  tier: value => oneOf(tiers, value) !== undefined,
  exposure: value => oneOf(exposures, value) !== undefined,
  businessUnit: value => value !== '',
  team: value => value !== '',
};

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
