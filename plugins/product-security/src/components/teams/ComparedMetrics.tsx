import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  ScorecardMetric,
  TeamListItem,
} from '@prodsec/backstage-plugin-product-security-common';
import {
  MetricNumber,
  StatusMark,
  useFormat,
} from '@prodsec/backstage-plugin-product-security-react';
import { shortName } from '../../model/shortName';
import { productSecurityTranslationRef } from '../../translation';
import { DataTable } from '../shared/DataTable';
import { GroupName } from '../shared/GroupName';
import { MetricDelta } from '../shared/MetricDelta';
import { useTextStyles } from '../shared/useTextStyles';

interface ComparedMetricsProps {
  teams: TeamListItem[];
  metrics: ScorecardMetric[];
}

/**
 * The metrics of a few teams, with their status and what 30 and 90 days changed.
 * @internal
 */
export function ComparedMetrics(props: ComparedMetricsProps) {
  const { teams, metrics } = props;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const format = useFormat();
  const text = useTextStyles();
  return (
    <DataTable
      caption={t('teams.comparedMetrics')}
      rows={metrics}
      rowKey={({ metric }) => metric}
      columns={[
        {
          id: 'metric',
          title: t('metrics.metric'),
          heading: true,
          render: ({ title, target, unit }) => {
            const words = format.target(target, unit);
            return (
              <>
                {title}
                {words && (
                  <div className={`${text.small} ${text.subtle}`}>
                    {t('metrics.target', { target: words })}
                  </div>
                )}
              </>
            );
          },
        },
        ...teams.map(({ key: { team }, metrics: own }) => ({
          id: team,
          title: team === 'none' ? t('groups.none') : shortName(team),
          shownTitle: <GroupName segment="team" value={team} />,
          render: ({ metric }: ScorecardMetric) => {
            const of = own.find(each => each.metric === metric);
            return of && <ComparedMetric metric={of} />;
          },
        })),
      ]}
    />
  );
}

function ComparedMetric({ metric }: { metric: ScorecardMetric }) {
  const text = useTextStyles();
  if (metric.value === null) return <StatusMark status="no-data" />;
  return (
    <>
      <MetricNumber value={metric.value} unit={metric.unit} />{' '}
      <StatusMark status={metric.status} />
      <div className={`${text.small} ${text.subtle}`}>
        <MetricDelta days={30} metric={metric} />
      </div>
      <div className={`${text.small} ${text.subtle}`}>
        <MetricDelta days={90} metric={metric} />
      </div>
    </>
  );
}
