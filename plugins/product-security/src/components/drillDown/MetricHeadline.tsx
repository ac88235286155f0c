import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import {
  MetricDefinition,
  MetricValue,
} from '@prodsec/backstage-plugin-product-security-common';
import {
  Mark,
  useFormat,
} from '@prodsec/backstage-plugin-product-security-react';
import { productSecurityTranslationRef } from '../../translation';
import { MetricNumberLine } from '../shared/MetricNumberLine';
import { useTextStyles } from '../shared/useTextStyles';

interface MetricHeadlineProps {
  definition: MetricDefinition;
  value: MetricValue;
}

/**
 * The number itself, with its parts where it has any, and the moment it is of.
 * @internal
 */
export function MetricHeadline(props: MetricHeadlineProps) {
  const { definition, value } = props;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const format = useFormat();
  const classes = useStyles();
  const text = useTextStyles();
  return (
    <>
      <MetricNumberLine definition={definition} value={value} />
      <p className={`${text.plain} ${text.small} ${classes.moment}`}>
        <span className={text.subtle}>
          {t('considered.asOf', { moment: format.moment(value.asOf) })}
        </span>
        {value.restatedAt && (
          <Mark kind="neutral">
            {t('considered.restated', { day: format.day(value.restatedAt) })}
          </Mark>
        )}
      </p>
    </>
  );
}

const useStyles = makeStyles(
  theme => ({
    moment: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'baseline',
      columnGap: theme.spacing(2),
      marginBottom: theme.spacing(1),
    },
  }),
  { name: 'ProductSecurityMetricHeadline' },
);
