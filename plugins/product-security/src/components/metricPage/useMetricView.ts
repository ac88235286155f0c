import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import {
  MetricView,
  readMetricView,
  writeMetricView,
} from '../../model/MetricView';

/**
 * The view that the address carries, and a way to change it. Each change is a step back in the browser's history.
 * @internal
 */
export function useMetricView(): [
  MetricView,
  (change: Partial<MetricView>) => void,
] {
  const [search, setSearch] = useSearchParams();
  const view = useMemo(() => readMetricView(search), [search]);
  const change = useCallback(
    (part: Partial<MetricView>) => {
      setSearch(writeMetricView({ ...view, ...part }));
    },
    [setSearch, view],
  );
  return [view, change];
}
