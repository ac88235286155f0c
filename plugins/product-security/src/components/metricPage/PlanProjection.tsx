import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { makeStyles } from '@material-ui/core/styles';
import {
  MetricDefinition,
  MetricPlan,
} from '@prodsec/backstage-plugin-product-security-common';
import {
  MetricNumber,
  parseTarget,
  StatusMark,
} from '@prodsec/backstage-plugin-product-security-react';
import { PlanProgress, planProgress } from '../../model/planProgress';
import { Words } from '../../model/words';
import { productSecurityTranslationRef } from '../../translation';
import { TargetText } from '../shared/TargetText';
import { useTextStyles } from '../shared/useTextStyles';
import { ValueBar } from './ValueBar';

interface PlanProjectionProps {
  definition: MetricDefinition;
  plan: MetricPlan;
  /** Positions of the steps that are checked off. */
  done: ReadonlySet<number>;
}

/**
 * What the number comes to with the steps that are checked off. It stays in sight while the list is gone through.
 * @internal
 */
export function PlanProjection(props: PlanProjectionProps) {
  const { definition, plan, done } = props;
  const { unit } = definition;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const classes = useStyles();
  const text = useTextStyles();
  const progress = planProgress(plan, done);
  const { value } = progress;
  const target = parseTarget(plan.target)?.value;
  const largest = Math.max(
    unit === 'ratio' ? 1 : 0,
    target ?? 0,
    plan.value ?? 0,
    plan.after.value ?? 0,
  );
  return (
    <div className={classes.root}>
      <p role="status" className={`${text.plain} ${text.body} ${classes.line}`}>
        <span className={text.subtle}>{t('metricPage.plan.projected')}</span>
        <span className={text.display}>
          {value === null ? (
            t('metricPage.plan.nothingLeft')
          ) : (
            <MetricNumber value={value} unit={unit} />
          )}
        </span>
        {progress.kind === 'exact' && progress.complete && (
          <StatusMark status={plan.after.status} />
        )}
        <TargetText target={plan.target} unit={unit} definition={definition} />
        <span className={classes.words}>{wordsOf(progress, done.size, t)}</span>
      </p>
      <ValueBar
        value={value ?? 0}
        target={target}
        largest={largest}
        missed={false}
      />
    </div>
  );
}

function wordsOf(progress: PlanProgress, checked: number, t: Words): string {
  switch (progress.kind) {
    case 'none':
      return t('metricPage.plan.projectedText');
    case 'exact':
      return progress.complete
        ? t('metricPage.plan.complete')
        : t('metricPage.plan.exact', { count: checked });
    default:
      return progress.counted === 0
        ? t('metricPage.plan.partialNone')
        : t('metricPage.plan.partial', { count: progress.counted });
  }
}

const useStyles = makeStyles(
  theme => ({
    root: {
      position: 'sticky',
      top: 0,
      zIndex: 1,
      padding: theme.spacing(1, 0, 2),
      backgroundColor: theme.palette.background.default,
    },
    line: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'baseline',
      columnGap: theme.spacing(2),
      minHeight: '2.5rem',
    },
    words: { flexBasis: '100%' },
  }),
  { name: 'ProductSecurityPlanProjection' },
);
