import { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import {
  IntakeSortKey,
  IntakeSource,
} from '@prodsec/backstage-plugin-product-security-common';
import {
  MetricNumber,
  useFormat,
} from '@prodsec/backstage-plugin-product-security-react';
import { IntakeSort, nextIntakeSort } from '../../model/OperationsView';
import { productSecurityTranslationRef } from '../../translation';
import { DataTable, DataTableColumn } from '../shared/DataTable';
import { GoodScan } from './GoodScan';

interface SourcesTableProps {
  sources: IntakeSource[];
  sort: IntakeSort;
  onSort(sort: IntakeSort): void;
}

/**
 * Sources with all their numbers.
 * @internal
 */
export function SourcesTable(props: SourcesTableProps) {
  const { sources, sort, onSort } = props;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const format = useFormat();

  const column = (
    key: IntakeSortKey,
    title: string,
    render: (source: IntakeSource) => ReactNode,
  ): DataTableColumn<IntakeSource> => ({
    id: key,
    title,
    render,
    sort: {
      direction: directionOf(sort, key),
      label: t('operations.sources.sortedBy', { column: title }),
      onSort: () => onSort(nextIntakeSort(sort, key)),
    },
  });
  const count = (
    key: IntakeSortKey & keyof IntakeSource,
    title: string,
  ): DataTableColumn<IntakeSource> => ({
    ...column(key, title, source => format.count(Number(source[key]))),
    numeric: true,
  });
  return (
    <DataTable
      caption={t('operations.sources.title')}
      rows={sources}
      rowKey={({ application, tool }) => `${application} ${tool}`}
      columns={[
        {
          ...column(
            'application',
            t('operations.sources.application'),
            ({ application }) => (
              <EntityRefLink entityRef={application} hideIcon />
            ),
          ),
          heading: true,
        },
        column('tool', t('operations.sources.tool'), ({ tool }) => tool),
        column('daysSinceGoodScan', t('operations.sources.state'), source => (
          <GoodScan source={source} />
        )),
        count('new', t('operations.sources.new')),
        count('closed', t('operations.sources.closed')),
        count('reopened', t('operations.sources.reopened')),
        count('recorded', t('operations.sources.recorded')),
        count('failed', t('operations.sources.failed')),
        count('held', t('operations.sources.held')),
        {
          ...column(
            'reimportStability',
            t('operations.sources.stability'),
            ({ reimportStability }) => (
              <MetricNumber value={reimportStability.value} unit="ratio" />
            ),
          ),
          numeric: true,
        },
        count(
          'duplicatesInReports',
          t('operations.sources.duplicatesInReports'),
        ),
        count(
          'duplicatesAcrossTools',
          t('operations.sources.duplicatesAcrossTools'),
        ),
        {
          ...column(
            'sightingsPerFinding',
            t('operations.sources.sightings'),
            ({ sightingsPerFinding }) => (
              <MetricNumber value={sightingsPerFinding} unit="points" />
            ),
          ),
          numeric: true,
        },
      ]}
    />
  );
}

function directionOf(sort: IntakeSort, key: IntakeSortKey) {
  if (sort.key !== key) return 'none';
  return sort.descending ? 'descending' : 'ascending';
}
