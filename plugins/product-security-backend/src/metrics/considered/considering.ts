import { Considered } from '@prodsec/backstage-plugin-product-security-common';
import { Considerations, keyId } from './Considerations';
import { ConsideredCounts, isUnknown } from './isUnknown';

/** What a number was read from, with whether it only says that nobody looked. */
export function considering(
  counts: ConsideredCounts,
  value: number | null,
): Considered {
  return {
    ...counts,
    unknown: (value === null || value === 0) && isUnknown(counts),
  };
}

/** The same of a group; nothing where groups are not of applications. */
export function consideringGroup(
  { groups, none }: Considerations,
  key: Record<string, string>,
  value: number | null,
): { considered?: Considered } {
  if (!groups) return {};
  const { counts = none } = groups.get(keyId(key)) ?? {};
  return { considered: considering(counts, value) };
}
