import { Segment } from '@prodsec/backstage-plugin-product-security-common';
import { Metric } from './definitions/Metric';
import { MeasureContext, measureOverTime } from './measureOverTime';
import { MetricQuestion, selectionsOf } from './MetricQuestion';
import { numbersOfNothing } from './numbersOf';
import { trendPoints } from './trendPoints';

/** A question for the bare values of several metrics. */
export interface ValuesQuestion
  extends Pick<MetricQuestion, 'filters' | 'visible'> {
  /** Milliseconds since 1970 UTC. */
  asOf: number;
  by: Segment;
}

/** Values by the id of the metric, `null` for "no data". */
export type ValuesByMetric = ReadonlyMap<string, number | null>;

/**
 * The values of several metrics for each group: a function of the group's key. It knows groups without any object too.
 *
 * @throws InputError for a question that one of them cannot be asked
 */
export async function readValues(
  context: MeasureContext,
  metrics: readonly Metric[],
  { asOf, by, ...question }: ValuesQuestion,
): Promise<(key: string) => ValuesByMetric> {
  const at = trendPoints(asOf, asOf, 'day');
  const measured = await Promise.all(
    metrics.map(async metric => {
      const { id } = metric.definition;
      const { groups } = selectionsOf(metric, context.measures, {
        ...question,
        metric: id,
        groupBy: [by],
      });
      const nothing = numbersOfNothing(context, groups!).value ?? null;
      const found = await measureOverTime(context, metric, groups!, at);
      return { id, nothing, found };
    }),
  );
  const ofNothing = measured.map(({ id, nothing }): [string, number | null] => [
    id,
    nothing,
  ]);
  const values = new Map<string, Map<string, number | null>>();
  for (const { id, found } of measured) {
    for (const { key, numbers } of found) {
      const known = values.get(key[by]) ?? new Map(ofNothing);
      values.set(key[by], known.set(id, numbers[0].value ?? null));
    }
  }
  return key => values.get(key) ?? new Map(ofNothing);
}
