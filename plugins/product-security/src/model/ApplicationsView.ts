import {
  Control,
  controls,
} from '@prodsec/backstage-plugin-product-security-common';

/** What applications can be sorted by. @internal */
export const applicationSorts = ['title', 'score', 'tier'] as const;
/** @internal */
export type ApplicationSortKey = (typeof applicationSorts)[number];

/**
 * What the page of applications has in its address besides moment and filters.
 * @internal
 */
export interface ApplicationsView {
  sort: { key: ApplicationSortKey; descending: boolean };
  /** Only those that lack one of these. */
  missingControl: Control[];
  /** Part of the name; empty for all. */
  q: string;
}

/** The worst first. */
const defaultSort = 'score';

/**
 * Reads the view from the search parameters of an address. What it does not know it leaves out.
 * @internal
 */
export function readApplicationsView(
  search: URLSearchParams,
): ApplicationsView {
  const sort = search.get('sort') ?? '';
  const descending = sort.startsWith('-');
  const key = applicationSorts.find(
    name => name === (descending ? sort.slice(1) : sort),
  );
  const missing = search.getAll('missingControl');
  return {
    sort: key ? { key, descending } : { key: defaultSort, descending: false },
    missingControl: controls.filter(control => missing.includes(control)),
    q: search.get('q') ?? '',
  };
}

/**
 * Puts the view into search parameters, and leaves those of others as they are. What is at its default stays out.
 *
 * @returns a new object; `search` is not changed
 * @internal
 */
export function writeApplicationsView(
  view: ApplicationsView,
  search: URLSearchParams,
): URLSearchParams {
  const written = new URLSearchParams(search);
  for (const name of ['sort', 'missingControl', 'q']) written.delete(name);
  const sort = sortParameter(view.sort);
  if (sort !== defaultSort) written.set('sort', sort);
  for (const control of view.missingControl)
    written.append('missingControl', control);
  if (view.q) written.set('q', view.q);
  return written;
}

/**
 * The order as the API is asked for it.
 * @internal
 */
export function sortParameter({
  key,
  descending,
}: ApplicationsView['sort']): string {
  return `${descending ? '-' : ''}${key}`;
}
