import { useState } from 'react';
import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import Button from '@material-ui/core/Button';
import {
  Placeholder,
  useMetricPlan,
} from '@prodsec/backstage-plugin-product-security-react';
import { productSecurityTranslationRef } from '../../translation';
import { RequestView } from '../shared/RequestView';
import { Section } from '../shared/Section';
import { useTextStyles } from '../shared/useTextStyles';
import { MetricPartProps } from './MetricPartProps';
import { PlanGoals } from './PlanGoals';
import { PlanProjection } from './PlanProjection';
import { PlanSentence } from './PlanSentence';
import { PlanSteps } from './PlanSteps';

/** What the API lists at first, and at most. */
const limits = { first: 50, most: 500 } as const;

/**
 * What to do so that the number reaches its target, best first, with what each step does to it.
 * @internal
 */
export function PlanPart(props: MetricPartProps) {
  const { definition, value, filters } = props;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const text = useTextStyles();
  const [limit, setLimit] = useState<number>(limits.first);
  const [done, setDone] = useState<ReadonlySet<number>>(new Set());
  const plan = useMetricPlan(definition.id, {
    asOf: value.asOf,
    filters,
    limit,
  });
  const toggle = (index: number) => {
    const next = new Set(done);
    if (!next.delete(index)) next.add(index);
    setDone(next);
  };

  return (
    <RequestView request={plan} placeholder={<Placeholder height="28rem" />}>
      {answer => (
        <>
          <PlanSentence definition={definition} plan={answer} />
          <PlanGoals definition={definition} goals={answer.goals} />
          {answer.steps.length > 0 && (
            <Section
              title={t('metricPage.plan.steps')}
              actions={
                <div>
                  <Button
                    size="small"
                    onClick={() => setDone(new Set(answer.steps.keys()))}
                  >
                    {t('metricPage.plan.all')}
                  </Button>
                  <Button
                    size="small"
                    disabled={done.size === 0}
                    onClick={() => setDone(new Set())}
                  >
                    {t('metricPage.plan.clear')}
                  </Button>
                </div>
              }
            >
              <PlanProjection
                definition={definition}
                plan={answer}
                done={done}
              />
              <PlanSteps
                steps={answer.steps}
                unit={definition.unit}
                done={done}
                onToggle={toggle}
              />
              {answer.total > answer.steps.length && (
                <p className={text.body}>
                  {t('metricPage.plan.listed', {
                    shown: String(answer.steps.length),
                    total: String(answer.total),
                  })}{' '}
                  {limit < limits.most && (
                    <Button size="small" onClick={() => setLimit(limits.most)}>
                      {t('metricPage.plan.more')}
                    </Button>
                  )}
                </p>
              )}
            </Section>
          )}
        </>
      )}
    </RequestView>
  );
}
