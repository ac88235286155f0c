import {
  Control,
  MetricDefinition,
} from '@prodsec/backstage-plugin-product-security-common';
import { MissingControl } from '../../model/portfolioSentences';
import { filterSegments } from '../../model/PageView';
import { FilteredQuestion } from './filteredMetric';

/**
 * How many tier-1 applications lack each control; none where the coverage cannot be asked for it.
 * @internal
 */
export async function missingControls(
  definitions: Map<string, MetricDefinition>,
  question: FilteredQuestion,
): Promise<MissingControl[]> {
  const { api, asOf, filters, signal } = question;
  const segments = definitions.get('tier1_coverage')?.segments ?? [];
  const used = filterSegments.filter(segment => filters[segment]?.length);
  if (!segments.includes('control')) return [];
  if (used.some(segment => !segments.includes(segment))) return [];
  const { groups } = await api.getMetricValue('tier1_coverage', {
    asOf,
    filters,
    groupBy: ['control'],
    signal,
  });
  return groups.map(({ key, numerator, denominator }) => ({
    control: key.control as Control,
    applications: (denominator ?? 0) - (numerator ?? 0),
  }));
}
