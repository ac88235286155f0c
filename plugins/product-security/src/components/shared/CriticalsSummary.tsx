import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  Mark,
  useFormat,
} from '@prodsec/backstage-plugin-product-security-react';
import { OpenCriticals } from '../../model/openCriticals';
import { productSecurityTranslationRef } from '../../translation';

interface CriticalsSummaryProps {
  criticals: OpenCriticals;
  asOf: string;
  /** Whether the application was ever scanned: without a scan none being known means nothing. */
  scanned: boolean;
}

/**
 * How many criticals are open, since when, and at what risk.
 * @internal
 */
export function CriticalsSummary(props: CriticalsSummaryProps) {
  const { criticals, asOf, scanned } = props;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const format = useFormat();

  if (criticals.count === 0)
    return scanned ? (
      <>{t('card.noCriticals')}</>
    ) : (
      <Mark kind="unknown">{t('metrics.noData')}</Mark>
    );
  const age =
    criticals.oldestOpenedAt && format.age(criticals.oldestOpenedAt, asOf);
  const details = [
    age &&
      (criticals.lookedAt
        ? t('card.oldestAtLeast', {
            value: format.count(criticals.lookedAt),
            age,
          })
        : t('card.oldest', { age })),
    criticals.risk !== null &&
      t('card.risk', { value: format.value(criticals.risk, 'points') }),
  ].filter(Boolean);
  return (
    <Mark kind="bad">
      {[format.count(criticals.count), ...details].join(', ')}
    </Mark>
  );
}
