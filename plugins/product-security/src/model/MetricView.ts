import {
  MetricDefinition,
  MetricObjects,
  Segment,
  segments,
} from '@prodsec/backstage-plugin-product-security-common';
import { PageView, readPageView, writePageView } from './PageView';

/** What there is to see of a metric below its headline. @internal */
export const metricParts = [
  'trend',
  'groups',
  'change',
  'plan',
  'objects',
  'definition',
] as const;
/** @internal */
export type MetricPart = (typeof metricParts)[number];

const sets = ['missing', 'numerator', 'denominator'] as const;

/**
 * Everything that decides what the page of a metric shows; its address carries all of it.
 * @internal
 */
export interface MetricView extends PageView {
  part: MetricPart;
  /** What the groups are; the first segment of the metric when `undefined`. */
  by?: Segment;
  /** Start of the change, an ISO 8601 date; the span before the moment when `undefined`. */
  from?: string;
  /** What a change is told by; by reason when `undefined`. */
  changeBy?: Segment;
  /** The default is the most telling set of the metric. */
  set?: MetricObjects['set'];
}

/**
 * Reads the view from the search parameters of an address. What it does not know it leaves out.
 * @internal
 */
export function readMetricView(search: URLSearchParams): MetricView {
  const from = search.get('from') ?? undefined;
  return {
    ...readPageView(search),
    part: oneOf(metricParts, search.get('part')) ?? 'trend',
    by: oneOf(segments, search.get('by')),
    from: from && !Number.isNaN(Date.parse(from)) ? from : undefined,
    changeBy: oneOf(segments, search.get('changeBy')),
    set: oneOf(sets, search.get('set')),
  };
}

/**
 * Writes the view as search parameters; what is at its default stays out of the address.
 * @internal
 */
export function writeMetricView(view: MetricView): URLSearchParams {
  const search = writePageView(view);
  const { part, by, from, changeBy, set } = view;
  if (part !== 'trend') search.set('part', part);
  for (const [name, value] of Object.entries({ by, from, changeBy, set })) {
    if (value) search.set(name, value);
  }
  return search;
}

/**
 * The filters of the page that a metric knows, and the segments of those it does not: the API refuses the latter.
 * @internal
 */
export function metricFilters(
  filters: PageView['filters'],
  { segments: known }: Pick<MetricDefinition, 'segments'>,
): { filters: PageView['filters']; ignored: Segment[] } {
  const entries = Object.entries(filters) as [Segment, string[]][];
  return {
    filters: Object.fromEntries(
      entries.filter(([segment]) => known.includes(segment)),
    ),
    ignored: entries
      .map(([segment]) => segment)
      .filter(segment => !known.includes(segment)),
  };
}

function oneOf<T extends string>(
  values: readonly T[],
  text: string | null,
): T | undefined {
  return values.find(value => value === text);
}
