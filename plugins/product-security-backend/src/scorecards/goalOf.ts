import { MetricDefinition } from '@prodsec/backstage-plugin-product-security-common';
import { targetInWords } from '../dashboards/inWords';
import { parseTarget } from '../metrics/definitions/target';
import { Goal } from './attainmentOf';

/**
 * The goal that a metric's number is held against in a score.
 *
 * @remarks
 * It is the metric's target; of a metric in points, which has none, the halving. A metric of which 100 % is the best and that only has goals of
 * single groups is held against 1. Any other metric has no goal and cannot be part of a score: neither one without a target, nor one of which only
 * a part has to fall, since how much is good enough is not said by how much there was before.
 */
export function goalOf(
  definition: MetricDefinition,
  halvingPoints: number,
): Goal | undefined {
  const target = definition.target && parseTarget(definition.target);
  if (target) {
    const atLeast =
      target.operator.startsWith('>') ||
      (target.operator === '==' && definition.direction === 'up');
    return { kind: atLeast ? 'atLeast' : 'atMost', target: target.value };
  }
  if (definition.unit === 'points') {
    return { kind: 'halving', points: halvingPoints };
  }
  if (definition.unit === 'ratio' && definition.direction === 'up') {
    return { kind: 'atLeast', target: 1 };
  }
  return undefined;
}

/** The goal of a metric that can be part of a score, for people. */
export function goalInWords({ target, unit }: MetricDefinition): string {
  return targetInWords(target ?? (unit === 'points' ? '== 0' : '>= 1'), unit);
}
