import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  Exposure,
  exposures,
  Segment,
  Tier,
  tiers,
} from '@prodsec/backstage-plugin-product-security-common';
import {
  ExposureLabel,
  TierLabel,
} from '@prodsec/backstage-plugin-product-security-react';
import { productSecurityTranslationRef } from '../../translation';

interface GroupNameProps {
  segment: Segment;
  /** The group's key, as the API gives it. */
  value: string;
}

/**
 * The name of a group as people know it.
 * @internal
 */
export function GroupName(props: GroupNameProps) {
  const { segment, value } = props;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  if (segment === 'tier' && tiers.includes(value as Tier))
    return <TierLabel tier={value as Tier} />;
  if (segment === 'exposure' && exposures.includes(value as Exposure))
    return <ExposureLabel exposure={value as Exposure} />;
  if (value === 'none') return <>{t('groups.none')}</>;
  if (segment === 'team' || segment === 'system' || segment === 'application')
    return <EntityDisplayName entityRef={value} hideIcon disableTooltip />;
  return <>{value}</>;
}
