import { stringifyEntityRef } from '@backstage/catalog-model';
import { Link } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  EntityInfoCard,
  useEntity,
  useEntityRefLink,
} from '@backstage/plugin-catalog-react';
import {
  Placeholder,
  useFormat,
  useTeamScorecard,
} from '@prodsec/backstage-plugin-product-security-react';
import { productSecurityTranslationRef } from '../../translation';
import { NoApplications } from '../scorecard/NoApplications';
import { ScorecardCardBody } from '../scorecard/ScorecardCardBody';
import { RequestView } from '../shared/RequestView';

/** @public */
export interface EntityTeamScorecardCardProps {
  /** How many applications with the lowest scores are named; default 3. */
  worstApplications?: number;
}

/**
 * The scorecard of a group with all groups below it, on its overview page.
 * @public
 */
export function EntityTeamScorecardCard(props: EntityTeamScorecardCardProps) {
  const { worstApplications = 3 } = props;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const format = useFormat();
  const { entity } = useEntity();
  const tabLink = `${useEntityRefLink()(entity)}/product-security`;
  const request = useTeamScorecard(stringifyEntityRef(entity), {
    limit: worstApplications,
  });
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
            link={<Link to={tabLink}>{t('scorecard.everything')}</Link>}
          >
            {scorecard.ownApplications < scorecard.applications &&
              t('scorecard.withOwn', {
                value: format.count(scorecard.ownApplications),
              })}
          </ScorecardCardBody>
        )}
      </RequestView>
    </EntityInfoCard>
  );
}
