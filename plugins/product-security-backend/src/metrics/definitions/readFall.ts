import {
  MetricDefinition,
  Segment,
} from '@prodsec/backstage-plugin-product-security-common';
import { Formula } from '../formula/Formula';
import { DefinitionItem } from './DefinitionItem';
import { Fall, Measure } from './Metric';
import { readWindow } from './readMeasure';
import { segmentsOfFormula } from './segmentsOfFormula';

/** Reads the key `falls` of a metric; `undefined` when there is none, or something is wrong, which is then reported. */
export function readFall(
  metric: DefinitionItem,
  parts: ReadonlyMap<string, Formula>,
  segments: readonly Segment[],
  measures: ReadonlyMap<string, Measure>,
): { fall: Fall; described: MetricDefinition['falls'] } | undefined {
  const item = metric.item('falls', ['part', 'within']);
  if (!item) return undefined;
  for (const key of ['part', 'within']) {
    if (!item.has(key)) item.report('', ` has no ${key}`);
  }
  const part = item.oneOf('part', [...parts.keys()]);
  const within = readWindow(item, 'within');
  const formula = part && parts.get(part);
  if (!formula || within === undefined) return undefined;
  const available = segmentsOfFormula(formula, measures);
  for (const segment of segments) {
    if (available.includes(segment)) continue;
    item.report(
      'part',
      `: part is '${part}', which cannot be asked by ${segment} as the metric can`,
    );
  }
  return {
    fall: { formula, within },
    described: { part, within: item.text('within')! },
  };
}
