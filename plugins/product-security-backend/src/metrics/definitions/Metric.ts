import {
  MetricDefinition,
  Segment,
} from '@prodsec/backstage-plugin-product-security-common';
import { Condition } from '../formula/compileCondition';
import { Formula } from '../formula/Formula';
import { Term } from '../formula/Term';
import { Source } from '../sources/Source';
import { Target } from './target';

/** How a measure makes one number of many objects. */
export const aggregates = ['count', 'sum', 'mean', 'median', 'p90'] as const;

/** @see {@link aggregates} */
export type Aggregate = (typeof aggregates)[number];

/** A named count, sum, mean or quantile over the objects of one source that a condition holds for. */
export interface Measure {
  id: string;
  title?: string;
  description?: string;
  source: Source;
  aggregate: Aggregate;
  /** What is added up, averaged, …; of a count, what is counted once however often it comes. */
  of?: Term;
  /** The name of that field. */
  ofField?: string;
  where: Condition;
  /** Milliseconds of its own trailing window; absent: the metric's. */
  window?: number;
  /** Why an object is not counted, for people; `{field}` stands for the field's value. */
  missing?: string;
}

/** A metric, ready to be asked. */
export interface Metric {
  /** What is told of it. */
  definition: MetricDefinition;
  formula: Formula;
  /** What else is told with its value, by name. */
  parts: ReadonlyMap<string, Formula>;
  /** The formula when it is asked by a dimension that its own does not have. */
  by: ReadonlyMap<Segment, Formula>;
  /** Filters that hold unless the question says otherwise. */
  defaults: ReadonlyMap<Segment, string[]>;
  target?: Target;
  /** Targets of single groups. */
  goals: readonly Goal[];
  /** A part that has to fall. */
  fall?: Fall;
  /** Milliseconds of the trailing window. */
  window?: number;
}

/** The target of one group. */
export interface Goal {
  segment: Segment;
  key: string;
  target: Target;
}

/** A goal that no fixed number says: a part of the metric is lower than some time before, or 0 both times. */
export interface Fall {
  formula: Formula;
  /** How long before, in milliseconds. */
  within: number;
}

/** All metrics and measures, by id. */
export interface Definitions {
  metrics: ReadonlyMap<string, Metric>;
  measures: ReadonlyMap<string, Measure>;
}
