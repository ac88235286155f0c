import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Tier } from '@prodsec/backstage-plugin-product-security-common';
import { productSecurityReactTranslationRef } from '../translation';
import { Mark } from './Mark';
import { useUnbrokenStyles } from './useUnbrokenStyles';

/** @public */
export interface TierLabelProps {
  tier: Tier;
}

/**
 * How critical an application is; an application without a tier is marked as unknown.
 * @public
 */
export function TierLabel(props: TierLabelProps) {
  const { t } = useTranslationRef(productSecurityReactTranslationRef);
  const classes = useUnbrokenStyles();
  const word = t(`tier.${props.tier}`);
  return (
    <span className={classes.unbroken}>
      {props.tier === 'unassigned' ? <Mark kind="unknown">{word}</Mark> : word}
    </span>
  );
}
