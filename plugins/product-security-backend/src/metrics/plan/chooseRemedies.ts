import { statusOf } from '../definitions/target';
import { Source } from '../sources/Source';
import { PlanScope } from './PlanScope';
import { Demand } from './demandsOf';
import { leverageOf } from './leverageOf';
import { measuredAt } from './measuredAt';
import { LeverReader, sourcesOf } from './createLeverReader';
import { remediesOf } from './remediesOf';
import { Remedy } from './Remedy';
import { Shape } from './shapeOf';

/**
 * What to do about the objects of each source: of what helps a target that is missed, what takes least. One remedy a source, as the effects of
 * several on one object would not add up.
 */
export async function chooseRemedies(
  scope: PlanScope,
  demands: readonly { demand: Demand; shape: Shape }[],
  readLevers: LeverReader,
): Promise<ReadonlyMap<Source, Remedy>> {
  const chosen = new Map<Source, Remedy>();
  for (const { demand, shape } of demands) {
    const base = await measuredAt(scope, demand);
    const { value } = leverageOf(shape, base, []).tally;
    if (statusOf(value, demand.target) !== 'missed') continue;
    for (const source of sourcesOf(scope, demand)) {
      if (chosen.has(source)) continue;
      for (const remedy of remediesOf(source)) {
        const levers = await readLevers(demand, source, remedy);
        const { gains } = leverageOf(shape, base, levers, demand.target);
        if (!gains.size) continue;
        chosen.set(source, remedy);
        break;
      }
    }
  }
  return chosen;
}
