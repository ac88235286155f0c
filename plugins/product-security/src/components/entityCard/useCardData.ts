import { useApi } from '@backstage/core-plugin-api';
import {
  ApplicationScorecard,
  Finding,
} from '@prodsec/backstage-plugin-product-security-common';
import {
  productSecurityApiRef,
  RequestState,
  useRequest,
} from '@prodsec/backstage-plugin-product-security-react';
import { OpenCriticals, openCriticals } from '../../model/openCriticals';

/** What the card shows. @internal */
export interface CardData {
  scorecard: ApplicationScorecard;
  criticals: OpenCriticals;
  /** Open findings of the highest risk. */
  fixFirst: Finding[];
}

/** How many open criticals are looked at to find the oldest. */
const criticalsLookedAt = 100;

/**
 * Asks for all that the card of an application shows.
 * @internal
 */
export function useCardData(
  application: string,
  findingsToFixFirst: number,
): RequestState<CardData> {
  const api = useApi(productSecurityApiRef);
  return useRequest(
    JSON.stringify([application, findingsToFixFirst]),
    async signal => {
      const open = { application, status: ['open' as const], signal };
      const [scorecard, criticals, first] = await Promise.all([
        api.getApplicationScorecard(application, { signal }),
        api.listFindings({
          ...open,
          severity: ['critical'],
          limit: criticalsLookedAt,
        }),
        api.listFindings({ ...open, limit: findingsToFixFirst }),
      ]);
      return {
        scorecard,
        criticals: openCriticals(scorecard, criticals),
        fixFirst: first.items,
      };
    },
  );
}
