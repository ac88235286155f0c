import { MetricDefinition } from '@prodsec/backstage-plugin-product-security-common';
import { attainmentOf } from './attainmentOf';
import { goalOf } from './goalOf';
import { ScorecardConfig } from './readScorecardConfig';
import { ScoreInput } from './scoreOf';

/** What a score is made from. */
export interface Scored {
  /** Applications that are scored together. */
  applications: number;
  /** Those of them of which no scan was ever recorded. */
  neverScanned: number;
  /** Value of each metric by its id; `null` is "no data". */
  values: ReadonlyMap<string, number | null>;
}

/**
 * The parts of a score, before the weights are shared out.
 *
 * @remarks
 * Points of risk count per application. Where no application was ever scanned the backlog is not known: not empty.
 */
export function scoreInputs(
  scored: Scored,
  definitions: readonly MetricDefinition[],
  config: ScorecardConfig,
): ScoreInput[] {
  const scanned = scored.applications - scored.neverScanned;
  return definitions.flatMap(definition => {
    const weight = config.weights.get(definition.id);
    const goal = goalOf(definition, config.backlogHalvingPoints);
    if (!weight || !goal) return [];
    const total = scored.values.get(definition.id) ?? null;
    const value = goal.kind === 'halving' ? share(total, scanned) : total;
    return [
      {
        metric: definition.id,
        title: definition.title,
        weight,
        attainment: attainmentOf(value, goal),
      },
    ];
  });
}

function share(total: number | null, among: number): number | null {
  return total === null || among === 0 ? null : total / among;
}
