import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import {
  MetricChangeItem,
  MetricUnit,
} from '@prodsec/backstage-plugin-product-security-common';
import { useFormat } from '@prodsec/backstage-plugin-product-security-react';
import { fieldValueWords } from '../../model/fieldValueWords';
import { fieldWords } from '../../model/fieldWords';
import { productSecurityTranslationRef } from '../../translation';
import { DataTable, DataTableColumn } from '../shared/DataTable';
import { ObjectTitle } from '../shared/ObjectTitle';

interface ContributionsTableProps {
  items: MetricChangeItem[];
  unit: MetricUnit;
  /** Whether there is a difference to contribute to; if not, what each adds above and below the line is told. */
  known: boolean;
}

/**
 * What each object made of a difference, the largest first.
 * @internal
 */
export function ContributionsTable(props: ContributionsTableProps) {
  const { items, unit, known } = props;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const format = useFormat();
  const difference = (value: number | null, of: MetricUnit) =>
    value === null ? '' : format.difference(value, of);

  const amounts: DataTableColumn<MetricChangeItem>[] = known
    ? [
        {
          id: 'adds',
          title: t('metricPage.change.adds'),
          numeric: true,
          render: ({ contribution }) => difference(contribution, unit),
        },
      ]
    : [
        {
          id: 'numerator',
          title: t('metricPage.change.numerator'),
          numeric: true,
          render: ({ numerator }) => difference(numerator, 'points'),
        },
        {
          id: 'denominator',
          title: t('metricPage.change.denominator'),
          numeric: true,
          render: ({ denominator }) => difference(denominator, 'points'),
        },
      ];
  return (
    <DataTable
      caption={t('metricPage.change.items')}
      rows={items}
      rowKey={({ type, id, key, reason }) =>
        JSON.stringify([type, id, key, reason])
      }
      columns={[
        {
          id: 'object',
          title: t('metricPage.change.item'),
          heading: true,
          render: item =>
            item.type === 'rank' ? (
              t('metricPage.reason.rank')
            ) : (
              <ObjectTitle object={item} />
            ),
        },
        {
          id: 'application',
          title: t('metricPage.change.application'),
          render: ({ type, application }) =>
            application &&
            type !== 'application' && (
              <EntityRefLink entityRef={application} hideIcon />
            ),
        },
        {
          id: 'why',
          title: t('metricPage.change.why'),
          render: ({ reason }) => t(`metricPage.reason.${reason}`),
        },
        {
          id: 'details',
          title: t('metricPage.change.details'),
          wide: true,
          render: ({ changes }) =>
            Object.entries(changes)
              .map(([name, { from, to }]) =>
                t('metricPage.change.field', {
                  name: fieldWords(name),
                  from: fieldValueWords(from, t, format),
                  to: fieldValueWords(to, t, format),
                }),
              )
              .join('; '),
        },
        ...amounts,
      ]}
    />
  );
}
