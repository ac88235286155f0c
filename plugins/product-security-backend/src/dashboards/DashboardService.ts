import {
  Dashboard,
  DashboardId,
  DashboardSlice,
  LeftOutSlice,
  MetricPoint,
} from '@prodsec/backstage-plugin-product-security-common';
import { countApplicationsNotVisible } from '../metrics/considered/countApplicationsNotVisible';
import { formatMoment } from '../moment';
import { ApplicationQuestion, narrowed } from './ApplicationQuestion';
import { MetricSliceDefinition, SliceDefinition } from './DashboardDefinition';
import { dashboardDefinitions } from './dashboardDefinitions';
import { intakeSlice } from './intakeSlice';
import { readHonestValue } from './readHonestValue';
import { QuestionContext } from './QuestionContext';
import { readIntake } from './readIntake';
import { restatedAt } from './restatedAt';
import { whyLeftOut } from './whyLeftOut';

const dayLength = 86_400_000;
/** How far back a course goes, in days. */
const trendDays = 90;

/**
 * Answers with all slices of a dashboard at once.
 *
 * @remarks
 * The slices are read side by side. The number of statements is that of the slices' metrics and does not depend on how many applications or groups
 * there are.
 */
export class DashboardService {
  constructor(private readonly context: QuestionContext) {}

  /** A dashboard over the applications that are asked about. */
  async dashboard(
    id: DashboardId,
    question: ApplicationQuestion,
  ): Promise<Dashboard> {
    const { facts, operations } = this.context;
    const { title, slices, leftOut } = this.#slicesOf(id, question);
    const engine = await facts.fresh();
    const { asOf, visible, readable = visible } = question;
    const [intake, restated, notVisible] = await Promise.all([
      slices.every(isMetricSlice)
        ? undefined
        : readIntake(operations, question),
      restatedAt(engine, question),
      countApplicationsNotVisible(engine, asOf, readable),
    ]);
    return {
      dashboard: id,
      title,
      asOf: formatMoment(question.asOf),
      ...restated,
      slices: await Promise.all(
        slices.map(slice =>
          isMetricSlice(slice)
            ? this.#metricSlice(slice, question)
            : intakeSlice(slice, intake!.totals, notVisible),
        ),
      ),
      ...(leftOut.length ? { leftOut } : {}),
    };
  }

  /** The slices that the metrics can be shown in as they are defined now, and the others with the reason. */
  #slicesOf(id: DashboardId, { filters }: ApplicationQuestion) {
    const { metrics } = this.context;
    const { title, slices: all } = dashboardDefinitions[id];
    const leftOut: LeftOutSlice[] = [];
    const slices = all.filter(slice => {
      if (!isMetricSlice(slice)) return true;
      const definition = metrics.definition(slice.metric);
      const reason = whyLeftOut(definition, slice, filters);
      if (reason === undefined) return true;
      leftOut.push({
        id: slice.id,
        title: slice.title,
        metric: slice.metric,
        reason,
      });
      return false;
    });
    return { title, slices, leftOut };
  }

  async #metricSlice(
    slice: MetricSliceDefinition,
    question: ApplicationQuestion,
  ): Promise<DashboardSlice> {
    const [value, trend] = await Promise.all([
      readHonestValue(this.context.metrics, question, slice),
      slice.trend ? this.#trend(slice, question) : [],
    ]);
    const { definition } = value;
    const shared = {
      id: slice.id,
      title: slice.title,
      metric: slice.metric,
      unit: definition.unit,
      direction: definition.direction,
      parts: value.parts,
      groupBy: [...(slice.groupBy ?? [])],
      groups: value.groups,
      trend,
      considered: value.considered,
    };
    if (slice.part === undefined) {
      const { numerator, denominator, target, status } = value;
      return {
        ...shared,
        part: null,
        value: value.value,
        numerator,
        denominator,
        target,
        status,
      };
    }
    const part = value.parts[slice.part] ?? null;
    return {
      ...shared,
      part: slice.part,
      value: part,
      numerator: part,
      denominator: null,
      target: null,
      status: part === null ? 'no-data' : 'no-target',
    };
  }

  async #trend(
    slice: MetricSliceDefinition,
    question: ApplicationQuestion,
  ): Promise<MetricPoint[]> {
    const { points } = await this.context.metrics.honestTrend({
      ...narrowed(question, slice.filters ?? {}),
      metric: slice.metric,
      from: question.asOf - trendDays * dayLength,
      to: question.asOf,
      step: 'week',
    });
    return points;
  }
}

function isMetricSlice(slice: SliceDefinition): slice is MetricSliceDefinition {
  return 'metric' in slice;
}
