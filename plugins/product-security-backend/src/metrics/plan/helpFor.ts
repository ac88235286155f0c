import { MetricPlanHelp } from '@prodsec/backstage-plugin-product-security-common';
import { Measure, Metric } from '../definitions/Metric';
import { MeasureContext } from '../measureOverTime';
import { FractionTally } from './FractionTally';
import { helpOf } from './helpOf';
import { LeveredDemand } from './leveragesFor';
import { Linear } from './shapeOf';

/** What would help where all that can be changed does not bring a metric to a target. */
export function helpFor(
  { measures }: MeasureContext,
  { definition }: Metric,
  { demand, shape, leverage: { tally } }: LeveredDemand,
): MetricPlanHelp | undefined {
  const leaving = definition.window && {
    text: `What has happened leaves the trailing window of ${definition.window} by itself.`,
  };
  if (shape.kind !== 'fraction' || !(tally instanceof FractionTally)) {
    return leaving || undefined;
  }
  const first = ({ variables: [variable] }: Linear): Measure | undefined =>
    variable && measures.get(variable.measure);
  const [above, below] = [first(shape.numerator), first(shape.denominator)];
  const isMean = definition.unit === 'days' && above?.aggregate === 'mean';
  const isShare = definition.unit === 'ratio' && below?.aggregate === 'count';
  if (!above || (!isMean && !isShare)) return leaving || undefined;
  const help = helpOf({
    kind: isMean ? 'mean' : 'share',
    fraction: tally.fraction,
    target: demand.target,
    above: isMean ? above.source.name : titleOf(above),
    below: below && titleOf(below),
  });
  return help ?? (leaving || undefined);
}

function titleOf({ title, id }: Measure): string {
  return title ?? id;
}
