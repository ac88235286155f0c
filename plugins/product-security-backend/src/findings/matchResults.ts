import { CodeKeys } from './CodeKeys';
import { MatchedBy, UnitFinding } from './UnitFinding';

/** The findings of a tool that results can be matched with. */
export interface KnownFindings {
  lane: string;
  /** By exact key of the last report in the scan's own lane. */
  ownLane: ReadonlyMap<string, UnitFinding>;
  /** By finding and lane: the keys of the last report. */
  materials: ReadonlyMap<UnitFinding, ReadonlyMap<string, CodeKeys>>;
  /** What stands in the scan's own lane; what of it is not matched otherwise can have been renamed. */
  noLongerReported: ReadonlySet<UnitFinding>;
}

/** The finding of a result, and the rule that said so. */
export interface Match {
  finding: UnitFinding;
  matchedBy: MatchedBy;
}

/**
 * Matches the distinct results of a report with findings: exact ones first, then by rule + path + code, by rule +
 * path + fingerprint, and at last renamed files by rule + code. Each time one to one among what is still unmatched;
 * where several fit, nothing is matched.
 *
 * @returns one entry a result, `undefined` where none fits
 */
export function matchResults(
  results: CodeKeys[],
  known: KnownFindings,
): Array<Match | undefined> {
  const matches = new Array<Match | undefined>(results.length).fill(undefined);
  const matched = new Set<UnitFinding>();
  for (const [index, keys] of results.entries()) {
    const finding = known.ownLane.get(keys.exact);
    if (!finding || matched.has(finding)) continue;
    matches[index] = { finding, matchedBy: 'rule-path-code-fingerprint' };
    matched.add(finding);
  }
  for (const { matchedBy, key } of passes) {
    const open = unmatchedIndexes(matches);
    if (open.length === 0) break;
    const byKey = new Unique<UnitFinding>();
    for (const [finding, materials] of known.materials) {
      if (matched.has(finding)) continue;
      for (const keys of materials.values()) byKey.add(key(keys), finding);
    }
    matchOneToOne(results, open, key, byKey, matchedBy, matches, matched);
  }
  const open = unmatchedIndexes(matches);
  if (open.length > 0) {
    const byKey = new Unique<UnitFinding>();
    for (const finding of known.noLongerReported) {
      if (matched.has(finding)) continue;
      byKey.add(
        known.materials.get(finding)?.get(known.lane)?.anywhere,
        finding,
      );
    }
    const key = (keys: CodeKeys) => keys.anywhere;
    matchOneToOne(results, open, key, byKey, 'rename', matches, matched);
  }
  return matches;
}

const passes: Array<{
  matchedBy: MatchedBy;
  key: (keys: CodeKeys) => string | undefined;
}> = [
  { matchedBy: 'rule-path-code-fingerprint', key: keys => keys.exact },
  { matchedBy: 'rule-path-code', key: keys => keys.code },
  { matchedBy: 'rule-path-fingerprint', key: keys => keys.fingerprint },
];

function matchOneToOne(
  results: CodeKeys[],
  open: number[],
  key: (keys: CodeKeys) => string | undefined,
  findings: Unique<UnitFinding>,
  matchedBy: MatchedBy,
  matches: Array<Match | undefined>,
  matched: Set<UnitFinding>,
): void {
  const indexes = new Unique<number>();
  for (const index of open) indexes.add(key(results[index]), index);
  const claims = new Unique<number>();
  const pairs: Array<{ index: number; finding: UnitFinding }> = [];
  for (const [text, index] of indexes.entries()) {
    const finding = findings.get(text);
    if (!finding) continue;
    pairs.push({ index, finding });
    claims.add(finding.id, index);
  }
  for (const { index, finding } of pairs) {
    // A finding that several scopes see under different names can fit several results.
    if (claims.get(finding.id) === undefined) continue;
    matches[index] = { finding, matchedBy };
    matched.add(finding);
  }
}

function unmatchedIndexes(matches: Array<Match | undefined>): number[] {
  const indexes: number[] = [];
  for (const [index, match] of matches.entries()) {
    if (!match) indexes.push(index);
  }
  return indexes;
}

/** Values by name, as long as a name has one. */
class Unique<T> {
  readonly #values = new Map<string, T | typeof several>();

  add(name: string | undefined, value: T): void {
    if (name === undefined) return;
    const known = this.#values.get(name);
    if (known === undefined) this.#values.set(name, value);
    else if (known !== value) this.#values.set(name, several);
  }

  get(name: string): T | undefined {
    const value = this.#values.get(name);
    return value === several ? undefined : value;
  }

  *entries(): Iterable<[string, T]> {
    for (const [name, value] of this.#values) {
      if (value !== several) yield [name, value as T];
    }
  }
}

const several = Symbol('several');
