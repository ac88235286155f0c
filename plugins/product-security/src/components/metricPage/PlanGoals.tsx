import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import {
  MetricDefinition,
  MetricPlanGoal,
  MetricUnit,
  Segment,
} from '@prodsec/backstage-plugin-product-security-common';
import {
  Mark,
  MetricNumber,
  useFormat,
} from '@prodsec/backstage-plugin-product-security-react';
import { partName } from '../../model/partName';
import { productSecurityTranslationRef } from '../../translation';
import { DataTable } from '../shared/DataTable';
import { GroupName } from '../shared/GroupName';

interface PlanGoalsProps {
  definition: MetricDefinition;
  goals: MetricPlanGoal[];
}

/**
 * The targets a plan works towards, where they are not simply that of the number itself.
 * @internal
 */
export function PlanGoals(props: PlanGoalsProps) {
  const { definition, goals } = props;
  const { t } = useTranslationRef(productSecurityTranslationRef);
  const format = useFormat();
  const [only] = goals;
  const simple =
    goals.length === 1 && !only.part && Object.keys(only.group).length === 0;
  if (goals.length === 0 || simple) return null;

  const unitOf = (goal: MetricPlanGoal): MetricUnit =>
    goal.part ? 'count' : definition.unit;
  return (
    <DataTable
      caption={t('metricPage.plan.goals')}
      rows={goals}
      rowKey={({ group, part }) => JSON.stringify([group, part])}
      columns={[
        {
          id: 'group',
          title: t('metricPage.plan.goalOf'),
          heading: true,
          render: ({ group, part }) => {
            const keys = Object.entries(group);
            if (part) return partName(part, t);
            if (keys.length === 0) return t('metricPage.plan.everything');
            return keys.map(([segment, value]) => (
              <GroupName
                key={segment}
                segment={segment as Segment}
                value={value}
              />
            ));
          },
        },
        {
          id: 'target',
          title: t('metricPage.plan.goal'),
          render: goal =>
            format.target(goal.target, unitOf(goal)) ?? goal.target,
        },
        {
          id: 'now',
          title: t('metricPage.plan.now'),
          numeric: true,
          render: goal => (
            <MetricNumber value={goal.value} unit={unitOf(goal)} />
          ),
        },
        {
          id: 'after',
          title: t('metricPage.plan.after'),
          numeric: true,
          render: goal =>
            goal.valueAfter === null ? (
              t('metricPage.plan.nothingLeft')
            ) : (
              <MetricNumber value={goal.valueAfter} unit={unitOf(goal)} />
            ),
        },
        {
          id: 'reached',
          title: t('metricPage.plan.reachedColumn'),
          render: ({ reached }) => (
            <Mark kind={reached ? 'good' : 'warning'}>
              {t(
                reached
                  ? 'metricPage.plan.isReached'
                  : 'metricPage.plan.isNotReached',
              )}
            </Mark>
          ),
        },
      ]}
    />
  );
}
