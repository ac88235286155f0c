import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { ScorecardMetric } from '@prodsec/backstage-plugin-product-security-common';
import { useFormat } from '@prodsec/backstage-plugin-product-security-react';
import { productSecurityTranslationRef } from '../../translation';
import { useTextStyles } from './useTextStyles';

interface MetricDeltaProps {
  /** How long ago the other number was. */
  days: 30 | 90;
  metric: Pick<
    ScorecardMetric,
    'unit' | 'direction' | 'value' | 'delta30' | 'delta90'
  >;
}

/**
 * How much a number has changed, and whether that is better or worse. Nothing where there is no number at all.
 * @internal
 */
export function MetricDelta(props: MetricDeltaProps) {
  const { days, metric } = props;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const format = useFormat();
  const text = useTextStyles();
  if (metric.value === null) return null;

  const difference = metric[`delta${days}`];
  if (difference === null) return <span>{t(`metrics.unknown${days}`)}</span>;
  if (difference === 0) return <span>{t(`metrics.sameAs${days}`)}</span>;
  const better = difference > 0 === (metric.direction === 'up');
  return (
    <span className={text.numeric}>
      {t(`metrics.delta${days}`, {
        difference: format.difference(difference, metric.unit),
        verdict: t(better ? 'metrics.better' : 'metrics.worse'),
      })}
    </span>
  );
}
