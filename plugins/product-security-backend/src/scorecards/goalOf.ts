import { MetricDefinition } from '@prodsec/backstage-plugin-product-security-common';
import { parseTarget } from '../metrics/definitions/target';
import { Goal } from './attainmentOf';

/**
 * The goal that a metric's number is held against in a score.
 *
 * @remarks
 * It is the metric's target; of a metric in points, which has none, the halving. A metric of which 100 % is the best and that only has goals of
 * single groups is held against 1. Any other metric without a target has no goal and cannot be part of a score.
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
