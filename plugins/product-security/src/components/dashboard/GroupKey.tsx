import { Fragment } from 'react';
import { Link } from '@backstage/core-components';
import {
  DashboardSlice,
  MetricGroup,
} from '@prodsec/backstage-plugin-product-security-common';
import { filterSegments, PageView } from '../../model/PageView';
import { usePageLink } from '../pages/usePageLink';
import { GroupName } from '../shared/GroupName';

interface GroupKeyProps {
  slice: Pick<DashboardSlice, 'metric' | 'groupBy'>;
  group: MetricGroup;
}

/**
 * The name of a group; it leads to the metric narrowed to it, as far as pages can be narrowed.
 * @internal
 */
export function GroupKey(props: GroupKeyProps) {
  const { slice, group } = props;
  const link = usePageLink();
  const filters: PageView['filters'] = {};
  for (const segment of filterSegments) {
    const value = slice.groupBy.includes(segment) && group.key[segment];
    if (value) filters[segment] = [value];
  }
  const name = slice.groupBy.map((segment, index) => (
    <Fragment key={segment}>
      {index > 0 && ', '}
      <GroupName segment={segment} value={group.key[segment]} />
    </Fragment>
  ));
  if (!slice.metric || Object.keys(filters).length === 0) return <>{name}</>;
  return (
    <Link to={link(`metrics/${encodeURIComponent(slice.metric)}`, { filters })}>
      {name}
    </Link>
  );
}
