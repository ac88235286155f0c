import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import { ScorecardMetric } from '@prodsec/backstage-plugin-product-security-common';
import {
  MetricNumber,
  StatusMark,
  useFormat,
} from '@prodsec/backstage-plugin-product-security-react';
import { metricBasis } from '../../model/metricBasis';
import { productSecurityTranslationRef } from '../../translation';
import { DataTable } from '../shared/DataTable';
import { MetricDelta } from '../shared/MetricDelta';
import { useTextStyles } from '../shared/useTextStyles';
import { Sparkline } from '../trend/Sparkline';

interface MetricsTableProps {
  metrics: ScorecardMetric[];
}

/**
 * The metrics of one application.
 * @internal
 */
export function MetricsTable(props: MetricsTableProps) {
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const format = useFormat();
  const classes = useStyles();
  const text = useTextStyles();
  return (
    <DataTable
      caption={t('entity.metrics')}
      rows={props.metrics}
      rowKey={metric => metric.metric}
      columns={[
        {
          id: 'metric',
          title: t('metrics.metric'),
          heading: true,
          render: metric => metric.title,
        },
        {
          id: 'value',
          title: t('metrics.value'),
          numeric: true,
          render: metric => (
            <MetricNumber value={metric.value} unit={metric.unit} />
          ),
        },
        {
          id: 'basis',
          title: t('metrics.basis'),
          render: metric =>
            metric.value !== null && metricBasis(metric, t, format),
        },
        {
          id: 'target',
          title: t('metrics.targetColumn'),
          render: metric =>
            format.target(metric.target, metric.unit) ?? t('metrics.noTarget'),
        },
        {
          id: 'status',
          title: t('metrics.status'),
          render: metric => <StatusMark status={metric.status} />,
        },
        {
          id: 'trend',
          title: t('metrics.trend'),
          render: metric => (
            <span className={`${classes.trend} ${text.small}`}>
              <Sparkline
                points={metric.trend}
                target={metric.target}
                width={96}
                height={28}
              />
              <MetricDelta days={90} metric={metric} />
            </span>
          ),
        },
      ]}
    />
  );
}

const useStyles = makeStyles(
  theme => ({
    trend: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1),
    },
  }),
  { name: 'ProductSecurityMetricsTable' },
);
