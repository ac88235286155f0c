import { useState } from 'react';
import { Link } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Button from '@material-ui/core/Button';
import {
  MetricDefinition,
  MetricGroup,
  Segment,
} from '@prodsec/backstage-plugin-product-security-common';
import {
  Mark,
  MetricNumber,
  parseTarget,
  StatusMark,
  useFormat,
} from '@prodsec/backstage-plugin-product-security-react';
import { FilterSegment, filterSegments } from '../../model/PageView';
import { rankGroups } from '../../model/rankGroups';
import { productSecurityTranslationRef } from '../../translation';
import { metricPath } from '../pages/metricPath';
import { usePageLink } from '../pages/usePageLink';
import { DataTable } from '../shared/DataTable';
import { GroupName } from '../shared/GroupName';
import { useTextStyles } from '../shared/useTextStyles';
import { ValueBar } from './ValueBar';

interface GroupBarsProps {
  definition: MetricDefinition;
  segment: Segment;
  target: string | null;
  groups: MetricGroup[];
}

/** Groups shown at once; a portfolio may have thousands of applications. */
const shownAtFirst = 25;

/**
 * Groups with their numbers, as bars against the target. Those without data are named apart.
 * @internal
 */
export function GroupBars(props: GroupBarsProps) {
  const { definition, segment, target, groups } = props;
  const { unit, direction } = definition;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const format = useFormat();
  const text = useTextStyles();
  const link = usePageLink();
  const [all, setAll] = useState(false);
  const { known, unknown } = rankGroups(groups, direction);
  const targetValue = parseTarget(target)?.value;
  const largest = Math.max(
    unit === 'ratio' ? 1 : 0,
    targetValue ?? 0,
    ...known.map(({ value }) => value!),
  );
  const narrowed = filterSegments.find(each => each === segment);
  const nameOf = ({ key }: MetricGroup) => (
    <GroupName segment={segment} value={key[segment]} />
  );

  if (groups.length === 0)
    return <p className={text.body}>{t('metricPage.groups.none')}</p>;
  return (
    <>
      <DataTable
        caption={t('metricPage.groups.caption', {
          metric: definition.title,
          segment: t(`segment.${segment}`),
        })}
        rows={all ? known : known.slice(0, shownAtFirst)}
        rowKey={group => group.key[segment]}
        columns={[
          {
            id: 'group',
            title: t('metricPage.groups.group'),
            heading: true,
            render: group =>
              narrowed ? (
                <Link
                  to={link(metricPath(definition.id), narrow(narrowed, group))}
                >
                  {nameOf(group)}
                </Link>
              ) : (
                nameOf(group)
              ),
          },
          {
            id: 'value',
            title: t('metricPage.groups.value'),
            numeric: true,
            render: ({ value }) => <MetricNumber value={value} unit={unit} />,
          },
          {
            id: 'bar',
            title: t(
              targetValue === undefined
                ? 'metricPage.groups.barWithoutTarget'
                : 'metricPage.groups.bar',
            ),
            render: ({ value, status }) => (
              <ValueBar
                value={value!}
                target={targetValue}
                largest={largest}
                missed={status === 'missed'}
              />
            ),
          },
          {
            id: 'counts',
            title: t('metricPage.groups.counts'),
            numeric: true,
            render: ({ numerator, denominator }) =>
              numerator === null || denominator === null
                ? denominator !== null && format.count(denominator)
                : t('groups.counts', {
                    numerator: format.count(numerator),
                    denominator: format.count(denominator),
                  }),
          },
          {
            id: 'status',
            title: t('metricPage.groups.status'),
            render: ({ status }) => <StatusMark status={status} />,
          },
        ]}
      />
      {!all && known.length > shownAtFirst && (
        <Button size="small" onClick={() => setAll(true)}>
          {t('metricPage.groups.more', { value: format.count(known.length) })}
        </Button>
      )}
      {unknown.length > 0 && (
        <p className={text.body}>
          <Mark kind="unknown">
            {t('metricPage.groups.unknown', { count: unknown.length })}
            {unknown.map((group, index) => (
              <span key={group.key[segment]}>
                {index > 0 && ', '}
                {nameOf(group)}
              </span>
            ))}
          </Mark>
        </p>
      )}
    </>
  );
}

function narrow(segment: FilterSegment, { key }: MetricGroup) {
  return { filters: { [segment]: [key[segment]] } };
}
