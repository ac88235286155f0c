import {
  MetricDefinition,
  ScoreCourse,
  ScorecardMetric,
} from '@prodsec/backstage-plugin-product-security-common';
import { movementsOf } from './movements';
import { ScorecardConfig } from './readScorecardConfig';
import { scoreInputs } from './scoreInputs';
import { scoreOf } from './scoreOf';

/** How many applications are scored together at a moment. */
export interface ScoredApplications {
  applications: number;
  /** Those of them of which no scan was recorded by then. */
  neverScanned: number;
}

/**
 * The score of some metrics, and what it was at each point of their trends.
 *
 * @remarks
 * A value that only says that nobody looked is no data.
 * @param counts - for each point of the trends, in the same order
 */
export function scoreCourseOf(
  metrics: readonly ScorecardMetric[],
  counts: readonly ScoredApplications[],
  definitions: readonly MetricDefinition[],
  config: ScorecardConfig,
): ScoreCourse {
  const moments = metrics[0]?.trend.map(({ asOf }) => asOf) ?? [];
  const scores = moments.map((_, index) => {
    const values = new Map(
      metrics.map(({ metric, trend, considered }) => {
        const isLast = index === moments.length - 1;
        const isUnknown = isLast && considered?.unknown;
        return [metric, isUnknown ? null : trend[index].value];
      }),
    );
    return scoreOf(
      scoreInputs({ ...counts[index], values }, definitions, config),
    );
  });
  const values = scores.map(({ value }) => value);
  return {
    ...(scores.at(-1) ?? scoreOf([])),
    trend: moments.map((asOf, index) => ({ asOf, value: values[index] })),
    ...movementsOf(values, 'up'),
  };
}
