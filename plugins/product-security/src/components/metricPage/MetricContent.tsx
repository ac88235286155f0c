import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import { MetricDefinition } from '@prodsec/backstage-plugin-product-security-common';
import {
  Mark,
  Placeholder,
  useFormat,
  useMetricTrend,
  useMetricValue,
} from '@prodsec/backstage-plugin-product-security-react';
import { daysBefore } from '../../model/daysBefore';
import { metricFilters } from '../../model/MetricView';
import { productSecurityTranslationRef } from '../../translation';
import { MomentNotice } from '../pages/MomentNotice';
import { ViewBar } from '../pages/ViewBar';
import { RequestView } from '../shared/RequestView';
import { useTextStyles } from '../shared/useTextStyles';
import { MetricParts } from './MetricParts';
import { MetricSummary } from './MetricSummary';
import { useMetricView } from './useMetricView';

interface MetricContentProps {
  definition: MetricDefinition;
}

/** Days that the differences of a headline look back. */
const differenceDays = 90;

/**
 * A metric that exists: what it says, its number now or then, and the parts to look into.
 * @internal
 */
export function MetricContent(props: MetricContentProps) {
  const { definition } = props;
  const [view, change] = useMetricView();
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const format = useFormat();
  const classes = useStyles();
  const text = useTextStyles();
  const { filters, ignored } = metricFilters(view.filters, definition);
  const value = useMetricValue(definition.id, { asOf: view.asOf, filters });
  const asOf = value.data?.asOf;
  const trend = useMetricTrend(asOf && definition.id, {
    from: asOf ? daysBefore(asOf, Math.max(differenceDays, view.span)) : '',
    to: asOf ?? '',
    step: 'day',
    filters,
  });

  return (
    <>
      <h2 className={`${text.display} ${classes.title}`}>{definition.title}</h2>
      {definition.description && (
        <p className={`${text.lead} ${classes.description}`}>
          {definition.description}
        </p>
      )}
      <RequestView
        request={value}
        placeholder={<Placeholder height="6.5rem" width="32rem" />}
      >
        {numbers => (
          <MetricSummary
            definition={definition}
            value={numbers}
            points={trend.data?.points}
          />
        )}
      </RequestView>
      {ignored.length > 0 && (
        <p className={text.small}>
          <Mark kind="warning">
            {t('filter.notApplicable', {
              segments: format.list(ignored.map(each => t(`segment.${each}`))),
            })}
          </Mark>
        </p>
      )}
      <MomentNotice
        asOf={asOf}
        restatedAt={value.data?.restatedAt}
        past={view.asOf !== undefined}
        onBackToNow={() => change({ asOf: undefined })}
      />
      <ViewBar view={view} onChange={change} />
      {value.status !== 'error' && (
        <MetricParts
          definition={definition}
          value={value.data}
          trend={trend}
          filters={filters}
          view={view}
          onChange={change}
        />
      )}
    </>
  );
}

const useStyles = makeStyles(
  theme => ({
    title: { margin: 0 },
    description: { margin: theme.spacing(1, 0, 2), maxWidth: '54rem' },
  }),
  { name: 'ProductSecurityMetricContent' },
);
