import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import {
  MetricPlanStep,
  MetricUnit,
} from '@prodsec/backstage-plugin-product-security-common';
import {
  MetricNumber,
  productSecurityReactTranslationRef,
  useFormat,
} from '@prodsec/backstage-plugin-product-security-react';
import { planStepWords } from '../../model/planStepWords';
import { productSecurityTranslationRef } from '../../translation';
import { DataTable } from '../shared/DataTable';

interface PlanStepsProps {
  /** Best first. */
  steps: MetricPlanStep[];
  unit: MetricUnit;
  /** Positions of the steps that are checked off. */
  done: ReadonlySet<number>;
  onToggle(position: number): void;
}

/**
 * The steps of a plan, to be checked off.
 * @internal
 */
export function PlanSteps(props: PlanStepsProps) {
  const { unit, done, onToggle } = props;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const words = useTranslationRef(productSecurityReactTranslationRef);
  const format = useFormat();
  const steps = props.steps.map((step, position) => ({
    ...step,
    position,
    words: planStepWords(step, t, words.t, format),
  }));
  const valueOf = (value: number | null) =>
    value === null ? (
      t('metricPage.plan.nothingLeft')
    ) : (
      <MetricNumber value={value} unit={unit} />
    );
  return (
    <DataTable
      caption={t('metricPage.plan.steps')}
      rows={steps}
      rowKey={({ action, object }) => `${action} ${object.type} ${object.id}`}
      columns={[
        {
          id: 'done',
          title: t('metricPage.plan.done'),
          render: step => (
            <input
              type="checkbox"
              checked={done.has(step.position)}
              aria-label={t('metricPage.plan.checkOff', {
                step: `${step.words}, ${step.object.title}`,
              })}
              onChange={() => onToggle(step.position)}
            />
          ),
        },
        {
          id: 'number',
          title: t('metricPage.plan.number'),
          numeric: true,
          render: ({ position }) => format.count(position + 1),
        },
        {
          id: 'what',
          title: t('metricPage.plan.what'),
          heading: true,
          render: step => step.words,
        },
        {
          id: 'where',
          title: t('metricPage.plan.where'),
          render: ({ object }) =>
            object.application && (
              <EntityRefLink entityRef={object.application} hideIcon />
            ),
        },
        {
          id: 'alone',
          title: t('metricPage.plan.alone'),
          numeric: true,
          render: ({ valueAlone }) => valueOf(valueAlone),
        },
        {
          id: 'inOrder',
          title: t('metricPage.plan.inOrder'),
          numeric: true,
          render: ({ valueAfter }) => valueOf(valueAfter),
        },
      ]}
    />
  );
}
