import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  MetricDefinition,
  MetricPoint,
  MetricValue,
} from '@prodsec/backstage-plugin-product-security-common';
import {
  Mark,
  Placeholder,
  useFormat,
} from '@prodsec/backstage-plugin-product-security-react';
import { consideredSentences } from '../../model/consideredSentences';
import { trendDifferences } from '../../model/trendDifferences';
import { withoutFalseZero } from '../../model/withoutFalseZero';
import { productSecurityTranslationRef } from '../../translation';
import { MetricNumberLine } from '../shared/MetricNumberLine';
import { MetricDelta } from '../shared/MetricDelta';
import { useTextStyles } from '../shared/useTextStyles';

interface MetricSummaryProps {
  definition: MetricDefinition;
  value: MetricValue;
  /** Of every day; absent while they are on their way. */
  points: MetricPoint[] | undefined;
}

/**
 * A number that does not stand alone: its target, what it is made of, how it has moved, and what it was read from.
 * @internal
 */
export function MetricSummary(props: MetricSummaryProps) {
  const { definition, value, points } = props;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const format = useFormat();
  const classes = useStyles();
  const text = useTextStyles();
  const known = withoutFalseZero(value);
  const movement = points && {
    ...known,
    ...trendDifferences(known, points, value.asOf),
    unit: definition.unit,
    direction: definition.direction,
  };
  return (
    <>
      <MetricNumberLine definition={definition} value={value} />
      <div className={`${text.body} ${text.subtle} ${classes.row}`}>
        {movement ? (
          <>
            <MetricDelta days={30} metric={movement} />
            <MetricDelta days={90} metric={movement} />
          </>
        ) : (
          <Placeholder height="1.25rem" width="24rem" />
        )}
      </div>
      <ul className={`${text.plain} ${text.small} ${classes.row}`}>
        {consideredSentences(value.considered, t, format).map(
          ({ kind, text: words }) => (
            <li key={words}>
              {kind ? <Mark kind={kind}>{words}</Mark> : words}
            </li>
          ),
        )}
      </ul>
    </>
  );
}

const useStyles = makeStyles(
  theme => ({
    row: {
      display: 'flex',
      flexWrap: 'wrap',
      columnGap: theme.spacing(3),
      rowGap: theme.spacing(0.5),
      minHeight: '1.25rem',
      marginTop: theme.spacing(1),
    },
  }),
  { name: 'ProductSecurityMetricSummary' },
);
