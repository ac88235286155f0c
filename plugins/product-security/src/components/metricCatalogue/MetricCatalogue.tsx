import { ReactNode, useId } from 'react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import {
  MetricDefinition,
  Portfolio,
} from '@prodsec/backstage-plugin-product-security-common';
import { RequestState } from '@prodsec/backstage-plugin-product-security-react';
import { narrativeTitle } from '../../model/narrativeTitle';
import { searchMetrics } from '../../model/searchMetrics';
import { productSecurityTranslationRef } from '../../translation';
import { SegmentChoice } from '../metricPage/SegmentChoice';
import { useTextStyles } from '../shared/useTextStyles';
import { MetricEntry } from './MetricEntry';
import { useCatalogueSearch } from './useCatalogueSearch';

interface MetricCatalogueProps {
  definitions: MetricDefinition[];
  /** Numbers of all metrics; the definitions do not wait for them. */
  metrics: RequestState<Portfolio>;
  /** Sets the moment of the numbers. */
  time: ReactNode;
}

/**
 * The metrics that fit a search, one below the other.
 * @internal
 */
export function MetricCatalogue(props: MetricCatalogueProps) {
  const { definitions, metrics, time } = props;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const classes = useStyles();
  const text = useTextStyles();
  const searchId = useId();
  const [{ query, narrative = '' }, change] = useCatalogueSearch();

  const titleOf = (id: string) => narrativeTitle(id, t);
  const narratives = [
    ...new Set(definitions.flatMap(each => each.narratives ?? [])),
  ];
  const found = searchMetrics(definitions, query, titleOf).filter(
    each => !narrative || each.narratives?.includes(narrative),
  );
  const numbers = new Map(
    metrics.data?.metrics.map(metric => [metric.metric, metric]),
  );

  if (definitions.length === 0)
    return <p className={text.body}>{t('metricCatalogue.empty')}</p>;
  return (
    <>
      <div role="search" className={classes.controls}>
        <TextField
          id={searchId}
          type="search"
          label={t('metricCatalogue.search')}
          placeholder={t('metricCatalogue.searchHint')}
          value={query}
          onChange={event => change({ query: event.target.value })}
          InputLabelProps={{ shrink: true, className: text.label }}
          className={classes.search}
        />
        {narratives.length > 0 && (
          <SegmentChoice
            label={t('metricCatalogue.narrative')}
            value={narrative}
            options={[
              { value: '', title: t('metricCatalogue.allNarratives') },
              ...narratives.map(id => ({ value: id, title: titleOf(id) })),
            ]}
            onChange={id => change({ narrative: id || undefined })}
          />
        )}
        {time}
      </div>
      <p role="status" className={`${text.small} ${text.subtle}`}>
        {found.length === 0
          ? t('metricCatalogue.none')
          : t('metricCatalogue.found', { count: found.length })}
      </p>
      {found.map(definition => (
        <MetricEntry
          key={definition.id}
          definition={definition}
          metric={numbers.get(definition.id)}
          status={metrics.status}
        />
      ))}
    </>
  );
}

const useStyles = makeStyles(
  theme => ({
    controls: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'flex-end',
      gap: theme.spacing(2),
      marginTop: theme.spacing(3),
    },
    search: {
      width: '22rem',
      [theme.breakpoints.down('xs')]: { width: '100%' },
    },
  }),
  { name: 'ProductSecurityMetricCatalogue' },
);
