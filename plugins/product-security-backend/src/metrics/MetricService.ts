import { InputError, NotFoundError } from '@backstage/errors';
import {
  Considered,
  MetricChange,
  MetricDefinition,
  MetricNumbers,
  MetricObjects,
  MetricPlan,
  MetricPoint,
  MetricTrend,
  MetricValue,
} from '@prodsec/backstage-plugin-product-security-common';
import { ControlAges, defaultControlAges } from '../controls/readControlAges';
import { Facts, FactsEngine } from '../facts/Facts';
import { formatMoment } from '../moment';
import { decodeChangeCursor } from './change/ChangeCursor';
import { explainChange } from './change/explainChange';
import { measureTwice } from './change/measureTwice';
import { Considerations } from './considered/Considerations';
import { considerationsOf } from './considered/considerationsOf';
import { considering, consideringGroup } from './considered/considering';
import { honestTrend } from './considered/honestTrend';
import { honestValue } from './considered/honestValue';
import { Definitions, Metric } from './definitions/Metric';
import { judgedGroups } from './judgedGroups';
import { listObjects, ObjectsQuestion } from './listObjects';
import {
  GroupNumbers,
  MeasureContext,
  measureOverTime,
} from './measureOverTime';
import {
  MetricQuestion,
  Selection,
  Selections,
  selectionsOf,
} from './MetricQuestion';
import { Numbers } from './numbersOf';
import { planMetric, PlanQuestion } from './plan/planMetric';
import { CoursesQuestion, MetricCourse, readCourses } from './readCourses';
import { readValues, ValuesByMetric, ValuesQuestion } from './readValues';
import { sortedByKey } from './sortedByKey';
import { restatements } from './restatements';
import { partsOfMetric } from './partsOfMetric';
import { shownTarget } from './statuses';
import { TrendPoints, trendPoints, TrendStep } from './trendPoints';

/** What metrics are asked of. */
export interface MetricServiceOptions {
  facts: Facts;
  definitions: Definitions;
  /** How long scans and releases count; default 30 and 180 days. */
  ages?: ControlAges;
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
  readonly #ages: ControlAges;

  constructor({
    facts,
    definitions,
    ages = defaultControlAges,
  }: MetricServiceOptions) {
    this.#facts = facts;
    this.#definitions = definitions;
    this.#ages = ages;
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
    const { value } = await this.#valued(question);
    return value;
  }

  /**
   * A metric's numbers at a moment as far as they are known: a 0 that only says that nobody looked is "no data", and groups of which nothing is known are
   * listed after the others.
   */
  async honestValue(question: ValueQuestion): Promise<MetricValue> {
    const { value, considerations } = await this.#valued(question);
    return honestValue(value, considerations);
  }

