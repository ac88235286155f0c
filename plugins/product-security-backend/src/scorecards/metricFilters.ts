import {
  Segment,
  segments,
} from '@prodsec/backstage-plugin-product-security-common';
import { ApplicationFilters } from '../facts/queryApplications';

/** Filters of applications that metrics can be asked with too. */
export type ScorecardFilters = Omit<ApplicationFilters, 'q' | 'missingControl'>;

/** What of the filters of applications a metric can be asked with. */
export function metricFilters(
  filters: ApplicationFilters = {},
): Partial<Record<Segment, string[]>> {
  return Object.fromEntries(
    Object.entries(filters).filter(
      ([name, values]) =>
        values !== undefined && segments.includes(name as Segment),
    ),
  );
}
