import {
  MetricDefinition,
  MetricValue,
  Segment,
} from '@prodsec/backstage-plugin-product-security-common';
import { MetricService } from '../metrics/MetricService';
import { ApplicationQuestion, narrowed } from './ApplicationQuestion';

/** What of a metric is shown. */
export interface Shown {
  /** Id of the metric. */
  metric: string;
  groupBy?: readonly Segment[];
  /** What it is narrowed to, beside what the caller asks for. */
  filters?: ApplicationQuestion['filters'];
}

/** A metric at a moment, with what it was read from. */
export interface HonestValue extends MetricValue {
  definition: MetricDefinition;
}

/** A metric's value as far as it is known. */
export async function readHonestValue(
  metrics: MetricService,
  question: ApplicationQuestion,
  shown: Shown,
): Promise<HonestValue> {
  const value = await metrics.honestValue({
    ...narrowed(question, shown.filters ?? {}),
    metric: shown.metric,
    groupBy: shown.groupBy ?? [],
  });
  return { ...value, definition: metrics.definition(shown.metric) };
}
