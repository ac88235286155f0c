import {
  Segment,
  segments as allSegments,
} from '@prodsec/backstage-plugin-product-security-common';
import { Formula, measuresOf } from '../formula/Formula';
import { Measure } from './Metric';

/** The segments that every measure of a formula has. */
export function segmentsOfFormula(
  formula: Formula,
  measures: ReadonlyMap<string, Measure>,
): Segment[] {
  const used = measuresOf(formula).map(id => measures.get(id)!);
  return allSegments.filter(segment =>
    used.every(({ source }) => source.dimensions[segment]),
  );
}
