import { Metric } from '../definitions/Metric';
import { Formula } from '../formula/Formula';
import { MeasureContext } from '../measureOverTime';
import { Selection } from '../MetricQuestion';

/** The moment of a plan, and what its numbers are worked out with. */
export interface PlanScope {
  context: MeasureContext;
  metric: Metric;
  /** Milliseconds since 1970 UTC. */
  asOf: number;
}

/** A number that is asked for. */
export interface Asked {
  formula: Formula;
  selection: Selection;
}
