import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import {
  readTeamsView,
  TeamsView,
  writeTeamsView,
} from '../../model/TeamsView';

/**
 * How the address wants the teams to be shown, and a way to change it. Each change is a step back in the browser's history.
 * @internal
 */
export function useTeamsView(): [
  TeamsView,
  (change: Partial<TeamsView>) => void,
] {
  const [search, setSearch] = useSearchParams();
  const view = useMemo(() => readTeamsView(search), [search]);
  const change = useCallback(
    (part: Partial<TeamsView>) => {
      setSearch(current =>
        writeTeamsView({ ...readTeamsView(current), ...part }, current),
      );
    },
    [setSearch],
  );
  return [view, change];
}
