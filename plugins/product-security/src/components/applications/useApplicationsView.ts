import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import {
  ApplicationsView,
  readApplicationsView,
  writeApplicationsView,
} from '../../model/ApplicationsView';

/**
 * How the address wants the applications to be listed, and a way to change it.
 *
 * @returns the view, and a function that takes a change of it and whether that replaces the last step in the browser's
 * history, as each letter of a search does
 * @internal
 */
export function useApplicationsView(): [
  ApplicationsView,
  (change: Partial<ApplicationsView>, replace?: boolean) => void,
] {
  const [search, setSearch] = useSearchParams();
  const view = useMemo(() => readApplicationsView(search), [search]);
  const change = useCallback(
    (part: Partial<ApplicationsView>, replace = false) => {
      setSearch(
        current =>
          writeApplicationsView(
            { ...readApplicationsView(current), ...part },
            current,
          ),
        { replace },
      );
    },
    [setSearch],
  );
  return [view, change];
}
