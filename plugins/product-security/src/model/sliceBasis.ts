import { DashboardSlice } from '@prodsec/backstage-plugin-product-security-common';
import { Format } from '@prodsec/backstage-plugin-product-security-react';
import { metricBasis } from './metricBasis';
import { partName } from './partName';
import { Words } from './words';

const intakeParts = [
  'new',
  'reopened',
  'closed',
  'recorded',
  'failed',
  'held',
  'findings',
  'sightings',
  'duplicatesAcrossTools',
  'duplicatesInReports',
] as const;

/**
 * What the number of a slice is made from, in words: its counts, then its parts. Empty where there is nothing to say.
 * @internal
 */
export function sliceBasis(
  slice: Pick<
    DashboardSlice,
    'metric' | 'part' | 'unit' | 'value' | 'numerator' | 'denominator' | 'parts'
  >,
  t: Words,
  format: Format,
): string[] {
  if (slice.value === null) return [];
  const counts = slice.part
    ? undefined
    : metricBasis({ ...slice, metric: slice.metric ?? '' }, t, format);
  const parts = Object.entries(slice.parts).map(([part, value]) => {
    const known = intakeParts.find(candidate => candidate === part);
    const name = known ? t(`dashboard.part.${known}`) : partName(part, t);
    return `${format.count(value)} ${name}`;
  });
  return counts ? [counts, ...parts] : parts;
}
