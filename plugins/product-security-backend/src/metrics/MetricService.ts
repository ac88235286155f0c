import { NotFoundError } from '@backstage/errors';
import {
  MetricDefinition,
  MetricNumbers,
  MetricObjects,
  MetricPoint,
  MetricTrend,
  MetricValue,
} from '@prodsec/backstage-plugin-product-security-common';
import { Facts, FactsEngine } from '../facts/Facts';
import { formatMoment } from '../moment';
import { Definitions, Metric } from './definitions/Metric';
import { judgedGroups } from './judgedGroups';
import { listObjects, ObjectsQuestion } from './listObjects';
import {
  GroupNumbers,
  MeasureContext,
  measureOverTime,
} from './measureOverTime';
import { MetricQuestion, selectionsOf } from './MetricQuestion';
import { Numbers } from './numbersOf';
import { sortedByKey } from './sortedByKey';
import { restatements } from './restatements';
import { duckDb } from './sql/dialect';
import { partsOfMetric } from './partsOfMetric';
import { shownTarget } from './statuses';
import { TrendPoints, trendPoints, TrendStep } from './trendPoints';

/** What metrics are asked of. */
export interface MetricServiceOptions {
  facts: Facts;
  definitions: Definitions;
}

/** A question about a moment. */
export interface ValueQuestion extends MetricQuestion {
  /** Milliseconds since 1970 UTC. */
  asOf: number;
}

/** A question about a time. */
export interface TrendQuestion extends MetricQuestion {
  /** Milliseconds since 1970 UTC. */
  from: number;
  /** Milliseconds since 1970 UTC. */
  to: number;
  step: TrendStep;
}

/**
 * Answers questions about metrics. This is the file of the room to read first.
 *
 * @remarks
 * A metric's formula is arithmetic over measures; a measure is a count, sum, mean or quantile over the rows of a fact table that hold at the moment
 * asked about. A question becomes one statement for each kind of source object; its rows become measures, and the formula makes numbers of those.
 * All methods throw `NotFoundError` for a metric that does not exist and `InputError` for a question it cannot be asked.
 */
export class MetricService {
  readonly #facts: Facts;
  readonly #definitions: Definitions;

  constructor({ facts, definitions }: MetricServiceOptions) {
    this.#facts = facts;
    this.#definitions = definitions;
  }

  /** All metrics, in the order they are defined. */
  definitions(): MetricDefinition[] {
    return [...this.#definitions.metrics.values()].map(
      ({ definition }) => definition,
    );
  }

  /** One metric's definition. */
  definition(id: string): MetricDefinition {
    return this.#metric(id).definition;
  }

  /** A metric's numbers at a moment. */
  async value(question: ValueQuestion): Promise<MetricValue> {
    const metric = this.#metric(question.metric);
    const { total, groups } = selectionsOf(
      metric,
      this.#definitions.measures,
      question,
    );
    const context = this.#context(await this.#facts.fresh());
    const at = momentOnly(question.asOf);
    const [[all], grouped, parts, restated] = await Promise.all([
      judgedGroups(context, metric, total, at),
      groups ? judgedGroups(context, metric, groups, at) : [],
      partsOfMetric(context, metric, total, at),
      restatements(context, at, question.visible),
    ]);
    return {
      metric: metric.definition.id,
      asOf: formatMoment(question.asOf),
      ...toNumbers(all.numbers[0]),
      parts,
      target: shownTarget(metric)?.text ?? null,
      status: all.status,
      groups: grouped.map(({ key, numbers, status }) => ({
        key,
        ...toNumbers(numbers[0]),
        status,
      })),
      ...restated[0],
    };
  }

  /** A metric's numbers over time, each point the value at its moment. */
  async trend(question: TrendQuestion): Promise<MetricTrend> {
    const metric = this.#metric(question.metric);
    const { total, groups } = selectionsOf(
      metric,
      this.#definitions.measures,
      question,
    );
    const points = trendPoints(question.from, question.to, question.step);
    const context = this.#context(await this.#facts.fresh());
    const [[all], grouped, restated] = await Promise.all([
      measureOverTime(context, metric, total, points),
      groups ? measureOverTime(context, metric, groups, points) : [],
      restatements(context, points, question.visible),
    ]);
    const asOf = points.moments.map(formatMoment);
    const toPoints = ({ numbers }: GroupNumbers): MetricPoint[] =>
      numbers.map((at, index) => ({
        asOf: asOf[index],
        ...toNumbers(at),
        ...restated[index],
      }));
    return {
      metric: metric.definition.id,
      target: shownTarget(metric)?.text ?? null,
      points: toPoints(all),
      groups: sortedByKey(grouped).map(group => ({
        key: group.key,
        points: toPoints(group),
      })),
    };
  }

  /** The objects behind a metric's number at a moment, a page of them. */
  async objects(question: ObjectsQuestion): Promise<MetricObjects> {
    const metric = this.#metric(question.metric);
    const { total } = selectionsOf(
      metric,
      this.#definitions.measures,
      question,
    );
    const context = this.#context(await this.#facts.fresh());
    return listObjects(context, metric, total, question);
  }

  #metric(id: string): Metric {
    const metric = this.#definitions.metrics.get(id);
    if (metric) return metric;
    const ids = [...this.#definitions.metrics.keys()].join(', ');
    throw new NotFoundError(`There is no metric '${id}'; there are ${ids}`);
  }

  #context(engine: FactsEngine): MeasureContext {
    return { engine, dialect: duckDb, measures: this.#definitions.measures };
  }
}

function momentOnly(moment: number): TrendPoints {
  return trendPoints(moment, moment, 'day');
}

function toNumbers({ value, numerator, denominator }: Numbers): MetricNumbers {
  return {
    value: value ?? null,
    numerator: numerator ?? null,
    denominator: denominator ?? null,
  };
}
