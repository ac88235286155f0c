/** What the teams are sorted by: their name, their score, or the id of a metric. @internal */
export interface TeamsSort {
  column: string;
  descending: boolean;
}

/** At most this many teams stand side by side. @internal */
export const mostCompared = 5;

/**
 * What the page of teams has in its address besides moment and filters.
 * @internal
 */
export interface TeamsView {
  /** Default: failures first. */
  sort?: TeamsSort;
  /** Only the metrics of this narrative. */
  narrative?: string;
  /** Entity refs of the teams that stand side by side. */
  compare: string[];
  /** Entity refs of the groups whose teams are folded away. */
  folded: string[];
}

const parameters = ['sort', 'narrative', 'compare', 'folded'] as const;

/**
 * Reads the view from the search parameters of an address.
 * @internal
 */
export function readTeamsView(search: URLSearchParams): TeamsView {
  const all = (name: string) => [
    ...new Set(search.getAll(name).filter(value => value !== '')),
  ];
  const sort = search.get('sort') ?? '';
  const descending = sort.startsWith('-');
  const column = descending ? sort.slice(1) : sort;
  return {
    sort: column ? { column, descending } : undefined,
    narrative: search.get('narrative') || undefined,
    compare: all('compare').slice(0, mostCompared),
    folded: all('folded'),
  };
}

/**
 * Puts the view into search parameters, and leaves those of others as they are.
 *
 * @returns a new object; `search` is not changed
 * @internal
 */
export function writeTeamsView(
  view: TeamsView,
  search: URLSearchParams,
): URLSearchParams {
  const written = new URLSearchParams(search);
  for (const name of parameters) written.delete(name);
  if (view.sort)
    written.set(
      'sort',
      `${view.sort.descending ? '-' : ''}${view.sort.column}`,
    );
  if (view.narrative) written.set('narrative', view.narrative);
  for (const team of view.compare) written.append('compare', team);
  for (const team of view.folded) written.append('folded', team);
  return written;
}
