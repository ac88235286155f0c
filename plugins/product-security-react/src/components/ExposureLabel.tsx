import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Exposure } from '@prodsec/backstage-plugin-product-security-common';
import { productSecurityReactTranslationRef } from '../translation';
import { Mark } from './Mark';

/** @public */
export interface ExposureLabelProps {
  exposure: Exposure;
}

/**
 * Who can reach an application; an exposure nobody stated is marked as unknown.
 * @public
 */
export function ExposureLabel(props: ExposureLabelProps) {
  const { t } = useTranslationRef(productSecurityReactTranslationRef);
  const word = t(`exposure.${props.exposure}`);
  return props.exposure === 'unknown' ? (
    <Mark kind="unknown">{word}</Mark>
  ) : (
    <>{word}</>
  );
}
