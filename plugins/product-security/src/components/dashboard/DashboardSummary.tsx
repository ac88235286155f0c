import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import { Dashboard } from '@prodsec/backstage-plugin-product-security-common';
import { useFormat } from '@prodsec/backstage-plugin-product-security-react';
import { dashboardSentences } from '../../model/dashboardSentences';
import { productSecurityTranslationRef } from '../../translation';
import { useTextStyles } from '../shared/useTextStyles';

interface DashboardSummaryProps {
  dashboard: Dashboard;
}

/**
 * How a dashboard stands, before its numbers.
 * @internal
 */
export function DashboardSummary(props: DashboardSummaryProps) {
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const format = useFormat();
  const classes = useStyles();
  const text = useTextStyles();
  const [first, ...others] = dashboardSentences(props.dashboard, t, format);
  return (
    <section className={classes.root} aria-label={t('summary.title')}>
      <p className={`${text.display} ${classes.first}`}>{`${first}.`}</p>
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
  { name: 'ProductSecurityDashboardSummary' },
);
