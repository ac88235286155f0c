import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import {
  MetricChange,
  MetricDefinition,
} from '@prodsec/backstage-plugin-product-security-common';
import {
  Mark,
  productSecurityReactTranslationRef,
  useFormat,
} from '@prodsec/backstage-plugin-product-security-react';
import { productSecurityTranslationRef } from '../../translation';
import { useTextStyles } from '../shared/useTextStyles';

interface ChangeSentenceProps {
  definition: MetricDefinition;
  change: MetricChange;
}

/**
 * How the number has moved, in a sentence.
 * @internal
 */
export function ChangeSentence(props: ChangeSentenceProps) {
  const { unit, direction } = props.definition;
  const { from, to, difference } = props.change;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const words = useTranslationRef(productSecurityReactTranslationRef);
  const format = useFormat();
  const classes = useStyles();
  const text = useTextStyles();
  const valueOf = (value: number | null) =>
    value === null ? words.t('status.noData') : format.value(value, unit);
  const values = { before: valueOf(from.value), after: valueOf(to.value) };

  return (
    <div className={classes.root}>
      {difference === null ? (
        <p className={`${text.lead} ${text.plain}`}>
          <Mark kind="unknown">{t('metricPage.change.unknown', values)}</Mark>
        </p>
      ) : (
        <p className={`${text.large} ${text.plain} ${text.numeric}`}>
          {difference === 0
            ? t('metricPage.change.same', values)
            : t('metricPage.change.sentence', {
                ...values,
                difference: format.difference(difference, unit),
                verdict: t(
                  difference > 0 === (direction === 'up')
                    ? 'metrics.better'
                    : 'metrics.worse',
                ),
              })}
        </p>
      )}
      <p className={`${text.small} ${text.subtle} ${text.plain}`}>
        {t('metricPage.change.moments', {
          from: format.moment(from.asOf),
          to: format.moment(to.asOf),
        })}
      </p>
    </div>
  );
}

const useStyles = makeStyles(
  theme => ({ root: { margin: theme.spacing(3, 0, 2) } }),
  { name: 'ProductSecurityChangeSentence' },
);
