import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { IntakeSource } from '@prodsec/backstage-plugin-product-security-common';
import {
  Mark,
  useFormat,
} from '@prodsec/backstage-plugin-product-security-react';
import { productSecurityTranslationRef } from '../../translation';

interface GoodScanProps {
  source: Pick<IntakeSource, 'lastGoodScanAt' | 'stale' | 'retired'>;
}

/**
 * When a source last had a scan that counts, and whether that is too long ago.
 * @internal
 */
export function GoodScan(props: GoodScanProps) {
  const { lastGoodScanAt, stale, retired } = props.source;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const format = useFormat();
  if (retired)
    return <Mark kind="neutral">{t('operations.sources.retired')}</Mark>;
  if (lastGoodScanAt === null)
    return <Mark kind="warning">{t('operations.sources.neverStale')}</Mark>;
  const day = format.day(lastGoodScanAt);
  return (
    <time dateTime={lastGoodScanAt}>
      {stale ? (
        <Mark kind="warning">{t('operations.sources.stale', { day })}</Mark>
      ) : (
        <Mark kind="good">{t('operations.sources.fresh', { day })}</Mark>
      )}
    </time>
  );
}
