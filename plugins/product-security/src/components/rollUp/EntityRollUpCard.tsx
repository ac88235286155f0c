import { stringifyEntityRef } from '@backstage/catalog-model';
import { Link } from '@backstage/core-components';
import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import {
  Placeholder,
  productSecurityApiRef,
  useRequest,
} from '@prodsec/backstage-plugin-product-security-react';
import { rootRouteRef } from '../../routes';
import { productSecurityTranslationRef } from '../../translation';
import { NoApplications } from '../scorecard/NoApplications';
import { ScorecardCardBody } from '../scorecard/ScorecardCardBody';
import { RequestView } from '../shared/RequestView';

/** @public */
export interface EntityRollUpCardProps {
  /** How many applications with the lowest scores are named; default 3. */
  worstApplications?: number;
}

/**
 * The applications of a system or a domain as one, on its overview page.
 * @public
 */
export function EntityRollUpCard(props: EntityRollUpCardProps) {
  const { worstApplications: limit = 3 } = props;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const api = useApi(productSecurityApiRef);
  const pages = useRouteRef(rootRouteRef)();
  const { entity } = useEntity();
  const ref = stringifyEntityRef(entity);
  const segment =
    entity.kind.toLocaleLowerCase('en-US') === 'domain' ? 'domain' : 'system';
  const request = useRequest(JSON.stringify([ref, limit]), signal =>
    segment === 'domain'
      ? api.getDomainScorecard(ref, { limit, signal })
      : api.getSystemScorecard(ref, { limit, signal }),
  );
  const search = new URLSearchParams({ [segment]: ref });
  return (
    <EntityInfoCard title={t('scorecard.teamTitle')}>
      <RequestView
        request={request}
        placeholder={<Placeholder height="28rem" />}
        notFound={<NoApplications />}
      >
        {scorecard => (
          <ScorecardCardBody
            scorecard={scorecard}
            link={
              <Link to={`${pages}/applications?${search}`}>
                {t('scorecard.allApplications')}
              </Link>
            }
          />
        )}
      </RequestView>
    </EntityInfoCard>
  );
}
