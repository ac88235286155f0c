import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  MetricPoint,
  MetricUnit,
} from '@prodsec/backstage-plugin-product-security-common';
import {
  MetricNumber,
  useFormat,
} from '@prodsec/backstage-plugin-product-security-react';
import { productSecurityTranslationRef } from '../../translation';
import { DataTable } from '../shared/DataTable';

interface TrendTableProps {
  caption: string;
  points: MetricPoint[];
  unit: MetricUnit;
}

/**
 * The numbers of a trend, latest first.
 * @internal
 */
export function TrendTable(props: TrendTableProps) {
  const { caption, points, unit } = props;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const format = useFormat();
  return (
    <DataTable
      caption={caption}
      rows={[...points].reverse()}
      rowKey={point => point.asOf}
      columns={[
        {
          id: 'day',
          title: t('trend.day'),
          heading: true,
          render: point => (
            <>
              {format.day(point.asOf)}
              {point.restatedAt &&
                ` (${t('considered.restatedShort', {
                  day: format.day(point.restatedAt),
                })})`}
            </>
          ),
        },
        {
          id: 'value',
          title: t('trend.value'),
          numeric: true,
          render: point => <MetricNumber value={point.value} unit={unit} />,
        },
        {
          id: 'counts',
          title: t('trend.counts'),
          numeric: true,
          render: ({ numerator, denominator }) =>
            numerator === null || denominator === null
              ? ''
              : t('groups.counts', {
                  numerator: format.count(numerator),
                  denominator: format.count(denominator),
                }),
        },
      ]}
    />
  );
}
