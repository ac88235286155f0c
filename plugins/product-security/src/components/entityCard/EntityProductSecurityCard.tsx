import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import { Placeholder } from '@prodsec/backstage-plugin-product-security-react';
import { productSecurityTranslationRef } from '../../translation';
import { NotAnApplication } from '../shared/NotAnApplication';
import { RequestView } from '../shared/RequestView';
import { CardBody } from './CardBody';
import { useCardData } from './useCardData';

/** @public */
export interface EntityProductSecurityCardProps {
  /** How many findings are named as what to fix first; default 3. */
  findingsToFixFirst?: number;
}

/**
 * The state of a component's product security, on its overview page.
 * @public
 */
export function EntityProductSecurityCard(
  props: EntityProductSecurityCardProps,
) {
  const { findingsToFixFirst = 3 } = props;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const { entity } = useEntity();
  const request = useCardData(stringifyEntityRef(entity), findingsToFixFirst);
  return (
    <EntityInfoCard title={t('card.title')}>
      <RequestView
        request={request}
        placeholder={<Placeholder height="20rem" />}
        notFound={<NotAnApplication />}
      >
        {data => <CardBody data={data} />}
      </RequestView>
    </EntityInfoCard>
  );
}
