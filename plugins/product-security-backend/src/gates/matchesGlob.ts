/**
 * Whether a text fits a pattern as a whole, without letter case: `*` stands for any characters, `?` for one, everything else for itself.
 *
 * @remarks
 * Takes at most as many steps as text and pattern have characters multiplied, whatever they are: no pattern can make it hang.
 */
export function matchesGlob(pattern: string, text: string): boolean {
  const wanted = [...pattern.toLowerCase()];
  const given = [...text.toLowerCase()];
  let inPattern = 0;
  let inText = 0;
  let star = -1;
  let resumed = 0;
  while (inText < given.length) {
    const sign = wanted[inPattern];
    if (sign === '*') {
      star = inPattern++;
      resumed = inText;
    } else if (sign === '?' || (sign !== undefined && sign === given[inText])) {
      inPattern++;
      inText++;
    } else if (star >= 0) {
      inPattern = star + 1;
      inText = ++resumed;
    } else {
      return false;
    }
  }
  while (wanted[inPattern] === '*') inPattern++;
  return inPattern === wanted.length;
}
