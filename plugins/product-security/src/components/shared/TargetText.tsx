import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  MetricDefinition,
  MetricUnit,
} from '@prodsec/backstage-plugin-product-security-common';
import { useFormat } from '@prodsec/backstage-plugin-product-security-react';
import { productSecurityTranslationRef } from '../../translation';
import { useTextStyles } from './useTextStyles';

interface TargetTextProps {
  target: string | null;
  unit: MetricUnit;
  definition: MetricDefinition | undefined;
}

/**
 * What a number is held to, and on which tiers where it is not all; nothing without a target.
 * @internal
 */
export function TargetText(props: TargetTextProps) {
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const format = useFormat();
  const text = useTextStyles();
  const target = format.target(props.target, props.unit);
  if (!target) return null;
  const tiers = Object.keys(props.definition?.goalBy?.tier ?? {});
  return (
    <span className={text.subtle}>
      {tiers.length === 0
        ? t('metrics.target', { target })
        : t('metrics.targetOnTiers', { target, tiers: format.list(tiers) })}
    </span>
  );
}
