import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import {
  MetricDefinition,
  MetricPlan,
} from '@prodsec/backstage-plugin-product-security-common';
import {
  Format,
  Mark,
  MarkKind,
  useFormat,
} from '@prodsec/backstage-plugin-product-security-react';
import { Words } from '../../model/words';
import { productSecurityTranslationRef } from '../../translation';
import { useTextStyles } from '../shared/useTextStyles';

interface PlanSentenceProps {
  definition: MetricDefinition;
  plan: MetricPlan;
}

/**
 * Whether the target can be reached and by how much work; why not, and what would help, where it cannot.
 * @internal
 */
export function PlanSentence(props: PlanSentenceProps) {
  const { definition, plan } = props;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const format = useFormat();
  const classes = useStyles();
  const text = useTextStyles();
  const { kind, words } = sentenceOf(plan, definition, t, format);
  const furtherWords = [plan.reason, plan.help?.text].filter(Boolean);
  return (
    <div className={classes.root}>
      <p className={`${text.large} ${text.plain}`}>
        {kind ? <Mark kind={kind}>{words}</Mark> : words}
      </p>
      {furtherWords.map(sentence => (
        <p key={sentence} className={`${text.lead} ${classes.further}`}>
          {sentence}
        </p>
      ))}
    </div>
  );
}

function sentenceOf(
  plan: MetricPlan,
  { unit }: MetricDefinition,
  t: Words,
  format: Format,
): { kind?: MarkKind; words: string } {
  const { status, value, achievable, total, after } = plan;
  if (status === 'no-target')
    return { kind: 'neutral', words: t('metricPage.plan.noTarget') };
  if (status === 'no-data' || value === null || plan.considered.unknown)
    return { kind: 'unknown', words: t('metricPage.plan.noData') };
  if (status === 'met')
    return { kind: 'good', words: t('metricPage.plan.met') };

  const before = format.value(value, unit);
  if (total > 0 && after.value === null)
    return {
      words: t('metricPage.plan.emptied', { count: total, before }),
    };
  const words = {
    count: total,
    before,
    after: after.value === null ? '' : format.value(after.value, unit),
  };
  if (achievable && total > 0)
    return { words: t('metricPage.plan.reached', words) };
  const notReached = t('metricPage.plan.notReached');
  return {
    kind: 'warning',
    words:
      total === 0
        ? notReached
        : `${notReached} ${t('metricPage.plan.further', words)}`,
  };
}

const useStyles = makeStyles(
  theme => ({
    root: { maxWidth: '54rem', marginBottom: theme.spacing(2) },
    further: { margin: theme.spacing(1, 0, 0) },
  }),
  { name: 'ProductSecurityPlanSentence' },
);
