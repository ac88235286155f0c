import { lazy, Suspense, useState } from 'react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import {
  ScorecardMetric,
  TeamListItem,
} from '@prodsec/backstage-plugin-product-security-common';
import { Placeholder } from '@prodsec/backstage-plugin-product-security-react';
import { productSecurityTranslationRef } from '../../translation';
import { GroupName } from '../shared/GroupName';
import { MetricDelta } from '../shared/MetricDelta';
import { ScoreValue } from '../shared/ScoreValue';
import { useTextStyles } from '../shared/useTextStyles';
import { ComparedMetrics } from './ComparedMetrics';
import { ComparedScores } from './ComparedScores';

const ScoreChart = lazy(async () => {
  const { ScoreChart: component } = await import('./ScoreChart');
  return { default: component };
});

const chartHeight = 140;

interface TeamComparisonProps {
  teams: TeamListItem[];
  metrics: ScorecardMetric[];
  onClear(): void;
}

/**
 * A few teams side by side: the course of their scores on one scale, and their metrics with what changed.
 * @internal
 */
export function TeamComparison(props: TeamComparisonProps) {
  const { teams, metrics, onClear } = props;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const classes = useStyles();
  const text = useTextStyles();
  const [asTable, setAsTable] = useState(false);
  return (
    <>
      <div className={classes.teams}>
        {teams.map(({ key: { team }, score }) => {
          const course = { ...score, unit: 'points', direction: 'up' } as const;
          return (
            <div key={team} className={classes.team}>
              <h3 className={`${text.body} ${text.strong} ${classes.name}`}>
                <GroupName segment="team" value={team} />
              </h3>
              <ScoreValue score={score} />
              <div className={`${text.small} ${text.subtle} ${classes.deltas}`}>
                <MetricDelta days={30} metric={course} />
                <MetricDelta days={90} metric={course} />
              </div>
              {!asTable && (
                <Suspense fallback={<Placeholder height={chartHeight} />}>
                  <ScoreChart points={score.trend} height={chartHeight} />
                </Suspense>
              )}
            </div>
          );
        })}
      </div>
      <div className={classes.actions}>
        <Button
          size="small"
          aria-pressed={asTable}
          onClick={() => setAsTable(shown => !shown)}
        >
          {asTable ? t('trend.asChart') : t('trend.asTable')}
        </Button>
        <Button size="small" onClick={onClear}>
          {t('teams.clearComparison')}
        </Button>
      </div>
      {asTable && <ComparedScores teams={teams} />}
      <ComparedMetrics teams={teams} metrics={metrics} />
    </>
  );
}

const useStyles = makeStyles(
  theme => ({
    teams: {
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fit, minmax(11rem, 1fr))',
      gap: theme.spacing(3),
    },
    team: { minWidth: 0, maxWidth: '28rem' },
    name: { margin: 0 },
    deltas: {
      display: 'flex',
      flexDirection: 'column',
      margin: theme.spacing(0.5, 0, 1),
    },
    actions: { margin: theme.spacing(1, 0, 2, -0.625) },
  }),
  { name: 'ProductSecurityTeamComparison' },
);
