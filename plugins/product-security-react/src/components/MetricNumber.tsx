import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import { MetricUnit } from '@prodsec/backstage-plugin-product-security-common';
import { useFormat } from '../format/useFormat';
import { productSecurityReactTranslationRef } from '../translation';

/** @public */
export interface MetricNumberProps {
  /** `null` is shown as "No data", never as zero. */
  value: number | null;
  unit: MetricUnit;
}

/**
 * A number of a metric in its unit, in digits of one width.
 * @public
 */
export function MetricNumber(props: MetricNumberProps) {
  const { value, unit } = props;
  const { t } = useTranslationRef(productSecurityReactTranslationRef);
  const format = useFormat();
  const classes = useStyles();
  return value === null ? (
    <span className={classes.none}>{t('status.noData')}</span>
  ) : (
    <span className={classes.number}>{format.value(value, unit)}</span>
  );
}

const useStyles = makeStyles(
  theme => ({
    number: { fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
    none: { color: theme.palette.textSubtle, whiteSpace: 'nowrap' },
  }),
  { name: 'ProductSecurityMetricNumber' },
);
