import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { ScorecardMetric } from '@prodsec/backstage-plugin-product-security-common';
import {
  MetricNumber,
  StatusMark,
  useFormat,
} from '@prodsec/backstage-plugin-product-security-react';
import { metricBasis } from '../../model/metricBasis';
import { productSecurityTranslationRef } from '../../translation';
import { useTextStyles } from '../shared/useTextStyles';

interface HeatMapCellProps {
  /** `undefined`: the group has no applications of its own. */
  metric: ScorecardMetric | undefined;
}

/**
 * The number of a team by one metric, with the sign of its status and what it is made of.
 * @internal
 */
export function HeatMapCell(props: HeatMapCellProps) {
  const { metric } = props;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const format = useFormat();
  const classes = useStyles();
  const text = useTextStyles();
  if (!metric) return <td />;
  const { value, unit, status } = metric;
  const known = value !== null;
  return (
    <td
      data-status={status}
      title={known ? metricBasis(metric, t, format) : undefined}
    >
      <span className={classes.value}>
        {known && <MetricNumber value={value} unit={unit} />}
        <span className={known ? undefined : `${text.small} ${text.subtle}`}>
          <StatusMark status={status} hideWord={known} />
        </span>
      </span>
    </td>
  );
}

const useStyles = makeStyles(
  theme => ({
    value: {
      display: 'inline-flex',
      alignItems: 'flex-start',
      gap: theme.spacing(0.75),
      whiteSpace: 'nowrap',
    },
  }),
  { name: 'ProductSecurityHeatMapCell' },
);
