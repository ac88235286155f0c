import { Measure, Metric } from '../definitions/Metric';
import { Formula, measuresOf } from '../formula/Formula';
import { Source } from '../sources/Source';
import { AskedMeasure } from '../sql/measureParts';

/**
 * What an object adds to a measure that can be added up: an `amount` (one, a value, or how far a quantile goes by it), or its part in the `count` of a
 * mean or quantile.
 */
export interface Component {
  measure: Measure;
  kind: 'amount' | 'count';
}

/** The measures of a formula that have the same objects. */
export interface ChangeFamily {
  source: Source;
  /** The objects are the values of this field, each once, and not the source's own. */
  counted?: string;
  measures: AskedMeasure[];
  components: Component[];
}

/** The kinds of objects a formula is about. */
export function changeFamilies(
  metric: Metric,
  formula: Formula,
  measures: ReadonlyMap<string, Measure>,
): ChangeFamily[] {
  const families = new Map<string, ChangeFamily>();
  for (const id of measuresOf(formula)) {
    const measure = measures.get(id)!;
    const { source, aggregate } = measure;
    const counted = aggregate === 'count' ? measure.ofField : undefined;
    const name = JSON.stringify([source.name, counted]);
    const family = families.get(name) ?? {
      source,
      counted,
      measures: [],
      components: [],
    };
    families.set(name, family);
    family.measures.push({ measure, window: measure.window ?? metric.window });
    family.components.push({ measure, kind: 'amount' });
    if (aggregate !== 'count' && aggregate !== 'sum') {
      family.components.push({ measure, kind: 'count' });
    }
  }
  return [...families.values()];
}
