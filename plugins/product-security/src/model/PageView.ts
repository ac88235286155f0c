import {
  exposures,
  tiers,
} from '@prodsec/backstage-plugin-product-security-common';
import { SegmentFilters } from '@prodsec/backstage-plugin-product-security-react';

/** What the pages can be narrowed to, in the order it is offered and written. @internal */
export const filterSegments = [
  'tier',
  'exposure',
  'businessUnit',
  'team',
  'teamWithin',
  'system',
  'domain',
  'regulated',
  'revenueCritical',
  'application',
] as const;
/** @internal */
export type FilterSegment = (typeof filterSegments)[number];

/** Days that a course looks back. @internal */
export const spans = [30, 90, 180, 365] as const;
/** @internal */
export type Span = (typeof spans)[number];

/** The span of an address that says none. @internal */
export const defaultSpan: Span = 90;

/**
 * What every page has in its address: of which applications, of which moment, and how far back courses go.
 * @internal
 */
export interface PageView {
  filters: Pick<SegmentFilters, FilterSegment>;
  /** ISO 8601 date or time; now when `undefined`. */
  asOf?: string;
  span: Span;
}

/**
 * Reads the view from the search parameters of an address. What it does not know it leaves out.
 * @internal
 */
export function readPageView(search: URLSearchParams): PageView {
  const filters: PageView['filters'] = {};
  for (const segment of filterSegments) {
    const allowed = allowedValues[segment];
    const values = search
      .getAll(segment)
      .filter(value => (allowed ? allowed.includes(value) : value !== ''));
    if (values.length) filters[segment] = [...new Set(values)];
  }
  const asOf = search.get('asOf') ?? undefined;
  return {
    filters,
    asOf: asOf && !Number.isNaN(Date.parse(asOf)) ? asOf : undefined,
    span:
      spans.find(days => String(days) === search.get('span')) ?? defaultSpan,
  };
}

/**
 * Puts the view into search parameters in place of the one they carry, and leaves all others as they are. What is at its
 * default stays out.
 *
 * @returns a new object; `search` is not changed
 * @internal
 */
export function writePageView(
  view: PageView,
  search: URLSearchParams = new URLSearchParams(),
): URLSearchParams {
  const others = [...search].filter(([name]) => !viewParameters.has(name));
  const written = new URLSearchParams();
  for (const segment of filterSegments) {
    for (const value of view.filters[segment] ?? [])
      written.append(segment, value);
  }
  if (view.asOf) written.set('asOf', view.asOf);
  if (view.span !== defaultSpan) written.set('span', String(view.span));
  for (const [name, value] of others) written.append(name, value);
  return written;
}

const allowedValues: Partial<Record<FilterSegment, readonly string[]>> = {
  tier: tiers,
  exposure: exposures,
  revenueCritical: ['true', 'false'],
};

const viewParameters = new Set<string>([...filterSegments, 'asOf', 'span']);
