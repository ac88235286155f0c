import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { TeamListItem } from '@prodsec/backstage-plugin-product-security-common';
import {
  MetricNumber,
  useFormat,
} from '@prodsec/backstage-plugin-product-security-react';
import { shortName } from '../../model/shortName';
import { productSecurityTranslationRef } from '../../translation';
import { DataTable } from '../shared/DataTable';
import { GroupName } from '../shared/GroupName';

interface ComparedScoresProps {
  teams: TeamListItem[];
}

/**
 * The courses of scores as numbers, latest first.
 * @internal
 */
export function ComparedScores(props: ComparedScoresProps) {
  const { teams } = props;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const format = useFormat();
  // The scorecards of one answer have their points at the same moments.
  const moments = teams[0].score.trend.map(({ asOf }) => asOf).reverse();
  return (
    <DataTable
      caption={t('teams.scores')}
      rows={moments}
      rowKey={moment => moment}
      columns={[
        {
          id: 'day',
          title: t('trend.day'),
          heading: true,
          render: moment => format.day(moment),
        },
        ...teams.map(({ key: { team }, score }) => ({
          id: team,
          title: team === 'none' ? t('groups.none') : shortName(team),
          shownTitle: <GroupName segment="team" value={team} />,
          numeric: true,
          render: (moment: string) => (
            <MetricNumber
              value={
                score.trend.find(({ asOf }) => asOf === moment)?.value ?? null
              }
              unit="points"
            />
          ),
        })),
      ]}
    />
  );
}
