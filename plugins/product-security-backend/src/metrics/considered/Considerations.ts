import { ConsideredCounts } from './isUnknown';

/** What the numbers of a question were read from. */
export interface Considerations {
  total: ConsideredCounts;
  /** For each group that has applications, by {@link keyId}; absent where groups are not of applications. */
  groups?: ReadonlyMap<string, GroupConsiderations>;
  /** What a group without any application was read from. */
  none: ConsideredCounts;
}

/** What the numbers of a group were read from. */
export interface GroupConsiderations {
  key: Record<string, string>;
  counts: ConsideredCounts;
}

/** A key as text, whatever the order of its parts. */
export function keyId(key: Record<string, string>): string {
  return JSON.stringify(Object.entries(key).sort());
}
