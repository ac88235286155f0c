import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import { useFormat } from '@prodsec/backstage-plugin-product-security-react';
import { portfolioSentences } from '../../model/portfolioSentences';
import { productSecurityTranslationRef } from '../../translation';
import { useTextStyles } from '../shared/useTextStyles';
import { PortfolioData } from './usePortfolioData';

interface SummaryProps {
  data: PortfolioData;
}

/**
 * The answer before the numbers.
 * @internal
 */
export function Summary(props: SummaryProps) {
  const { metrics, score, missingControls } = props.data;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const format = useFormat();
  const classes = useStyles();
  const text = useTextStyles();
  const [first, ...others] = portfolioSentences(
    metrics,
    score,
    missingControls,
    t,
    format,
  );
  return (
    <section className={classes.root} aria-label={t('summary.title')}>
      {first && (
        <p className={`${text.display} ${classes.first}`}>{`${first}.`}</p>
      )}
      {others.map(sentence => (
        <p key={sentence} className={`${text.lead} ${classes.other}`}>
          {`${sentence}.`}
        </p>
      ))}
    </section>
  );
}

const useStyles = makeStyles(
  theme => ({
    root: { maxWidth: '56rem' },
    first: { margin: theme.spacing(0, 0, 1.5), textWrap: 'balance' },
    other: { margin: theme.spacing(0, 0, 0.5) },
  }),
  { name: 'ProductSecuritySummary' },
);
