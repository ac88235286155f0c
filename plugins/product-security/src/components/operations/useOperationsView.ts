import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import {
  OperationsView,
  readOperationsView,
  writeOperationsView,
} from '../../model/OperationsView';

/**
 * The view that the address carries, and a way to change it. Each change is a step back in the browser's history.
 * @internal
 */
export function useOperationsView(): [
  OperationsView,
  (change: Partial<OperationsView>) => void,
] {
  const [search, setSearch] = useSearchParams();
  const view = useMemo(() => readOperationsView(search), [search]);
  const change = useCallback(
    (part: Partial<OperationsView>) => {
      setSearch(writeOperationsView({ ...view, ...part }));
    },
    [setSearch, view],
  );
  return [view, change];
}
