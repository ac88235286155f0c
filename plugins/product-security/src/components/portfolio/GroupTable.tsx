import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import {
  MetricValue,
  Score,
  ScorecardMetric,
} from '@prodsec/backstage-plugin-product-security-common';
import { MetricNumber } from '@prodsec/backstage-plugin-product-security-react';
import { GroupRow, groupRows, GroupSort } from '../../model/groupRows';
import { Grouping } from '../../model/PortfolioView';
import { productSecurityTranslationRef } from '../../translation';
import { DataTable, DataTableColumn } from '../shared/DataTable';
import { GroupName } from '../shared/GroupName';
import { Message } from '../shared/Message';
import { useTextStyles } from '../shared/useTextStyles';
import { GroupCell } from './GroupCell';

interface GroupTableProps {
  metrics: ScorecardMetric[];
  values: MetricValue[];
  by: Grouping;
  sort?: GroupSort;
  scores?: Map<string, Score>;
  onSort(sort: GroupSort): void;
  onOpen(metric: string, group: string): void;
}

/**
 * Groups with their numbers, failures first, those without data apart.
 * @internal
 */
export function GroupTable(props: GroupTableProps) {
  const { metrics, values, by, sort, scores, onSort, onOpen } = props;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const text = useTextStyles();
  const { rows, withoutData } = groupRows(values, by, sort);
  if (rows.length + withoutData.length === 0)
    return <p className={text.body}>{t('groups.empty')}</p>;

  const sortOf = (column: GroupSort['column'], title: string) => ({
    direction: directionOf(sort, column),
    label: t('groups.sortedBy', { column: title }),
    onSort: () =>
      onSort({
        column,
        descending: sort?.column === column && !sort.descending,
      }),
  });
  const groupTitle = t(`filter.${by}`);
  const columns: DataTableColumn<GroupRow>[] = [
    {
      id: 'group',
      title: groupTitle,
      heading: true,
      sort: sortOf('group', groupTitle),
      render: ({ key }) =>
        by === 'team' && key !== 'none' ? (
          <EntityRefLink entityRef={key} hideIcon />
        ) : (
          <GroupName segment={by} value={key} />
        ),
    },
    ...metrics.map((metric, index) => ({
      id: metric.metric,
      title: metric.title,
      sort: sortOf(index, metric.title),
      render: ({ key, cells }: GroupRow) => (
        <GroupCell
          metric={metric}
          group={cells[index]}
          groupName={<GroupName segment={by} value={key} />}
          onOpen={() => onOpen(metric.metric, key)}
        />
      ),
    })),
  ];
  if (scores)
    columns.push({
      id: 'score',
      title: t('groups.score'),
      numeric: true,
      render: ({ key }) => {
        const score = scores.get(key);
        return (
          <span className={text.unbroken}>
            <MetricNumber value={score?.value ?? null} unit="count" />
            {score?.grade && ` ${score.grade}`}
          </span>
        );
      },
    });

  return (
    <>
      {rows.length > 0 && (
        <DataTable
          caption={t('groups.title')}
          columns={columns}
          rows={rows}
          rowKey={row => row.key}
        />
      )}
      {withoutData.length > 0 && (
        <Message kind="unknown" title={t('groups.noData')}>
          {t('groups.noDataText')}{' '}
          {withoutData.map(({ key }, index) => (
            <span key={key}>
              {index > 0 && ', '}
              <GroupName segment={by} value={key} />
            </span>
          ))}
        </Message>
      )}
    </>
  );
}

function directionOf(
  sort: GroupSort | undefined,
  column: GroupSort['column'],
): 'ascending' | 'descending' | 'none' {
  if (sort?.column !== column) return 'none';
  return sort.descending ? 'descending' : 'ascending';
}
