import { NotFoundError } from '@backstage/errors';
import {
  LeftOutMetric,
  MetricDefinition,
  Narrative,
  NarrativeMetric,
} from '@prodsec/backstage-plugin-product-security-common';
import { formatMoment } from '../moment';
import { ApplicationQuestion, narrowed } from './ApplicationQuestion';
import { deltasOf } from './deltasOf';
import {
  NarrativeDefinition,
  narrativeDefinitions,
} from './narrativeDefinitions';
import { metricSentence, narrativeSentence } from './narrativeSentences';
import { QuestionContext } from './QuestionContext';
import { readHonestValue, Shown } from './readHonestValue';
import { restatedAt } from './restatedAt';
import { whyLeftOut } from './whyLeftOut';

const dayLength = 86_400_000;

/** Tells what the metrics say to the business. */
export class NarrativeService {
  constructor(private readonly context: QuestionContext) {}

  /** The ids of the narratives: those that come with the plugin, and those that metrics name. */
  ids(): string[] {
    const named = this.context.metrics
      .definitions()
      .flatMap(({ narratives = [] }) => narratives);
    return [...new Set([...Object.keys(narrativeDefinitions), ...named])];
  }

  /**
   * A narrative over the applications that are asked about.
   *
   * @throws NotFoundError when there is no such narrative
   */
  async narrative(
    id: string,
    question: ApplicationQuestion,
  ): Promise<Narrative> {
    const ids = this.ids();
    if (!ids.includes(id)) {
      throw new NotFoundError(
        `There is no narrative '${id}'; there are ${ids.join(', ')}`,
      );
    }
    const { facts, metrics } = this.context;
    const { title, description, ...definition } = Object.hasOwn(
      narrativeDefinitions,
      id,
    )
      ? narrativeDefinitions[id]
      : { title: id.replaceAll('_', ' '), description: '' };
    const shown: Shown[] = [];
    const leftOut: LeftOutMetric[] = [];
    for (const metric of metrics.definitions()) {
      if (!metric.narratives?.includes(id)) continue;
      const each = shownIn(definition, metric);
      const reason = whyLeftOut(metric, each, question.filters);
      if (reason === undefined) shown.push(each);
      else leftOut.push({ metric: metric.id, title: metric.title, reason });
    }
    const engine = await facts.fresh();
    const [restated, ...told] = await Promise.all([
      restatedAt(engine, question),
      ...shown.map(each => this.#metric(each, question)),
    ]);
    return {
      narrative: id,
      title,
      description,
      asOf: formatMoment(question.asOf),
      ...restated,
      sentence: narrativeSentence(title, told),
      metrics: told,
      ...(leftOut.length ? { leftOut } : {}),
    };
  }

  async #metric(
    shown: Shown,
    question: ApplicationQuestion,
  ): Promise<NarrativeMetric> {
    const { metrics } = this.context;
    const before = (days: number) => question.asOf - days * dayLength;
    const [value, trend] = await Promise.all([
      readHonestValue(metrics, question, shown),
      metrics.honestTrend({
        ...narrowed(question, shown.filters ?? {}),
        metric: shown.metric,
        groupBy: shown.groupBy ?? [],
        from: before(90),
        to: before(30),
        step: 'month',
      }),
    ]);
    const { definition, considered } = value;
    const deltas = deltasOf(trend);
    const metric = {
      metric: definition.id,
      title: definition.title,
      unit: definition.unit,
      direction: definition.direction,
      value: value.value,
      numerator: value.numerator,
      denominator: value.denominator,
      target: value.target,
      status: value.status,
      filters: shown.filters ?? {},
      ...deltas(value.value),
      groupBy: [...(shown.groupBy ?? [])],
      groups: value.groups.map(group => ({
        ...group,
        ...deltas(group.value, group.key),
      })),
      considered,
    };
    return { ...metric, sentence: metricSentence(metric) };
  }
}

function shownIn(
  { shown = {}, groupBy }: Pick<NarrativeDefinition, 'shown' | 'groupBy'>,
  { id, segments }: MetricDefinition,
): Shown {
  if (Object.hasOwn(shown, id)) return { metric: id, ...shown[id] };
  return {
    metric: id,
    groupBy: groupBy && segments.includes(groupBy) ? [groupBy] : [],
  };
}
