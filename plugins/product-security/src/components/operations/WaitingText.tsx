import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { ListedScan } from '@prodsec/backstage-plugin-product-security-common';
import { useFormat } from '@prodsec/backstage-plugin-product-security-react';
import { productSecurityTranslationRef } from '../../translation';
import { useTextStyles } from '../shared/useTextStyles';

interface WaitingTextProps {
  scan: Pick<ListedScan, 'waiting' | 'counts'>;
}

/**
 * How much a held scan would close, in which categories, and how much it still reports.
 * @internal
 */
export function WaitingText(props: WaitingTextProps) {
  const { waiting, counts } = props.scan;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const format = useFormat();
  const text = useTextStyles();
  if (!waiting) return null;
  const parts = waiting.categories.map(({ category, sightings }) => {
    const word = t(`category.${category}`);
    return sightings === null
      ? word
      : t('operations.held.category', {
          value: format.count(sightings),
          category: word,
        });
  });
  const details = [
    format.list(parts),
    counts &&
      t('operations.held.reported', { value: format.count(counts.findings) }),
  ].filter(Boolean);
  return (
    <>
      {t('operations.held.count', {
        count: waiting.total,
        value: format.count(waiting.total),
      })}
      <div className={`${text.small} ${text.subtle}`}>{details.join('; ')}</div>
    </>
  );
}
