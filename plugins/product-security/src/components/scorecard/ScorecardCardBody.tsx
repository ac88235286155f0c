import { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import { SegmentScorecard } from '@prodsec/backstage-plugin-product-security-common';
import { useFormat } from '@prodsec/backstage-plugin-product-security-react';
import { failuresFirst } from '../../model/failuresFirst';
import { productSecurityTranslationRef } from '../../translation';
import { useTextStyles } from '../shared/useTextStyles';
import { MetricsSummary } from './MetricsSummary';
import { ScoreSummary } from './ScoreSummary';
import { WorstApplications } from './WorstApplications';

interface ScorecardCardBodyProps {
  scorecard: SegmentScorecard;
  /** How many metrics there is room for. */
  metrics?: number;
  /** What stands with the number of applications. */
  children?: ReactNode;
  /** Where to go on. */
  link: ReactNode;
}

/**
 * The scorecard of several applications as a card: score, metrics with the missed ones first, and where to begin.
 * @internal
 */
export function ScorecardCardBody(props: ScorecardCardBodyProps) {
  const { scorecard, metrics = 6, children, link } = props;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const format = useFormat();
  const classes = useStyles();
  const text = useTextStyles();
  const { applications, asOf, score, worstApplications } = scorecard;
  return (
    <div className={`${classes.root} ${text.body}`}>
      <ScoreSummary score={score}>
        <span>
          {t('scorecard.applications', {
            count: applications,
            value: format.count(applications),
          })}
          {children && <>, {children}</>}
        </span>
      </ScoreSummary>
      <MetricsSummary
        metrics={failuresFirst(scorecard.metrics).slice(0, metrics)}
      />
      {worstApplications.length > 0 && (
        <div>
          <h4 className={`${text.body} ${text.strong} ${classes.heading}`}>
            {t('scorecard.worst')}
          </h4>
          <WorstApplications applications={worstApplications} />
        </div>
      )}
      <div className={classes.foot}>
        {link}
        <span className={`${text.small} ${text.subtle}`}>
          {t('scorecard.asOf', { moment: format.moment(asOf) })}
        </span>
      </div>
    </div>
  );
}

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr)',
      gap: theme.spacing(2.5),
    },
    heading: { margin: theme.spacing(0, 0, 0.5) },
    foot: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'baseline',
      justifyContent: 'space-between',
      gap: theme.spacing(1),
    },
  }),
  { name: 'ProductSecurityScorecardCardBody' },
);
