import {
  Category,
  WaitingClosures,
} from '@prodsec/backstage-plugin-product-security-common';

/** A held scan as far as its closures go. */
export interface HeldScan {
  /** All of the report, held or not. */
  categories: readonly Category[];
  /** Those whose closures wait. */
  held: readonly Category[];
  /** How many findings it reports, over all categories. */
  findings: number;
  /** How many sightings of its tool and scope stood after it, by category. */
  standing: ReadonlyMap<Category, number>;
}

/**
 * How many closures of a held scan wait: the sightings that stood after it without what it reports itself.
 *
 * @remarks
 * In a category that is not held nothing is left standing but what the scan reports. So one category that is held alone is told exactly; of several
 * only their sum is known, unless the scan reports nothing at all.
 */
export function waitingClosures(scan: HeldScan): {
  total: number;
  categories: WaitingClosures[];
} {
  let standing = 0;
  for (const category of scan.categories) {
    standing += scan.standing.get(category) ?? 0;
  }
  const total = Math.max(0, standing - scan.findings);
  const one = (category: Category): number | null => {
    if (scan.held.length === 1) return total;
    return scan.findings === 0 ? scan.standing.get(category) ?? 0 : null;
  };
  return {
    total,
    categories: scan.held.map(category => ({
      category,
      sightings: one(category),
    })),
  };
}
