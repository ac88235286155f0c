import { objectSets } from '../../model/objectSets';
import { ObjectsSection } from '../drillDown/ObjectsSection';
import { MetricPartProps } from './MetricPartProps';

/**
 * The very objects behind the number.
 * @internal
 */
export function ObjectsPart(props: MetricPartProps) {
  const { definition, value, filters, view, onChange } = props;
  const sets = objectSets(definition.unit, value);
  const set = sets.find(each => each === view.set) ?? sets[0];
  return (
    <ObjectsSection
      key={set}
      definition={definition}
      asOf={value.asOf}
      filters={filters}
      sets={sets}
      set={set}
      onSet={chosen => onChange({ set: chosen })}
    />
  );
}
