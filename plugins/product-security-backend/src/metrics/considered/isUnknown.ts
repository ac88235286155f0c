import { Considered } from '@prodsec/backstage-plugin-product-security-common';

/** What a number was read from, before it is known what it is. */
export type ConsideredCounts = Omit<Considered, 'unknown'>;

/**
 * Whether nothing can be said: no application has data, or there is none.
 *
 * @remarks
 * What an old scan found is still known, and so is that it found nothing; nothing is known of what happened in a trailing time in which nothing came,
 * leaked credentials among it. Where all applications are exempt there is nothing to be known.
 */
export function isUnknown(counts: ConsideredCounts): boolean {
  const { applications, withoutData, stale, notApplicable, dataNeeded } =
    counts;
  if (!applications) return true;
  if (dataNeeded === 'catalog') return false;
  const silent = withoutData + (dataNeeded === 'scans' ? 0 : stale);
  return silent > 0 && silent + notApplicable === applications;
}
