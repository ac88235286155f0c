import { isDeepStrictEqual } from 'node:util';
import type { GroupParents } from './GroupParentStore';
import { SETTLES_WITHIN } from './planApplication';

/** An interval that is recorded of a group. */
export interface RecordedParents extends GroupParents {
  /** Entity ref, lower case. */
  ref: string;
  /** When it was recorded, milliseconds since 1970 UTC. */
  recordedAt: number;
}

/** What to write of the groups after a look at the catalog. */
export interface GroupParentsPlan {
  /** Groups whose open interval ends now. */
  ended: string[];
  /** Groups whose open interval is as if it had never been. */
  forgotten: string[];
  /** New intervals. */
  begun: Pick<
    RecordedParents,
    'ref' | 'validFrom' | 'recordedAt' | 'parents'
  >[];
  /** All of them, each once. */
  changed: string[];
}

/**
 * What a look at the catalog changes about which groups are part of which.
 *
 * @remarks
 * What is seen of a group first is taken to have been always so. A catalog that is being filled has groups before their parents: a parent that turns
 * up within ten minutes was there from the start.
 * @param present - the groups that the catalog has, with their parents
 * @param now - milliseconds since 1970 UTC
 */
export function planGroupParents(
  recorded: readonly RecordedParents[],
  present: ReadonlyMap<string, readonly string[]>,
  now: number,
): GroupParentsPlan {
  const ever = new Set(recorded.map(({ ref }) => ref));
  const open = new Map(
    recorded
      .filter(({ validTo }) => validTo === undefined)
      .map(row => [row.ref, row]),
  );
  const plan: GroupParentsPlan = {
    ended: [...open.keys()].filter(ref => !present.has(ref)),
    forgotten: [],
    begun: [],
    changed: [],
  };
  for (const [ref, parents] of present) {
    const row = open.get(ref);
    const parentsNow = [...parents];
    if (!row) {
      const validFrom = ever.has(ref) ? now : 0;
      plan.begun.push({ ref, validFrom, recordedAt: now, parents: parentsNow });
    } else if (!isDeepStrictEqual(row.parents, parentsNow)) {
      const amends = now <= row.validFrom || isSettling(row, parents, now);
      const { validFrom, recordedAt } = amends
        ? row
        : { validFrom: now, recordedAt: now };
      plan[amends ? 'forgotten' : 'ended'].push(ref);
      plan.begun.push({ ref, validFrom, recordedAt, parents: parentsNow });
    }
  }
  const begun = plan.begun.map(({ ref }) => ref);
  return { ...plan, changed: [...new Set([...plan.ended, ...begun])] };
}

function isSettling(
  row: RecordedParents,
  parents: readonly string[],
  now: number,
): boolean {
  return (
    row.validFrom === 0 &&
    now - row.recordedAt < SETTLES_WITHIN &&
    row.parents.every(parent => parents.includes(parent))
  );
}
