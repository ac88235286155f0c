import { ApplicationQuestion } from './ApplicationQuestion';

/** The applications that a built-in metric is about by its definition; of every other metric they are all. */
export const metricPopulations: Readonly<
  Record<string, ApplicationQuestion['filters']>
> = {
  tier1_coverage: { tier: ['1'] },
  critical_age: { tier: ['1'], exposure: ['internet'] },
  evidence_completeness: { tier: ['1', '2'] },
};
