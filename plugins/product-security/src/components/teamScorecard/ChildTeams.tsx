import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import { GroupScorecard } from '@prodsec/backstage-plugin-product-security-common';
import { useFormat } from '@prodsec/backstage-plugin-product-security-react';
import { productSecurityTranslationRef } from '../../translation';
import { ScoreCell } from '../scorecard/ScoreCell';
import { DataTable } from '../shared/DataTable';
import { MetricDelta } from '../shared/MetricDelta';
import { Sparkline } from '../trend/Sparkline';

interface ChildTeamsProps {
  /** Lowest score first. */
  teams: GroupScorecard[];
}

/**
 * The groups that are part of a group, each with all that is below it.
 * @internal
 */
export function ChildTeams(props: ChildTeamsProps) {
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const format = useFormat();
  const classes = useStyles();
  return (
    <DataTable
      caption={t('scorecard.teamsBelow')}
      rows={props.teams}
      rowKey={({ key }) => key.team}
      columns={[
        {
          id: 'team',
          title: t('scorecard.team'),
          heading: true,
          render: ({ key }) => <EntityRefLink entityRef={key.team} hideIcon />,
        },
        {
          id: 'applications',
          title: t('applications.title'),
          numeric: true,
          render: ({ applications }) => format.count(applications),
        },
        {
          id: 'score',
          title: t('groups.score'),
          numeric: true,
          render: ({ score }) => <ScoreCell score={score} />,
        },
        {
          id: 'trend',
          title: t('metrics.trend'),
          render: ({ score }) => (
            <span className={classes.trend}>
              <Sparkline
                points={score.trend}
                target={null}
                width={96}
                height={28}
              />
              <MetricDelta
                days={90}
                metric={{ ...score, unit: 'points', direction: 'up' }}
              />
            </span>
          ),
        },
      ]}
    />
  );
}

const useStyles = makeStyles(
  theme => ({
    trend: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1),
    },
  }),
  { name: 'ProductSecurityChildTeams' },
);
