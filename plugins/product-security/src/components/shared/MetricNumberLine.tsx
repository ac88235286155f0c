import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import {
  MetricDefinition,
  MetricValue,
} from '@prodsec/backstage-plugin-product-security-common';
import {
  MetricNumber,
  StatusMark,
  useFormat,
} from '@prodsec/backstage-plugin-product-security-react';
import { metricBasis } from '../../model/metricBasis';
import { partName } from '../../model/partName';
import { withoutFalseZero } from '../../model/withoutFalseZero';
import { productSecurityTranslationRef } from '../../translation';
import { TargetText } from './TargetText';
import { useTextStyles } from './useTextStyles';

interface MetricNumberLineProps {
  definition: MetricDefinition;
  value: MetricValue;
}

/**
 * A number with what it is made from, its status and its target, and below it its parts where it has any.
 * @internal
 */
export function MetricNumberLine(props: MetricNumberLineProps) {
  const { definition } = props;
  const { unit } = definition;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const format = useFormat();
  const classes = useStyles();
  const text = useTextStyles();
  const value = withoutFalseZero(props.value);
  const parts = value.considered.unknown ? [] : Object.entries(value.parts);

  return (
    <div className={text.body}>
      <p className={`${text.plain} ${classes.row}`}>
        <span className={text.display}>
          <MetricNumber value={value.value} unit={unit} />
        </span>
        {value.value !== null && (
          <span>{metricBasis({ ...value, unit }, t, format)}</span>
        )}
        {value.status !== 'no-data' && <StatusMark status={value.status} />}
        <TargetText target={value.target} unit={unit} definition={definition} />
      </p>
      {parts.length > 0 && (
        <p className={`${text.plain} ${classes.row}`}>
          {parts.map(([part, number]) => (
            <span key={part} className={text.numeric}>
              {`${format.count(number)} ${partName(part, t)}`}
            </span>
          ))}
        </p>
      )}
    </div>
  );
}

const useStyles = makeStyles(
  theme => ({
    row: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'baseline',
      columnGap: theme.spacing(2),
      rowGap: theme.spacing(0.5),
      marginBottom: theme.spacing(1),
    },
  }),
  { name: 'ProductSecurityMetricNumberLine' },
);
