import {
  Considered,
  MetricDefinition,
  MetricNumbers,
  MetricPoint,
  MetricStatus,
} from '@prodsec/backstage-plugin-product-security-common';
import { formatMoment } from '../moment';
import { considerationsOf } from './considered/considerationsOf';
import { considering, consideringGroup } from './considered/considering';
import { Metric } from './definitions/Metric';
import { DAY } from './formula/Term';
import { judgedGroups } from './judgedGroups';
import { MeasureContext } from './measureOverTime';
import { MetricQuestion, selectionsOf } from './MetricQuestion';
import { Numbers } from './numbersOf';
import { Restatement, restatements } from './restatements';
import { shareStatements } from './shareStatements';
import { shownTarget } from './statuses';
import { TrendPoints } from './trendPoints';

/** A question for several metrics, now and before. */
export interface CoursesQuestion extends Omit<MetricQuestion, 'metric'> {
  /** Milliseconds since 1970 UTC. */
  asOf: number;
  /** How far back to go, in days. */
  days: number;
  /** Days from one point to the next; a divisor of `days`. */
  step: number;
  /** Groups that are told also when a metric has no object there. */
  keys?: readonly Record<string, string>[];
}

/** A metric now and before, for each group. */
export interface MetricCourse {
  definition: MetricDefinition;
  /** As it is shown. */
  target: string | null;
  /** One with an empty key when the question has no `groupBy`. */
  groups: GroupCourse[];
}

/** What a group came to. */
export interface GroupCourse extends MetricNumbers {
  key: Record<string, string>;
  status: MetricStatus;
  /** The last one is the moment asked about. */
  points: MetricPoint[];
  /** What the number at the moment asked about was read from; absent where groups are not of applications. */
  considered?: Considered;
}

/**
 * Several metrics at a moment and on the way to it, read side by side from one state of the facts.
 *
 * @throws InputError for a question that one of them cannot be asked
 */
export async function readCourses(
  { engine, ...definitions }: MeasureContext,
  metrics: readonly Metric[],
  question: CoursesQuestion,
  options: { scanMaxAge: number },
): Promise<MetricCourse[]> {
  const context = { ...definitions, engine: shareStatements(engine) };
  const points = pointsOf(question);
  const restated = restatements(context, points, question.visible);
  return Promise.all(
    metrics.map(async metric => {
      const selections = selectionsOf(metric, context.measures, {
        ...question,
        metric: metric.definition.id,
      });
      const [groups, considerations, late] = await Promise.all([
        judgedGroups(
          context,
          metric,
          selections.groups ?? selections.total,
          points,
          question.keys,
        ),
        considerationsOf(context, metric, selections, {
          asOf: question.asOf,
          readable: question.readable ?? question.visible,
          scanMaxAge: options.scanMaxAge,
        }),
        restated,
      ]);
      return {
        definition: metric.definition,
        target: shownTarget(metric)?.text ?? null,
        groups: groups.map(({ key, numbers, status }) => {
          const now = toNumbers(numbers.at(-1)!);
          return {
            key,
            ...now,
            status,
            points: toPoints(numbers, points, late),
            ...(selections.groups
              ? consideringGroup(considerations, key, now.value)
              : { considered: considering(considerations.total, now.value) }),
          };
        }),
      };
    }),
  );
}

function pointsOf({ asOf, days, step }: CoursesQuestion): TrendPoints {
  const from = asOf - days * DAY;
  const moments = Array.from(
    { length: days / step + 1 },
    (_, index) => from + index * step * DAY,
  );
  return { moments, from, to: asOf, step: step * DAY };
}

function toPoints(
  numbers: Numbers[],
  { moments }: TrendPoints,
  late: Restatement[],
): MetricPoint[] {
  return numbers.map((at, index) => ({
    asOf: formatMoment(moments[index]),
    ...toNumbers(at),
    ...late[index],
  }));
}

function toNumbers({ value, numerator, denominator }: Numbers): MetricNumbers {
  return {
    value: value ?? null,
    numerator: numerator ?? null,
    denominator: denominator ?? null,
  };
}
