import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';

/** What the catalogue is searched for. @internal */
export interface CatalogueSearch {
  query: string;
  /** Id of a narrative; any when `undefined`. */
  narrative?: string;
}

/**
 * The search that the address carries, and a way to change it.
 *
 * @remarks
 * Letters typed replace the address and make no steps in the browser's history.
 * @internal
 */
export function useCatalogueSearch(): [
  CatalogueSearch,
  (change: Partial<CatalogueSearch>) => void,
] {
  const [search, setSearch] = useSearchParams();
  const change = useCallback(
    (part: Partial<CatalogueSearch>) => {
      setSearch(
        current => {
          const next = new URLSearchParams(current);
          for (const [field, name] of Object.entries(parameters)) {
            if (!(field in part)) continue;
            const value = part[field as keyof CatalogueSearch];
            if (value) next.set(name, value);
            else next.delete(name);
          }
          return next;
        },
        { replace: 'query' in part },
      );
    },
    [setSearch],
  );
  return [
    {
      query: search.get(parameters.query) ?? '',
      narrative: search.get(parameters.narrative) ?? undefined,
    },
    change,
  ];
}

const parameters: Record<keyof CatalogueSearch, string> = {
  query: 'q',
  narrative: 'narrative',
};
