import {
  MetricObject,
  MetricPlan,
  MetricPlanStep,
  MetricValue,
} from '@prodsec/backstage-plugin-product-security-common';
import { parseTarget } from '@prodsec/backstage-plugin-product-security-react';
import { AcmeNumber } from './acmeChange';

type Told = Pick<
  MetricPlan,
  'achievable' | 'reason' | 'help' | 'goals' | 'total' | 'steps' | 'after'
>;

/** What to fix in the made-up company so that a number reaches its target. */
export function acmePlan(
  answer: MetricValue,
  objects: AcmeNumber & { missing: MetricObject[] },
  limit: number,
): Told {
  const { metric, value, status } = answer;
  const target = parseTarget(answer.target);
  const nothing = { goals: [], total: 0, steps: [], after: { value, status } };
  if (!target || status !== 'missed')
    return { ...nothing, achievable: status === 'met' ? true : null };

  const all =
    metric === 'critical_age'
      ? closeOldest(objects.denominator)
      : mendMissing(metric, objects);
  const enough = all.findIndex(({ valueAfter }) =>
    metric === 'critical_age'
      ? valueAfter === null || valueAfter < target.value
      : valueAfter! >= target.value,
  );
  const steps = enough < 0 ? all : all.slice(0, enough + 1);
  const reached = steps.at(-1)?.valueAfter ?? null;
  return {
    achievable: enough >= 0,
    goals: [
      {
        group: {},
        target: answer.target!,
        value,
        valueAfter: reached,
        reached: enough >= 0,
      },
    ],
    total: steps.length,
    steps: steps.slice(0, limit),
    after: { value: reached, status: reached === null ? 'no-data' : 'met' },
  };
}

function mendMissing(
  metric: string,
  { numerator, denominator, missing }: AcmeNumber & { missing: MetricObject[] },
): MetricPlanStep[] {
  const applications = [...new Set(missing.map(object => object.application))];
  let counted = numerator.length;
  return applications.map(application => {
    const mended = missing.filter(object => object.application === application);
    const title =
      denominator.find(({ id }) => id === application)?.title ?? application;
    const owner = metric === 'ownership_completeness';
    const lacks = owner
      ? ['accountable owner']
      : mended[0].reason?.replace('Missing: ', '').split(', ') ?? [];
    counted += mended.length;
    return {
      action: owner ? ('name-owner' as const) : ('establish-controls' as const),
      object: { type: 'application', id: application, title, application },
      missing: lacks,
      text: `Mend ${title}.`,
      valueAlone: (numerator.length + mended.length) / denominator.length,
      valueAfter: counted / denominator.length,
    };
  });
}

function closeOldest(findings: MetricObject[]): MetricPlanStep[] {
  const oldestFirst = [...findings].sort(
    (a, b) => (b.contribution ?? 0) - (a.contribution ?? 0),
  );
  return oldestFirst.map(({ type, id, title, application }, index) => ({
    action: 'close-finding',
    object: { type, id, title, application },
    missing: [],
    text: `Close ${title}.`,
    valueAlone: medianAge(oldestFirst.filter((_, other) => other !== index)),
    valueAfter: medianAge(oldestFirst.slice(index + 1)),
  }));
}

function medianAge(findings: MetricObject[]): number | null {
  const ages = findings
    .map(({ contribution }) => contribution ?? 0)
    .sort((a, b) => a - b);
  return ages.length ? ages[Math.floor((ages.length - 1) / 2)] : null;
}
