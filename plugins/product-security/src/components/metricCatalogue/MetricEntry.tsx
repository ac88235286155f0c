import { useId } from 'react';
import { Link } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import {
  MetricDefinition,
  ScorecardMetric,
} from '@prodsec/backstage-plugin-product-security-common';
import {
  MetricNumber,
  Placeholder,
  RequestState,
  StatusMark,
  useFormat,
} from '@prodsec/backstage-plugin-product-security-react';
import { metricBasis } from '../../model/metricBasis';
import { narrativeTitle } from '../../model/narrativeTitle';
import { productSecurityTranslationRef } from '../../translation';
import { metricPath } from '../pages/metricPath';
import { usePageLink } from '../pages/usePageLink';
import { FactList } from '../shared/FactList';
import { FormulaText } from '../shared/FormulaText';
import { MetricDelta } from '../shared/MetricDelta';
import { TargetText } from '../shared/TargetText';
import { useTextStyles } from '../shared/useTextStyles';

interface MetricEntryProps {
  definition: MetricDefinition;
  /** Absent while it is on its way, and where it is not told for the whole portfolio. */
  metric: ScorecardMetric | undefined;
  status: RequestState<unknown>['status'];
}

/**
 * A metric of the catalogue: on the left what it says and is good for, on the right its number and how it is made.
 * @internal
 */
export function MetricEntry(props: MetricEntryProps) {
  const { definition, metric, status } = props;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const format = useFormat();
  const link = usePageLink();
  const classes = useStyles();
  const text = useTextStyles();
  const id = useId();
  return (
    <article aria-labelledby={id} className={classes.root}>
      <div>
        <h3 id={id} className={`${text.large} ${text.strong} ${classes.title}`}>
          <Link to={link(metricPath(definition.id))}>{definition.title}</Link>
        </h3>
        <p className={`${text.body} ${classes.paragraph}`}>
          {definition.description}
        </p>
        <p className={`${text.body} ${text.subtle} ${classes.paragraph}`}>
          {definition.businessValue ?? t('metricCatalogue.noBusinessValue')}
        </p>
      </div>
      <div>
        {metric && (
          <div className={text.body}>
            <p className={`${text.plain} ${classes.row}`}>
              <span className={text.large}>
                <MetricNumber value={metric.value} unit={metric.unit} />
              </span>
              {metric.value !== null && (
                <span>{metricBasis(metric, t, format)}</span>
              )}
              {metric.status !== 'no-data' && (
                <StatusMark status={metric.status} />
              )}
            </p>
            <p className={`${text.plain} ${text.small} ${classes.row}`}>
              <TargetText
                target={metric.target}
                unit={metric.unit}
                definition={definition}
              />
              <MetricDelta days={30} metric={metric} />
              <MetricDelta days={90} metric={metric} />
            </p>
          </div>
        )}
        {!metric && status === 'loading' && <Placeholder height="3rem" />}
        {!metric && status === 'data' && (
          <p className={`${text.body} ${text.subtle} ${text.plain}`}>
            {t('metricCatalogue.notTold')}
          </p>
        )}
        <div className={classes.facts}>
          <FactList
            facts={[
              {
                name: t('drillDown.formula'),
                value: <FormulaText definition={definition} numbers={metric} />,
              },
              {
                name: t('drillDown.target'),
                value: metric
                  ? undefined
                  : format.target(definition.target, definition.unit) ??
                    t('metrics.noTarget'),
              },
              { name: t('drillDown.owner'), value: definition.owner },
              {
                name: t('drillDown.audience'),
                value: definition.audience && format.list(definition.audience),
              },
              {
                name: t('metricPage.definition.narratives'),
                value:
                  definition.narratives &&
                  format.list(
                    definition.narratives.map(each => narrativeTitle(each, t)),
                  ),
              },
            ]}
          />
        </div>
      </div>
    </article>
  );
}

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 3fr)',
      columnGap: theme.spacing(6),
      rowGap: theme.spacing(2),
      padding: theme.spacing(3, 0),
      borderTop: `1px solid ${theme.palette.divider}`,
      [theme.breakpoints.down('sm')]: {
        gridTemplateColumns: 'minmax(0, 1fr)',
      },
    },
    title: { margin: 0 },
    paragraph: { margin: theme.spacing(1, 0, 0), maxWidth: '36rem' },
    row: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'baseline',
      columnGap: theme.spacing(2),
      rowGap: theme.spacing(0.5),
    },
    facts: { marginTop: theme.spacing(2) },
  }),
  { name: 'ProductSecurityMetricEntry' },
);
