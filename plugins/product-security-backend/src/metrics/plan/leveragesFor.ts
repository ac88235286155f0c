import { Source } from '../sources/Source';
import { Asked, PlanScope } from './PlanScope';
import { chooseRemedies } from './chooseRemedies';
import { Demand } from './demandsOf';
import { Lever, mergedLevers } from './Lever';
import { Leverage, leverageOf } from './leverageOf';
import { measuredAt } from './measuredAt';
import { createLeverReader, LeverReader, sourcesOf } from './createLeverReader';
import { remediesOf } from './remediesOf';
import { Remedy } from './Remedy';
import { Shape, shapeOf } from './shapeOf';
import { Tally } from './Tally';

/** A demand and what can be done for it. */
export interface LeveredDemand {
  demand: Demand;
  shape: Shape;
  levers: readonly Lever[];
  leverage: Leverage;
}

/** What can be done for all demands, and what it does to the metric's value. */
export interface Leverages {
  demands: LeveredDemand[];
  total: Tally;
}

/**
 * Finds what can be done for the demands of a metric.
 *
 * @param all - the metric's value, of all that was asked about
 * @returns `undefined` when a formula has no shape in which fixes add up
 */
export async function leveragesFor(
  scope: PlanScope,
  all: Asked,
  demands: readonly Demand[],
): Promise<Leverages | undefined> {
  const shape = addingShape(scope, all);
  const shaped = demands.flatMap(demand => {
    const found = addingShape(scope, demand);
    return found ? [{ demand, shape: found }] : [];
  });
  if (!shape || shaped.length < demands.length) return undefined;

  const readLevers = createLeverReader(scope);
  const remedies = await chooseRemedies(scope, shaped, readLevers);
  const leversOf = (asked: Asked) =>
    leversFor(sourcesOf(scope, asked), asked, remedies, readLevers);
  const met = await Promise.all(
    shaped.map(async ({ demand, shape: own }): Promise<LeveredDemand> => {
      const [base, levers] = await Promise.all([
        measuredAt(scope, demand),
        leversOf(demand),
      ]);
      const leverage = leverageOf(own, base, levers, demand.target);
      return { demand, shape: own, levers, leverage };
    }),
  );
  const [base, levers] = await Promise.all([
    measuredAt(scope, all),
    leversOf(all),
  ]);
  return { demands: met, total: leverageOf(shape, base, levers).tally };
}

async function leversFor(
  sources: Source[],
  asked: Asked,
  remedies: ReadonlyMap<Source, Remedy>,
  readLevers: LeverReader,
): Promise<Lever[]> {
  const levers = await Promise.all(
    sources.flatMap(source => {
      const remedy = remedies.get(source);
      return remedy ? [readLevers(asked, source, remedy)] : [];
    }),
  );
  return mergedLevers(levers.flat());
}

/** The shape of a formula, unless it counts values once, however many objects have them: fixing one of those need not count. */
function addingShape(
  { context: { measures } }: PlanScope,
  { formula }: Pick<Asked, 'formula'>,
): Shape | undefined {
  const shape = shapeOf(formula, measures);
  if (shape?.kind !== 'fraction') return shape;
  const { numerator, denominator } = shape;
  const adds = [...numerator.variables, ...denominator.variables].every(
    ({ measure: id }) => {
      const { aggregate, ofField, source } = measures.get(id)!;
      return aggregate !== 'count' || !ofField || !remediesOf(source).length;
    },
  );
  return adds ? shape : undefined;
}
