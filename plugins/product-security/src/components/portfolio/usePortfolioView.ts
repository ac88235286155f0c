import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import {
  PortfolioView,
  readPortfolioView,
  writePortfolioView,
} from '../../model/PortfolioView';

/**
 * The view that the address carries, and a way to change it. Each change is a step back in the browser's history.
 * @internal
 */
export function usePortfolioView(): [
  PortfolioView,
  (change: Partial<PortfolioView>) => void,
] {
  const [search, setSearch] = useSearchParams();
  const view = useMemo(() => readPortfolioView(search), [search]);
  const change = useCallback(
    (part: Partial<PortfolioView>) => {
      setSearch(writePortfolioView({ ...view, ...part }));
    },
    [setSearch, view],
  );
  return [view, change];
}
