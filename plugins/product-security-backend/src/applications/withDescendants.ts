/**
 * Groups and everything below them, whenever it was there. Cycles do no harm.
 *
 * @param refs - where to begin
 * @param known - each group with its parents; a group may come several times, with its parents of several times
 */
export function withDescendants(
  refs: Iterable<string>,
  known: Iterable<{ ref: string; parents: readonly string[] }>,
): Set<string> {
  const children = new Map<string, string[]>();
  for (const { ref, parents } of known) {
    for (const parent of parents) {
      const below = children.get(parent);
      if (below) below.push(ref);
      else children.set(parent, [ref]);
    }
  }
  const found = new Set(refs);
  // A set is walked to its end, also through what is added on the way.
  for (const ref of found) {
    for (const child of children.get(ref) ?? []) found.add(child);
  }
  return found;
}
