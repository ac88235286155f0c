import { ReactNode, useId, useState } from 'react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { ScoreCourse } from '@prodsec/backstage-plugin-product-security-common';
import { productSecurityTranslationRef } from '../../translation';
import { MetricDelta } from '../shared/MetricDelta';
import { ScoreParts } from '../shared/ScoreParts';
import { ScoreValue } from '../shared/ScoreValue';
import { useTextStyles } from '../shared/useTextStyles';
import { Sparkline } from '../trend/Sparkline';

interface ScoreSummaryProps {
  score: ScoreCourse;
  /** Of what the score is, below the number. */
  children?: ReactNode;
}

/**
 * A score with its grade, its course, its differences and, on demand, the arithmetic behind it.
 * @internal
 */
export function ScoreSummary(props: ScoreSummaryProps) {
  const { score, children } = props;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const classes = useStyles();
  const text = useTextStyles();
  const partsId = useId();
  const [showParts, setShowParts] = useState(false);
  const course = { ...score, unit: 'points', direction: 'up' } as const;
  return (
    <div>
      <div className={classes.head}>
        <div>
          <ScoreValue score={score} />
          <div className={`${text.small} ${text.subtle} ${classes.details}`}>
            {children}
            <MetricDelta days={30} metric={course} />
            <MetricDelta days={90} metric={course} />
          </div>
        </div>
        <Sparkline points={score.trend} target={null} />
      </div>
      {score.value !== null && (
        <>
          <Button
            size="small"
            className={classes.toggle}
            aria-expanded={showParts}
            aria-controls={partsId}
            onClick={() => setShowParts(shown => !shown)}
          >
            {showParts ? t('card.hideParts') : t('card.showParts')}
          </Button>
          <div id={partsId} hidden={!showParts}>
            {showParts && <ScoreParts score={score} />}
          </div>
        </>
      )}
    </div>
  );
}

const useStyles = makeStyles(
  theme => ({
    head: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'flex-start',
      justifyContent: 'space-between',
      gap: theme.spacing(2),
    },
    details: {
      display: 'flex',
      flexDirection: 'column',
      marginTop: theme.spacing(0.5),
    },
    // Its text stands under the text above it.
    toggle: { marginLeft: -5, marginTop: theme.spacing(0.5) },
  }),
  { name: 'ProductSecurityScoreSummary' },
);
