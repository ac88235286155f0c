import { measuresOf } from '../formula/Formula';
import { Measure, Metric } from '../definitions/Metric';

/** Whether a metric is about baseline controls, one by one or as they are in sum. */
export function countsControls(
  { formula, by }: Pick<Metric, 'formula' | 'by'>,
  measures: ReadonlyMap<string, Measure>,
): boolean {
  return [formula, ...by.values()].flatMap(measuresOf).some(id => {
    const { source, where, ofField } = measures.get(id)!;
    const reads = where.flatMap(term => term.reads);
    return (
      source.name === 'controls' ||
      [...reads, ofField].some(field => field && fieldsOfControls.has(field))
    );
  });
}

const fieldsOfControls = new Set([
  'covered',
  'controlsApplicable',
  'controlsHolding',
  'missingControls',
]);
