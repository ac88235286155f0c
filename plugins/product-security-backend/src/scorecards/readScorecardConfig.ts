import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/** What the score is made of. */
export interface ScorecardConfig {
  /** Weight of each metric by its id; relative to each other. */
  weights: Map<string, number>;
  /** Points of risk per application that halve the backlog's part. */
  backlogHalvingPoints: number;
  /** Whether the weights are an adopter's. */
  isConfigured: boolean;
}

/**
 * Half of the score is about knowing (controls, ownership), half about the risk that is there and how fast it goes away.
 */
const defaultWeights: [string, number][] = [
  ['control_coverage', 35],
  ['ownership_completeness', 15],
  ['risk_weighted_backlog', 30],
  ['critical_age', 10],
  ['mttr', 5],
  ['reopen_rate', 5],
];

/** Risk of one critical on an internet-facing tier-1 application, by the default weights. */
const defaultHalvingPoints = 60;

/**
 * Reads `productSecurity.scorecards`.
 *
 * @throws InputError that names the key and what it accepts
 */
export function readScorecardConfig(config: Config): ScorecardConfig {
  const room = config.getOptionalConfig('productSecurity.scorecards');
  const weights = room?.getOptionalConfig('weights');
  const points =
    room?.getOptionalNumber('backlogHalvingPoints') ?? defaultHalvingPoints;
  if (!(points > 0)) {
    throw new InputError(
      'Invalid productSecurity.scorecards.backlogHalvingPoints: a number above 0 is expected',
    );
  }
  return {
    weights: new Map(
      weights
        ? weights.keys().map(metric => [metric, weightOf(weights, metric)])
        : defaultWeights,
    ),
    backlogHalvingPoints: points,
    isConfigured: weights !== undefined,
  };
}

function weightOf(weights: Config, metric: string): number {
  const weight = weights.getNumber(metric);
  if (!(weight >= 0 && weight < Infinity)) {
    throw new InputError(
      `Invalid productSecurity.scorecards.weights.${metric}: a number from 0 on is expected`,
    );
  }
  return weight;
}
