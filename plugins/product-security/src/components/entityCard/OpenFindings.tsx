import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  ApplicationScorecard,
  severities,
} from '@prodsec/backstage-plugin-product-security-common';
import {
  Mark,
  productSecurityReactTranslationRef,
  useFormat,
} from '@prodsec/backstage-plugin-product-security-react';
import { productSecurityTranslationRef } from '../../translation';

interface OpenFindingsProps {
  scorecard: Pick<ApplicationScorecard, 'openFindings' | 'lastScanAt'>;
}

/**
 * How many findings of each severity are open; nothing known is not the same as none.
 * @internal
 */
export function OpenFindings(props: OpenFindingsProps) {
  const { openFindings, lastScanAt } = props.scorecard;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const words = useTranslationRef(productSecurityReactTranslationRef);
  const format = useFormat();
  const counts = severities
    .filter(severity => openFindings[severity])
    .map(
      severity =>
        `${format.count(openFindings[severity])} ${words
          .t(`severity.${severity}`)
          .toLocaleLowerCase()}`,
    );
  if (counts.length > 0)
    return (
      <Mark kind={openFindings.critical ? 'bad' : 'neutral'}>
        {format.list(counts)}
      </Mark>
    );
  return lastScanAt === null ? (
    <Mark kind="unknown">{t('metrics.noData')}</Mark>
  ) : (
    <>{t('scorecard.noneOpen')}</>
  );
}
