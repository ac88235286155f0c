import { useApi } from '@backstage/core-plugin-api';
import {
  MetricDefinition,
  TeamListItem,
} from '@prodsec/backstage-plugin-product-security-common';
import {
  productSecurityApiRef,
  RequestState,
  useRequest,
} from '@prodsec/backstage-plugin-product-security-react';

/** What the page of teams is made from. @internal */
export interface TeamsData {
  teams: TeamListItem[];
  definitions: MetricDefinition[];
}

/**
 * Asks for the scorecards of all teams, and for what their metrics mean.
 * @internal
 */
export function useTeamsData(
  asOf: string | undefined,
): RequestState<TeamsData> {
  const api = useApi(productSecurityApiRef);
  return useRequest(JSON.stringify(['teams', asOf]), async signal => {
    const [teams, definitions] = await Promise.all([
      api.listTeams({ asOf, signal }),
      api.listMetrics({ signal }),
    ]);
    return { teams: teams.items, definitions: definitions.items };
  });
}
