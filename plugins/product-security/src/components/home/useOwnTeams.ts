import { parseEntityRef } from '@backstage/catalog-model';
import { isError } from '@backstage/errors';
import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import { TeamScorecard } from '@prodsec/backstage-plugin-product-security-common';
import {
  productSecurityApiRef,
  RequestState,
  useRequest,
} from '@prodsec/backstage-plugin-product-security-react';

/** Nobody reads more than so many teams in a widget, and each is a request. */
const mostTeams = 3;

/** Applications named of each team. */
const applicationsNamed = 3;

/**
 * The scorecards of the groups that the viewer belongs to, or of the one team that is named. Groups without applications
 * are left out.
 *
 * @param team - Entity ref of a group, or its bare name.
 * @internal
 */
export function useOwnTeams(
  team: string | undefined,
): RequestState<TeamScorecard[]> {
  const api = useApi(productSecurityApiRef);
  const identityApi = useApi(identityApiRef);
  return useRequest(JSON.stringify(['own teams', team]), async signal => {
    const groups = team
      ? [team]
      : (await identityApi.getBackstageIdentity()).ownershipEntityRefs
          .filter(ref => parseEntityRef(ref).kind === 'group')
          .slice(0, mostTeams);
    const scorecards = await Promise.all(
      groups.map(async group => {
        try {
          return await api.getTeamScorecard(group, {
            limit: applicationsNamed,
            signal,
          });
        } catch (error) {
          if (isError(error) && error.statusCode === 404) return undefined;
          throw error;
        }
      }),
    );
    return scorecards.filter(scorecard => scorecard !== undefined);
  });
}
