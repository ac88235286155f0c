import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import {
  MetricDefinition,
  ScorecardMetric,
} from '@prodsec/backstage-plugin-product-security-common';
import {
  MetricNumber,
  StatusMark,
  useFormat,
} from '@prodsec/backstage-plugin-product-security-react';
import { metricBasis } from '../../model/metricBasis';
import { productSecurityTranslationRef } from '../../translation';
import { MetricDelta } from '../shared/MetricDelta';
import { TargetText } from '../shared/TargetText';
import { useTextStyles } from '../shared/useTextStyles';
import { Sparkline } from '../trend/Sparkline';

interface MetricTileProps {
  metric: ScorecardMetric;
  definition: MetricDefinition | undefined;
  onOpen(): void;
}

/**
 * A metric: its number, what it is made from, its target, and where it is going.
 * @internal
 */
export function MetricTile(props: MetricTileProps) {
  const { metric, definition, onOpen } = props;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const format = useFormat();
  const classes = useStyles();
  const text = useTextStyles();
  const basis = metricBasis(metric, t, format);

  return (
    <button
      type="button"
      className={`${classes.root} ${text.small}`}
      onClick={onOpen}
      title={t('metrics.open')}
    >
      <span className={`${text.body} ${text.strong}`}>{metric.title}</span>
      <span className={classes.row}>
        <span className={metric.value === null ? text.large : text.display}>
          <MetricNumber value={metric.value} unit={metric.unit} />
        </span>
        <Sparkline points={metric.trend} target={metric.target} />
      </span>
      {basis && <span>{basis}</span>}
      {metric.status !== 'no-data' && (
        <span>
          <StatusMark status={metric.status} />
        </span>
      )}
      <TargetText
        target={metric.target}
        unit={metric.unit}
        definition={definition}
      />
      <span className={classes.deltas}>
        <MetricDelta days={30} metric={metric} />
        <MetricDelta days={90} metric={metric} />
      </span>
    </button>
  );
}

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(0.5),
      width: '100%',
      height: '100%',
      padding: theme.spacing(1, 0),
      border: 0,
      background: 'none',
      color: theme.palette.text.primary,
      fontFamily: 'inherit',
      textAlign: 'left',
      cursor: 'pointer',
      '&:hover > :first-child': {
        color: theme.palette.link,
        textDecoration: 'underline',
      },
    },
    row: {
      display: 'flex',
      alignItems: 'center',
      justifyContent: 'space-between',
      gap: theme.spacing(2),
      minHeight: '2.75rem',
    },
    deltas: {
      display: 'flex',
      flexDirection: 'column',
      color: theme.palette.textSubtle,
    },
  }),
  { name: 'ProductSecurityMetricTile' },
);
