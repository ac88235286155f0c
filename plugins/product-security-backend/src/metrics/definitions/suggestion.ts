/** `; did you mean …?` for a name that is close to a known one, else an empty text. */
export function suggestion(name: string, known: Iterable<string>): string {
  let best: { candidate: string; distance: number } | undefined;
  for (const candidate of known) {
    const distance = editDistance(simple(name), simple(candidate));
    if (!best || distance < best.distance) best = { candidate, distance };
  }
  const near = best && best.distance <= Math.max(2, name.length / 3);
  return near ? `; did you mean ${best!.candidate}?` : '';
}

function simple(name: string): string {
  return name
    .slice(0, longestCompared)
    .toLocaleLowerCase('en-US')
    .replace(/[-_ ]/g, '');
}

const longestCompared = 80;

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