  /** A metric's numbers over time, each point the value at its moment. */
  async trend(question: TrendQuestion): Promise<MetricTrend> {
    const { metric, total, groups } = this.#asked(question);
    const points = trendPoints(question.from, question.to, question.step);
    const context = this.#context(await this.#facts.fresh());
    const [[all], grouped, restated, considerations] = await Promise.all([
      measureOverTime(context, metric, total, points),
      groups ? measureOverTime(context, metric, groups, points) : [],
      restatements(context, points, question.visible),
      this.#considerations(
        context,
        metric,
        { total, groups },
        question,
        points.to,
      ),
    ]);
    const asOf = points.moments.map(formatMoment);
    const toPoints = ({ numbers }: GroupNumbers): MetricPoint[] =>
      numbers.map((at, index) => ({
        asOf: asOf[index],
        ...toNumbers(at),
        ...restated[index],
      }));
    const pointsOfAll = toPoints(all);
    return {
      metric: metric.definition.id,
      target: shownTarget(metric)?.text ?? null,
      points: pointsOfAll,
      groups: sortedByKey(grouped).map(group => {
        const ofGroup = toPoints(group);
        return {
          key: group.key,
          points: ofGroup,
          ...consideringGroup(
            considerations,
            group.key,
            ofGroup.at(-1)?.value ?? null,
          ),
        };
      }),
      considered: considering(
        considerations.total,
        pointsOfAll.at(-1)?.value ?? null,
      ),
    };
  }

  /** A metric's numbers over time as far as they are known, each point the {@link MetricService.honestValue} at its moment. */
  async honestTrend(question: TrendQuestion): Promise<MetricTrend> {
    const { metric, total, groups } = this.#asked(question);
    const trend = await this.trend(question);
    const context = this.#context(await this.#facts.fresh());
    return honestTrend(context, metric, { total, groups }, trend, {
      scanMaxAge: this.#ages.scanMaxAge,
    });
  }

  /** Several metrics at a moment and on the way to it, from one state of the facts. */
  async courses(
    metrics: readonly string[],
    question: CoursesQuestion,
  ): Promise<MetricCourse[]> {
    return readCourses(
      this.#context(await this.#facts.fresh()),
      metrics.map(id => this.#metric(id)),
      question,
      this.#ages,
    );
  }

  /** The bare values of several metrics for each group, from one state of the facts: a function of the group's key. */
  async values(
    metrics: readonly string[],
    question: ValuesQuestion,
  ): Promise<(key: string) => ValuesByMetric> {
    return readValues(
      this.#context(await this.#facts.fresh()),
      metrics.map(id => this.#metric(id)),
      question,
    );
  }

  /** The objects behind a metric's number at a moment, a page of them. */
  async objects(question: ObjectsQuestion): Promise<MetricObjects> {
    const { metric, total } = this.#asked(question);
    const context = this.#context(await this.#facts.fresh());
    const page = await listObjects(context, metric, total, {
      ...question,
      ages: this.#ages,
    });
    // A page is of the moment of the first.
    const asOf = Date.parse(page.asOf);
    const considered = await this.#considered(
      context,
      metric,
      total,
      question,
      asOf,
    );
    return { ...page, considered };
  }

  /** The shortest list of things to fix that brings a metric to its target at a moment, best first. */
  async plan(question: PlanQuestion): Promise<MetricPlan> {
    const { metric, total } = this.#asked(question);
    const context = this.#context(await this.#facts.fresh());
    const [plan, considered] = await Promise.all([
      planMetric(context, metric, total, question),
      this.#considered(context, metric, total, question, question.asOf),
    ]);
    return { ...plan, considered };
  }

  /**
   * What moved a metric between two moments: contributions that add up to the difference of its values.
   *
   * @remarks
   * Grouped by a segment for which the metric has a formula of its own, the numbers are that formula's, of all groups together.
   * @throws InputError also when `to` is before `from`, and for a cursor that is not of this question
   */
  async change(question: ChangeQuestion): Promise<MetricChange> {
    const { metric, total, groups } = this.#asked(question);
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
    const [measurements, [restatedFrom], [restatedTo], considerations] =
      await Promise.all([
        measureTwice(context, metric, selection, moments),
        restatements(context, momentOnly(from), question.visible),
        restatements(context, momentOnly(to), question.visible),
        this.#considerations(context, metric, { total }, question, to),
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
      considered: considering(considerations.total, now.value),
    };
  }

  async #valued(question: ValueQuestion) {
    const { metric, total, groups } = this.#asked(question);
    const { asOf, visible } = question;
    const context = this.#context(await this.#facts.fresh());
    const at = momentOnly(asOf);
    const [[all], grouped, parts, [restated], considerations] =
      await Promise.all([
        judgedGroups(context, metric, total, at),
        groups ? judgedGroups(context, metric, groups, at) : [],
        partsOfMetric(context, metric, total, at),
        restatements(context, at, visible),
        this.#considerations(
          context,
          metric,
          { total, groups },
          question,
          asOf,
        ),
      ]);
    const ofAll = toNumbers(all.numbers[0]);
    const value: MetricValue = {
      metric: metric.definition.id,
      asOf: formatMoment(asOf),
      ...ofAll,
      parts,
      target: shownTarget(metric)?.text ?? null,
      status: all.status,
      groups: grouped.map(({ key, numbers, status }) => {
        const ofGroup = toNumbers(numbers[0]);
        return {
          key,
          ...ofGroup,
          status,
          ...consideringGroup(considerations, key, ofGroup.value),
        };
      }),
      considered: considering(considerations.total, ofAll.value),
      ...restated,
    };
    return { value, considerations };
  }

  #considerations(
    context: MeasureContext,
    metric: Metric,
    selections: Selections,
    { visible, readable = visible }: MetricQuestion,
    asOf: number,
  ): Promise<Considerations> {
    const { scanMaxAge } = this.#ages;
    return considerationsOf(context, metric, selections, {
      asOf,
      readable,
      scanMaxAge,
    });
  }

  /** What a number was read from, where it is not told itself. */
  async #considered(
    context: MeasureContext,
    metric: Metric,
    total: Selection,
    question: MetricQuestion,
    asOf: number,
  ): Promise<Considered> {
    const [considerations, [{ numbers }]] = await Promise.all([
      this.#considerations(context, metric, { total }, question, asOf),
      measureOverTime(context, metric, total, momentOnly(asOf)),
    ]);
    return considering(considerations.total, numbers[0].value ?? null);
  }

  #asked(question: MetricQuestion): Selections & { metric: Metric } {
    const metric = this.#metric(question.metric);
    const { measures } = this.#definitions;
    return { metric, ...selectionsOf(metric, measures, question) };
  }

  #metric(id: string): Metric {
    const metric = this.#definitions.metrics.get(id);
    if (metric) return metric;
    const ids = [...this.#definitions.metrics.keys()].join(', ');
    throw new NotFoundError(`There is no metric '${id}'; there are ${ids}`);
  }

  #context(engine: FactsEngine): MeasureContext {
    return { engine, measures: this.#definitions.measures };
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
