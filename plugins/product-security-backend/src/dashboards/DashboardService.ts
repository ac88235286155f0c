import {
  Dashboard,
  DashboardId,
  DashboardSlice,
  MetricPoint,
} from '@prodsec/backstage-plugin-product-security-common';
import { FactsEngine } from '../facts/Facts';
import { formatMoment } from '../moment';
import { ApplicationQuestion, narrowed } from './ApplicationQuestion';
import { consideredOf } from './consideredOf';
import { CellDimension, countKnownData, DataCell } from './countKnownData';
import { MetricSliceDefinition, SliceDefinition } from './DashboardDefinition';
import { dashboardDefinitions } from './dashboardDefinitions';
import { dataNeeded } from './dataNeeded';
import { honestNumbers } from './honestNumbers';
import { intakeSlice } from './intakeSlice';
import { countedBy, populationOf, readHonestValue } from './readHonestValue';
import { QuestionContext } from './QuestionContext';
import { readIntake } from './readIntake';
import { restatedAt } from './restatedAt';
import { trailingWindow } from './trailingWindow';

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
    const { title, slices } = dashboardDefinitions[id];
    const engine = await facts.fresh();
    const [cells, intake, restated] = await Promise.all([
      this.#cells(
        engine,
        question,
        [question.asOf],
        countedBy(slices.filter(isMetricSlice)),
      ),
      slices.every(isMetricSlice)
        ? undefined
        : readIntake(operations, question),
      restatedAt(engine, question),
    ]);
    return {
      dashboard: id,
      title,
      asOf: formatMoment(question.asOf),
      ...restated,
      slices: await Promise.all(
        slices.map(slice =>
          isMetricSlice(slice)
            ? this.#metricSlice(engine, slice, question, cells)
            : intakeSlice(slice, intake!.totals),
        ),
      ),
    };
  }

  async #metricSlice(
    engine: FactsEngine,
    slice: MetricSliceDefinition,
    question: ApplicationQuestion,
    cells: readonly DataCell[],
  ): Promise<DashboardSlice> {
    const [value, trend] = await Promise.all([
      readHonestValue(this.context.metrics, question, slice, cells),
      slice.trend ? this.#trend(engine, slice, question) : [],
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
    engine: FactsEngine,
    slice: MetricSliceDefinition,
    question: ApplicationQuestion,
  ): Promise<MetricPoint[]> {
    const { metrics } = this.context;
    const { points } = await metrics.trend({
      ...narrowed(question, slice.filters ?? {}),
      metric: slice.metric,
      from: question.asOf - trendDays * dayLength,
      to: question.asOf,
      step: 'week',
    });
    // Only of a 0 it has to be asked whether anybody looked.
    const doubtful = points
      .filter(({ value }) => value === 0)
      .map(({ asOf }) => Date.parse(asOf));
    const needed = dataNeeded(metrics.definition(slice.metric));
    if (!doubtful.length || needed === 'catalog') return points;
    const cells = await this.#cells(engine, question, doubtful, []);
    return points.map(point => {
      const moment = Date.parse(point.asOf);
      return point.value === 0
        ? honestNumbers(
            point,
            consideredOf(
              cells.filter(cell => cell.moment === moment),
              needed,
              populationOf(slice),
            ),
          )
        : point;
    });
  }

  #cells(
    engine: FactsEngine,
    { visible, filters }: ApplicationQuestion,
    moments: number[],
    by: CellDimension[],
  ): Promise<DataCell[]> {
    const { metrics } = this.context;
    return countKnownData(engine, {
      visible,
      filters,
      moments,
      by,
      candidateWindow: trailingWindow(metrics.definition('gate_pass_rate')),
      releaseWindow: trailingWindow(
        metrics.definition('evidence_completeness'),
      ),
    });
  }
}

function isMetricSlice(slice: SliceDefinition): slice is MetricSliceDefinition {
  return 'metric' in slice;
}
