import { UnitFinding } from './UnitFinding';

/** A finding as it is stored. */
export interface StoredIdentity {
  id: string;
  keys: string[];
  firstSeenAt: number;
  mergedInto?: string;
}

/**
 * Gives findings that were computed again the ids they are known by, through the identities they ever had.
 *
 * @param computed - the one reported first first
 * @returns the stored ids no finding goes by any longer, with the id that answers for each
 */
export function assignIds(
  computed: UnitFinding[],
  stored: StoredIdentity[],
): Map<string, string> {
  const ordered = [...stored].sort(
    (a, b) =>
      Number(a.mergedInto !== undefined) - Number(b.mergedInto !== undefined) ||
      a.firstSeenAt - b.firstSeenAt ||
      (a.id < b.id ? -1 : 1),
  );
  const byKey = new Map<string, StoredIdentity[]>();
  for (const identity of ordered) {
    for (const key of identity.keys) {
      const same = byKey.get(key);
      if (same) same.push(identity);
      else byKey.set(key, [identity]);
    }
  }
  const taken = new Set<string>();
  const nameless = new Set(computed);
  for (const fits of [haveFirstKeyInCommon, haveAnyKeyInCommon]) {
    for (const finding of nameless) {
      const identity = fits(finding, byKey, taken);
      if (!identity) continue;
      finding.id = identity.id;
      taken.add(identity.id);
      nameless.delete(finding);
    }
  }
  return answeringIds(computed, stored, taken);
}

function haveFirstKeyInCommon(
  finding: UnitFinding,
  byKey: Map<string, StoredIdentity[]>,
  taken: Set<string>,
): StoredIdentity | undefined {
  const [first] = finding.keys;
  return byKey
    .get(first)
    ?.find(({ id, keys }) => keys[0] === first && !taken.has(id));
}

function haveAnyKeyInCommon(
  finding: UnitFinding,
  byKey: Map<string, StoredIdentity[]>,
  taken: Set<string>,
): StoredIdentity | undefined {
  for (const key of finding.keys) {
    const identity = byKey.get(key)?.find(({ id }) => !taken.has(id));
    if (identity) return identity;
  }
  return undefined;
}

function answeringIds(
  computed: UnitFinding[],
  stored: StoredIdentity[],
  taken: Set<string>,
): Map<string, string> {
  const findingOf = new Map<string, UnitFinding>();
  for (const finding of computed) {
    for (const key of finding.keys) {
      if (!findingOf.has(key)) findingOf.set(key, finding);
    }
  }
  const answering = new Map<string, string>();
  for (const { id, keys } of stored) {
    if (taken.has(id)) continue;
    const key = keys.find(name => findingOf.has(name));
    if (key !== undefined) answering.set(id, findingOf.get(key)!.id);
  }
  return answering;
}
