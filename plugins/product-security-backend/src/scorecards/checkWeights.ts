import { InputError } from '@backstage/errors';
import { MetricDefinition } from '@prodsec/backstage-plugin-product-security-common';
import { suggestion } from '../metrics/definitions/suggestion';
import { goalOf } from './goalOf';
import { ScorecardConfig } from './readScorecardConfig';

/**
 * Makes sure that a score can be made of what `productSecurity.scorecards.weights` names.
 *
 * @throws InputError for a metric that does not exist, one that a number cannot be held against, and when nothing has a weight
 */
export function checkWeights(
  { weights, backlogHalvingPoints, isConfigured }: ScorecardConfig,
  definitions: readonly MetricDefinition[],
): void {
  // What is the default may be missing where an adopter's definitions leave it without a target.
  if (!isConfigured) return;
  const key = 'productSecurity.scorecards.weights';
  const able = definitions.filter(each => goalOf(each, backlogHalvingPoints));
  const accepted = able.map(({ id }) => id);
  for (const metric of weights.keys()) {
    const known = definitions.find(({ id }) => id === metric);
    if (!known) {
      throw new InputError(
        `Invalid ${key}.${metric}: there is no such metric; accepted are ${accepted.join(
          ', ',
        )}${suggestion(metric, accepted)}`,
      );
    }
    if (!able.includes(known)) {
      throw new InputError(
        `Invalid ${key}.${metric}: it cannot be part of a score, since it has no target to hold its number against; accepted are ${accepted.join(
          ', ',
        )}, or give it a target in a file of productSecurity.metrics.files`,
      );
    }
  }
  if (![...weights.values()].some(weight => weight > 0)) {
    throw new InputError(
      `Invalid ${key}: at least one weight above 0 is expected`,
    );
  }
}
