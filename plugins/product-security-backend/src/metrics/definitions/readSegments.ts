import {
  Segment,
  segments as allSegments,
} from '@prodsec/backstage-plugin-product-security-common';
import { measuresOf } from '../formula/Formula';
import { DefinitionItem } from './DefinitionItem';
import { Measure, Metric } from './Metric';
import { segmentsOfFormula } from './segmentsOfFormula';
import { suggestion } from './suggestion';

/** The segments a metric may be asked by: those named, else all that its measures have in common. What is wrong is reported. */
export function readSegments(
  item: DefinitionItem,
  metric: Pick<Metric, 'formula' | 'by'>,
  measures: ReadonlyMap<string, Measure>,
): Segment[] {
  const own = segmentsOfFormula(metric.formula, measures);
  const available = allSegments.filter(
    segment => own.includes(segment) || metric.by.has(segment),
  );
  if (!own.length) {
    item.report(
      'formula',
      ` is over measures that have no segment in common: ${measuresOf(
        metric.formula,
      )
        .map(id => `${id} has ${segmentsOfMeasure(id, measures) || 'none'}`)
        .join('; ')}`,
    );
  }
  const named = item.texts('segments');
  named?.forEach((name, index) => {
    if (available.includes(name as Segment)) return;
    const unknown = !allSegments.includes(name as Segment);
    item.reportElement(
      'segments',
      index,
      `: segments has ${name}, which ${
        unknown ? 'does not exist' : 'its measures do not have'
      }; accepted are ${available.join(', ')}${suggestion(name, available)}`,
    );
  });
  for (const [segment, formula] of metric.by) {
    if (!segmentsOfFormula(formula, measures).includes(segment)) {
      item.report(
        'by',
        `: by has ${segment}, which the measures of its formula do not have`,
      );
    }
  }
  // Where a team can be asked for, so can it with the teams below it
  return named
    ? available.filter(segment =>
        named.includes(segment === 'teamWithin' ? 'team' : segment),
      )
    : available;
}

function segmentsOfMeasure(
  id: string,
  measures: ReadonlyMap<string, Measure>,
): string {
  const { dimensions } = measures.get(id)!.source;
  return allSegments.filter(segment => dimensions[segment]).join(', ');
}
