import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import {
  Placeholder,
  useApplicationScorecard,
} from '@prodsec/backstage-plugin-product-security-react';
import { productSecurityTranslationRef } from '../../translation';
import { NotAnApplication } from '../shared/NotAnApplication';
import { RequestView } from '../shared/RequestView';
import { CardBody } from './CardBody';

/** @public */
export interface EntityProductSecurityCardProps {
  /** How many things to do next are named; default 3. */
  nextActions?: number;
}

/**
 * The state of a component's product security, on its overview page.
 * @public
 */
export function EntityProductSecurityCard(
  props: EntityProductSecurityCardProps,
) {
  const { nextActions = 3 } = props;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const { entity } = useEntity();
  const request = useApplicationScorecard(stringifyEntityRef(entity));
  return (
    <EntityInfoCard title={t('card.title')}>
      <RequestView
        request={request}
        placeholder={<Placeholder height="20rem" />}
        notFound={<NotAnApplication />}
      >
        {scorecard => (
          <CardBody scorecard={scorecard} nextActions={nextActions} />
        )}
      </RequestView>
    </EntityInfoCard>
  );
}
