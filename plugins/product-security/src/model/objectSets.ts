import {
  MetricNumbers,
  MetricObjects,
  MetricUnit,
} from '@prodsec/backstage-plugin-product-security-common';

/**
 * The sets of objects worth looking at behind a number, the most telling first.
 *
 * @remarks
 * A share has those that are missing, those counted and all. A scaled ratio has two different kinds of object. A sum, a
 * mean and a median have one set: the objects with a value.
 * @internal
 */
export function objectSets(
  unit: MetricUnit,
  numbers: MetricNumbers,
): MetricObjects['set'][] {
  switch (unit) {
    case 'ratio':
      return ['missing', 'numerator', 'denominator'];
    case 'per_100_repositories':
    case 'per_1000_commits':
      return ['numerator', 'denominator'];
    default:
      return numbers.denominator === null ? ['numerator'] : ['denominator'];
  }
}
