import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  MetricDefinition,
  MetricObjects,
} from '@prodsec/backstage-plugin-product-security-common';
import {
  Placeholder,
  SegmentFilters,
  useMetricObjects,
} from '@prodsec/backstage-plugin-product-security-react';
import { productSecurityTranslationRef } from '../../translation';
import { Choice } from '../shared/Choice';
import { MorePages } from '../shared/MorePages';
import { RequestView } from '../shared/RequestView';
import { Section } from '../shared/Section';
import { useTextStyles } from '../shared/useTextStyles';
import { ObjectsTable } from './ObjectsTable';

interface ObjectsSectionProps {
  definition: MetricDefinition;
  asOf: string;
  filters: SegmentFilters;
  sets: MetricObjects['set'][];
  set: MetricObjects['set'];
  onSet(set: MetricObjects['set']): void;
}

const pageSize = 25;

/**
 * The very objects of one set, page by page.
 * @internal
 */
export function ObjectsSection(props: ObjectsSectionProps) {
  const { definition, asOf, filters, sets, set, onSet } = props;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const text = useTextStyles();
  const pages = useMetricObjects(definition.id, {
    set,
    asOf,
    filters,
    limit: pageSize,
  });
  return (
    <Section
      title={t('drillDown.objects')}
      actions={
        sets.length > 1 && (
          <Choice
            label={t('drillDown.sets')}
            value={set}
            onChange={onSet}
            options={sets.map(value => ({
              value,
              title: t(`drillDown.${value}`),
            }))}
          />
        )
      }
    >
      <RequestView
        request={pages.request}
        placeholder={<Placeholder height="16rem" />}
      >
        {loaded => {
          const items = loaded.flatMap(page => page.items);
          if (items.length === 0)
            return <p className={text.body}>{t('drillDown.empty')}</p>;
          return (
            <>
              <p className={`${text.small} ${text.subtle}`} role="status">
                {t('drillDown.total', { count: loaded[0].total })}
              </p>
              <ObjectsTable
                objects={items}
                asOf={asOf}
                unit={definition.unit}
              />
              <MorePages pages={pages} />
            </>
          );
        }}
      </RequestView>
    </Section>
  );
}
