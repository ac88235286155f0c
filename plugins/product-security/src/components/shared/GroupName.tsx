import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  categories,
  Category,
  Control,
  controls,
  Exposure,
  exposures,
  Segment,
  severities,
  Severity,
  Tier,
  tiers,
} from '@prodsec/backstage-plugin-product-security-common';
import {
  ExposureLabel,
  productSecurityReactTranslationRef,
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
  const words = useTranslationRef(productSecurityReactTranslationRef);
  if (segment === 'tier' && tiers.includes(value as Tier))
    return <TierLabel tier={value as Tier} />;
  if (segment === 'exposure' && exposures.includes(value as Exposure))
    return <ExposureLabel exposure={value as Exposure} />;
  if (value === 'none') return <>{t('groups.none')}</>;
  if (entitySegments.has(segment))
    return <EntityDisplayName entityRef={value} hideIcon disableTooltip />;
  if (segment === 'control' && controls.includes(value as Control))
    return <>{words.t(`control.${value as Control}`)}</>;
  if (segment === 'severity' && severities.includes(value as Severity))
    return <>{words.t(`severity.${value as Severity}`)}</>;
  if (segment === 'category' && categories.includes(value as Category))
    return <>{t(`category.${value as Category}`)}</>;
  if (segment === 'revenueCritical')
    return (
      <>{t(value === 'true' ? 'groups.revenueCritical' : 'groups.otherwise')}</>
    );
  return <>{value}</>;
}

/** Their groups go by the refs of entities. */
const entitySegments = new Set<Segment>([
  'team',
  'teamWithin',
  'system',
  'domain',
  'application',
]);
