import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import {
  MetricDefinition,
  MetricValue,
} from '@prodsec/backstage-plugin-product-security-common';
import {
  Mark,
  MetricNumber,
  StatusMark,
  useFormat,
} from '@prodsec/backstage-plugin-product-security-react';
import { metricBasis } from '../../model/metricBasis';
import { productSecurityTranslationRef } from '../../translation';
import { TargetText } from '../shared/TargetText';
import { useTextStyles } from '../shared/useTextStyles';

interface MetricHeadlineProps {
  definition: MetricDefinition;
  value: MetricValue;
}

/**
 * The number itself, with its parts where it has any.
 * @internal
 */
export function MetricHeadline(props: MetricHeadlineProps) {
  const { definition, value } = props;
  const { unit } = definition;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const format = useFormat();
  const classes = useStyles();
  const text = useTextStyles();
  const parts = Object.entries(value.parts);

  return (
    <div className={text.body}>
      <p className={`${text.plain} ${classes.row}`}>
        <span className={text.display}>
          <MetricNumber value={value.value} unit={unit} />
        </span>
        <span>{metricBasis({ ...value, unit }, t, format)}</span>
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
      <p className={`${text.plain} ${text.small} ${classes.row}`}>
        <span className={text.subtle}>
          {t('considered.asOf', { moment: format.moment(value.asOf) })}
        </span>
        {value.restatedAt && (
          <Mark kind="neutral">
            {t('considered.restated', { day: format.day(value.restatedAt) })}
          </Mark>
        )}
      </p>
    </div>
  );
}

const knownParts = [
  'olderThan30Days',
  'olderThan90Days',
  'olderThan180Days',
  'tier1',
  'withoutReviewDate',
  'withoutCompensatingControl',
  'reviewOverdue',
] as const;

function partName(part: string, t: Parameters<typeof metricBasis>[1]): string {
  const known = knownParts.find(candidate => candidate === part);
  return known ? t(`drillDown.part.${known}`) : part;
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
  { name: 'ProductSecurityMetricHeadline' },
);
