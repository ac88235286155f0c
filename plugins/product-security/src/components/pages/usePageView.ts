import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { PageView, readPageView, writePageView } from '../../model/PageView';

/**
 * The view that the address carries, and a way to change it. Each change is a step back in the browser's history, and
 * leaves the other parameters of the address alone.
 * @internal
 */
export function usePageView(): [PageView, (change: Partial<PageView>) => void] {
  const [search, setSearch] = useSearchParams();
  const view = useMemo(() => readPageView(search), [search]);
  const change = useCallback(
    (part: Partial<PageView>) => {
      setSearch(current =>
        writePageView({ ...readPageView(current), ...part }, current),
      );
    },
    [setSearch],
  );
  return [view, change];
}
