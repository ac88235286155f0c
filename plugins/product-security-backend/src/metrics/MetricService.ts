import { InputError, NotFoundError } from '@backstage/errors';
import {
  MetricChange,
  MetricDefinition,
  MetricNumbers,
  MetricObjects,
  MetricPlan,
  MetricPoint,
  MetricTrend,
  MetricValue,
} from '@prodsec/backstage-plugin-product-security-common';
import { Facts, FactsEngine } from '../facts/Facts';
import { formatMoment } from '../moment';
import { decodeChangeCursor } from './change/ChangeCursor';
import { explainChange } from './change/explainChange';
import { measureTwice } from './change/measureTwice';
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
import { planMetric, PlanQuestion } from './plan/planMetric';
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

/** A question for what moved a metric between two moments. */
export interface ChangeQuestion extends MetricQuestion {
  /** Milliseconds since 1970 UTC. A cursor goes on with the moments of its first page. */
  from: number;
  /** Milliseconds since 1970 UTC. */
  to: number;
  /** Most items of a page. */
  limit: number;
  /** `nextCursor` of the page before. */
  cursor?: string;
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

  /** The shortest list of things to fix that brings a metric to its target at a moment, best first. */
  async plan(question: PlanQuestion): Promise<MetricPlan> {
    const metric = this.#metric(question.metric);
    const { total } = selectionsOf(
      metric,
      this.#definitions.measures,
      question,
    );
    const context = this.#context(await this.#facts.fresh());
    return planMetric(context, metric, total, question);
  }

  /**
   * What moved a metric between two moments: contributions that add up to the difference of its values.
   *
   * @remarks
   * Grouped by a segment for which the metric has a formula of its own, the numbers are that formula's, of all groups together.
   * @throws InputError also when `to` is before `from`, and for a cursor that is not of this question
   */
  async change(question: ChangeQuestion): Promise<MetricChange> {
    const metric = this.#metric(question.metric);
    const { total, groups } = selectionsOf(
      metric,
      this.#definitions.measures,
      question,
    );
    const selection = groups ?? total;
    const after = question.cursor
      ? decodeChangeCursor(question.cursor, selection.groupBy.length)
      : undefined;
    const { from, to } = after ?? question;
    if (to < from) {
      throw new InputError(
        `to: ${formatMoment(to)} is before from, ${formatMoment(from)}`,
      );
    }
    const moments = { earlier: from, later: to };
    const context = this.#context(await this.#facts.fresh());
    const [measurements, [restatedFrom], [restatedTo]] = await Promise.all([
      measureTwice(context, metric, selection, moments),
      restatements(context, momentOnly(from), question.visible),
      restatements(context, momentOnly(to), question.visible),
    ]);
    const { earlier, later } = measurements;
    const before = toNumbers(earlier.numbers);
    const now = toNumbers(later.numbers);
    return {
      metric: metric.definition.id,
      from: { asOf: formatMoment(from), ...before, ...restatedFrom },
      to: { asOf: formatMoment(to), ...now, ...restatedTo },
      difference:
        before.value === null || now.value === null
          ? null
          : now.value - before.value,
      ...(await explainChange(context, metric, selection, {
        moments,
        measurements,
        after,
        limit: question.limit,
      })),
    };
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
