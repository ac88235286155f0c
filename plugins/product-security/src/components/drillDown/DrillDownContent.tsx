import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  MetricDefinition,
  MetricObjects,
} from '@prodsec/backstage-plugin-product-security-common';
import {
  Placeholder,
  SegmentFilters,
  useMetricTrend,
  useMetricValue,
} from '@prodsec/backstage-plugin-product-security-react';
import { daysBefore } from '../../model/daysBefore';
import { objectSets } from '../../model/objectSets';
import { productSecurityTranslationRef } from '../../translation';
import { RequestView } from '../shared/RequestView';
import { Section } from '../shared/Section';
import { defaultTrendHeight, TrendFigure } from '../trend/TrendFigure';
import { MetricHeadline } from './MetricHeadline';
import { MetricDefinitionList } from './MetricDefinitionList';
import { ObjectsSection } from './ObjectsSection';

interface DrillDownContentProps {
  definition: MetricDefinition;
  asOf: string;
  filters: SegmentFilters;
  set?: MetricObjects['set'];
  onSet(set: MetricObjects['set']): void;
}

/** Days the trend of a drill-down looks back. */
const trendDays = 90;

/**
 * A number, the very objects behind it, its trend and its definition.
 * @internal
 */
export function DrillDownContent(props: DrillDownContentProps) {
  const { definition, asOf, filters, set, onSet } = props;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const value = useMetricValue(definition.id, { asOf, filters });
  const trend = useMetricTrend(definition.id, {
    from: daysBefore(asOf, trendDays),
    to: new Date(asOf).toISOString(),
    step: 'week',
    filters,
  });

  return (
    <>
      <RequestView request={value} placeholder={<Placeholder height="24rem" />}>
        {numbers => {
          const sets = objectSets(definition.unit, numbers);
          return (
            <>
              <MetricHeadline definition={definition} value={numbers} />
              <ObjectsSection
                key={`${definition.id} ${set}`}
                definition={definition}
                asOf={asOf}
                filters={filters}
                sets={sets}
                set={set && sets.includes(set) ? set : sets[0]}
                onSet={onSet}
              />
            </>
          );
        }}
      </RequestView>
      <Section title={t('drillDown.trend')}>
        <RequestView
          request={trend}
          placeholder={<Placeholder height={defaultTrendHeight + 40} />}
        >
          {({ points, target }) => (
            <TrendFigure
              title={definition.title}
              unit={definition.unit}
              target={target}
              points={points}
            />
          )}
        </RequestView>
      </Section>
      <Section title={t('drillDown.definition')}>
        <MetricDefinitionList definition={definition} />
      </Section>
    </>
  );
}
