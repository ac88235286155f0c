import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { ApplicationScorecard } from '@prodsec/backstage-plugin-product-security-common';
import {
  Mark,
  useFormat,
} from '@prodsec/backstage-plugin-product-security-react';
import { productSecurityTranslationRef } from '../../translation';

interface LastScanProps {
  scorecard: Pick<ApplicationScorecard, 'lastScanAt'>;
}

/**
 * When an application was last scanned; that it never was is a gap in what is known.
 * @internal
 */
export function LastScan(props: LastScanProps) {
  const { lastScanAt } = props.scorecard;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const format = useFormat();
  return lastScanAt ? (
    <time dateTime={lastScanAt}>{format.moment(lastScanAt)}</time>
  ) : (
    <Mark kind="unknown">{t('card.neverScanned')}</Mark>
  );
}
