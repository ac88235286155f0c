import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { ScorecardMetric } from '@prodsec/backstage-plugin-product-security-common';
import {
  MetricNumber,
  StatusMark,
} from '@prodsec/backstage-plugin-product-security-react';
import { productSecurityTranslationRef } from '../../translation';
import { DataTable } from '../shared/DataTable';
import { MetricDelta } from '../shared/MetricDelta';
import { useTextStyles } from '../shared/useTextStyles';

interface MetricsSummaryProps {
  metrics: ScorecardMetric[];
}

/**
 * Metrics as a card has room for them: value, status and what the last 30 days changed.
 * @internal
 */
export function MetricsSummary(props: MetricsSummaryProps) {
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const text = useTextStyles();
  return (
    <DataTable
      caption={t('metrics.title')}
      rows={props.metrics}
      rowKey={({ metric }) => metric}
      columns={[
        {
          id: 'metric',
          title: t('metrics.metric'),
          heading: true,
          render: ({ title }) => title,
        },
        {
          id: 'value',
          title: t('metrics.value'),
          numeric: true,
          render: ({ value, unit }) => (
            <MetricNumber value={value} unit={unit} />
          ),
        },
        {
          id: 'status',
          title: t('metrics.status'),
          render: metric => (
            <>
              <StatusMark status={metric.status} />
              <div className={`${text.small} ${text.subtle}`}>
                <MetricDelta days={30} metric={metric} />
              </div>
            </>
          ),
        },
      ]}
    />
  );
}
