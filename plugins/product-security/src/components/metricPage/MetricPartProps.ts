import {
  MetricDefinition,
  MetricValue,
} from '@prodsec/backstage-plugin-product-security-common';
import { MetricView } from '../../model/MetricView';
import { PageView } from '../../model/PageView';

/** What each part of a metric's page is made from. @internal */
export interface MetricPartProps {
  definition: MetricDefinition;
  /** The number that the page is about, with the moment that all parts are of. */
  value: MetricValue;
  /** Those of the view that the metric knows. */
  filters: PageView['filters'];
  view: MetricView;
  onChange(change: Partial<MetricView>): void;
}
