import { GroupParents } from '../applications/GroupParentStore';
import { FOREVER } from './Facts';
import { cut, Interval, Span, spanAt } from './spans';

/** What groups were part of, by ref, in order of time. */
export type GroupAncestry = ReadonlyMap<string, readonly GroupParents[]>;

/**
 * The groups that a team is within, over all time: itself, and every group above it. By ref.
 *
 * @remarks
 * A parent that the catalog did not have at a moment is none, and nothing is above it. Groups that are part of each other are each within the other.
 * @param ancestry - of the team and of everything that was ever above it
 */
export function groupsAbove(
  team: string,
  ancestry: GroupAncestry,
): Span<readonly string[]>[] {
  const spans = new Map<string, Span<readonly string[]>[]>();
  const reached = new Set([team]);
  // A set is walked to its end, also through what is added on the way.
  for (const ref of reached) {
    const known = (ancestry.get(ref) ?? []).map(toSpan);
    spans.set(ref, known);
    for (const { value } of known) {
      for (const parent of value) reached.add(parent);
    }
  }
  const always: Interval = { from: 0, to: FOREVER };
  return cut(always, [...spans.values()])
    .map(piece => ({ ...piece, value: aboveAt(team, spans, piece.from) }))
    .reduce<Span<readonly string[]>[]>(joinEqual, []);
}

function aboveAt(
  team: string,
  spans: ReadonlyMap<string, readonly Span<readonly string[]>[]>,
  moment: number,
): readonly string[] {
  const parentsOf = (ref: string) => spanAt(spans.get(ref) ?? [], moment);
  const found = new Set([team]);
  for (const ref of found) {
    for (const parent of parentsOf(ref)?.value ?? []) {
      if (parentsOf(parent)) found.add(parent);
    }
  }
  return [...found].sort();
}

function joinEqual(
  joined: Span<readonly string[]>[],
  next: Span<readonly string[]>,
): Span<readonly string[]>[] {
  const last = joined.at(-1);
  if (last && last.value.join() === next.value.join()) last.to = next.to;
  else joined.push(next);
  return joined;
}

function toSpan({ validFrom, validTo, parents }: GroupParents) {
  return { from: validFrom, to: validTo ?? FOREVER, value: parents };
}
