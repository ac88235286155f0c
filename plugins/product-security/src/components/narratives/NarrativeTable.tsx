import { Link } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  Narrative,
  NarrativeMetric,
} from '@prodsec/backstage-plugin-product-security-common';
import {
  MetricNumber,
  StatusMark,
  useFormat,
} from '@prodsec/backstage-plugin-product-security-react';
import { filterSegments, PageView } from '../../model/PageView';
import { productSecurityTranslationRef } from '../../translation';
import { usePageLink } from '../pages/usePageLink';
import { CsvButton } from '../shared/CsvButton';
import { DataTable } from '../shared/DataTable';

interface NarrativeTableProps {
  narrative: Narrative;
}

/**
 * The numbers of a narrative with their targets, and how they moved.
 * @internal
 */
export function NarrativeTable({ narrative }: NarrativeTableProps) {
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const format = useFormat();
  const link = usePageLink();
  const difference = (metric: NarrativeMetric, days: 30 | 90) => {
    const delta = metric[`delta${days}`];
    return delta === null
      ? t('narratives.unknownDelta')
      : format.difference(delta, metric.unit);
  };
  return (
    <>
      <DataTable
        caption={narrative.title}
        rows={narrative.metrics}
        rowKey={({ metric, filters }) => JSON.stringify([metric, filters])}
        columns={[
          {
            id: 'metric',
            title: t('narratives.metric'),
            heading: true,
            render: ({ metric, title, filters }) => (
              <Link
                to={link(`metrics/${encodeURIComponent(metric)}`, {
                  filters: narrowable(filters),
                })}
              >
                {title}
              </Link>
            ),
          },
          {
            id: 'value',
            title: t('narratives.value'),
            numeric: true,
            render: ({ value, unit }) => (
              <MetricNumber value={value} unit={unit} />
            ),
          },
          {
            id: 'target',
            title: t('narratives.target'),
            render: ({ target, unit }) => format.target(target, unit) ?? '',
          },
          {
            id: 'status',
            title: t('narratives.status'),
            render: ({ status }) => <StatusMark status={status} />,
          },
          {
            id: 'delta30',
            title: t('narratives.since30'),
            numeric: true,
            render: metric => difference(metric, 30),
          },
          {
            id: 'delta90',
            title: t('narratives.since90'),
            numeric: true,
            render: metric => difference(metric, 90),
          },
        ]}
      />
      <CsvButton
        table={narrative.title}
        rows={() => [
          ['metric', 'value', 'unit', 'target', 'status', 'delta30', 'delta90'],
          ...narrative.metrics.map(metric => [
            metric.metric,
            metric.value,
            metric.unit,
            metric.target,
            metric.status,
            metric.delta30,
            metric.delta90,
          ]),
        ]}
      />
    </>
  );
}

/** The filters of a narrative that pages can be narrowed by. */
function narrowable(filters: NarrativeMetric['filters']): PageView['filters'] {
  return Object.fromEntries(
    filterSegments.flatMap(segment =>
      filters[segment] ? [[segment, filters[segment]]] : [],
    ),
  );
}
