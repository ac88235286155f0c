import {
  DataNeeded,
  MetricDefinition,
} from '@prodsec/backstage-plugin-product-security-common';

/**
 * What an application must have brought in before a metric says anything about it, as told by its source objects.
 *
 * @remarks
 * A metric about owners, coverage or exceptions needs nothing: what is missing there is its very subject.
 */
export function dataNeeded({ sourceObjects }: MetricDefinition): DataNeeded {
  const reads = (name: string) => sourceObjects.includes(name);
  if (reads('owners') || reads('exceptions')) return 'catalog';
  if (reads('secrets')) return 'secretScans';
  if (reads('release_candidates')) return 'candidates';
  if (reads('releases')) return 'releases';
  return reads('findings') ? 'scans' : 'catalog';
}
