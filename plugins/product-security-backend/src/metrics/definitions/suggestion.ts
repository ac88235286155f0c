/** `; did you mean …?` for a name that is close to a known one, else an empty text. */
export function suggestion(name: string, known: Iterable<string>): string {
  const nearest = nearestOf(name, known);
  return nearest === undefined ? '' : `; did you mean ${nearest}?`;
}

/** The known name that one is most likely a misspelling of, if any. */
export function nearestOf(
  name: string,
  known: Iterable<string>,
): string | undefined {
  const written = simple(name);
  const farthest = Math.max(2, written.length / 3);
  let best: { candidate: string; distance: number } | undefined;
  for (const candidate of known) {
    const other = simple(candidate);
    if (Math.abs(other.length - written.length) > farthest) continue;
    const distance = editDistance(written, other);
    if (!best || distance < best.distance) best = { candidate, distance };
  }
  return best && best.distance <= farthest ? best.candidate : undefined;
}

function simple(name: string): string {
  return name
    .slice(0, longestCompared)
    .toLocaleLowerCase('en-US')
    .replace(/[-_ ]/g, '');
}

const longestCompared = 40;

/** Levenshtein's distance. */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const replaced =
        previous[column - 1] + (a[row - 1] === b[column - 1] ? 0 : 1);
      current.push(
        Math.min(replaced, previous[column] + 1, current[column - 1] + 1),
      );
    }
    previous = current;
  }
  return previous[b.length];
}
