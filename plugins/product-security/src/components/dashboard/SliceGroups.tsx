import { useState } from 'react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Button from '@material-ui/core/Button';
import {
  DashboardSlice,
  MetricGroup,
} from '@prodsec/backstage-plugin-product-security-common';
import {
  Mark,
  MetricNumber,
  parseTarget,
  StatusMark,
  useFormat,
} from '@prodsec/backstage-plugin-product-security-react';
import { rankGroups } from '../../model/rankGroups';
import { productSecurityTranslationRef } from '../../translation';
import { ValueBar } from '../metricPage/ValueBar';
import { CsvButton } from '../shared/CsvButton';
import { DataTable, DataTableColumn } from '../shared/DataTable';
import { useTextStyles } from '../shared/useTextStyles';
import { GroupKey } from './GroupKey';

interface SliceGroupsProps {
  slice: DashboardSlice;
}

const shownAtFirst = 10;

/**
 * The groups of a slice as ranked bars against the target, those that miss it first. Those without data are named apart.
 * @internal
 */
export function SliceGroups(props: SliceGroupsProps) {
  const { slice } = props;
  const { unit, target } = slice;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const format = useFormat();
  const text = useTextStyles();
  const [all, setAll] = useState(false);
  const { known, unknown } = rankGroups(
    slice.groups,
    slice.direction ?? 'down',
  );
  if (slice.groups.length === 0)
    return <p className={text.body}>{t('dashboard.noGroups')}</p>;

  const goal = parseTarget(target)?.value;
  const missed = known.filter(({ status }) => status === 'missed').length;
  const largest = Math.max(
    unit === 'ratio' ? 1 : 0,
    goal ?? 0,
    ...known.map(({ value }) => value ?? 0),
  );
  const segments = format.list(
    slice.groupBy.map(segment => t(`segment.${segment}`)),
  );
  const caption = t('dashboard.groups', { slice: slice.title, segments });
  const columns: DataTableColumn<MetricGroup>[] = [
    {
      id: 'group',
      title: segments.replace(/^./u, first => first.toLocaleUpperCase()),
      heading: true,
      render: group => <GroupKey slice={slice} group={group} />,
    },
    {
      id: 'value',
      title: t('dashboard.value'),
      numeric: true,
      render: ({ value }) => <MetricNumber value={value} unit={unit} />,
    },
    {
      id: 'bar',
      title: t(goal === undefined ? 'dashboard.bar' : 'dashboard.barTarget'),
      render: ({ value, status }) => (
        <ValueBar
          value={value ?? 0}
          target={goal}
          largest={largest}
          missed={status === 'missed'}
        />
      ),
    },
  ];
  if (unit === 'ratio')
    columns.push({
      id: 'counts',
      title: t('dashboard.counts'),
      numeric: true,
      render: ({ numerator, denominator }) =>
        numerator !== null && denominator !== null
          ? t('groups.counts', {
              numerator: format.count(numerator),
              denominator: format.count(denominator),
            })
          : '',
    });
  if (target)
    columns.push({
      id: 'status',
      title: t('dashboard.status'),
      render: ({ status }) => <StatusMark status={status} />,
    });
  return (
    <>
      {target && missed > 0 && (
        <p className={text.body}>
          {t('dashboard.missedGroups', {
            count: missed,
            value: format.count(missed),
            total: format.count(known.length),
          })}
        </p>
      )}
      {known.length > 0 && (
        <DataTable
          caption={caption}
          rows={all ? known : known.slice(0, shownAtFirst)}
          rowKey={({ key }) => JSON.stringify(key)}
          columns={columns}
        />
      )}
      {!all && known.length > shownAtFirst && (
        <Button size="small" onClick={() => setAll(true)}>
          {t('dashboard.moreGroups', { value: format.count(known.length) })}
        </Button>
      )}
      {unknown.length > 0 && (
        <p className={text.body}>
          <Mark kind="unknown">
            {t('dashboard.unknownGroups')}
            {unknown.map((group, index) => (
              <span key={JSON.stringify(group.key)}>
                {index > 0 && ', '}
                <GroupKey slice={slice} group={group} />
              </span>
            ))}
          </Mark>
        </p>
      )}
      <CsvButton
        table={caption}
        rows={() => [
          [
            ...slice.groupBy,
            'value',
            'unit',
            'numerator',
            'denominator',
            'status',
          ],
          ...[...known, ...unknown].map(group => [
            ...slice.groupBy.map(segment => group.key[segment] ?? null),
            group.value,
            unit,
            group.numerator,
            group.denominator,
            group.status,
          ]),
        ]}
      />
    </>
  );
}
