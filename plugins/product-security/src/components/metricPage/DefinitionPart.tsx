import { MetricDefinitionList } from '../drillDown/MetricDefinitionList';
import { MetricPartProps } from './MetricPartProps';

/**
 * How the metric is defined, with the numbers of the moment in its formula.
 * @internal
 */
export function DefinitionPart(props: MetricPartProps) {
  return (
    <MetricDefinitionList definition={props.definition} value={props.value} />
  );
}
