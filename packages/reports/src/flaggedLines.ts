/**
 * The lines that a tool is about, out of code in which each line begins with its number (`39 key = …`, `39: key := …`) and those
 * around it are shown too. Without the numbers; code that is not numbered is given as it is.
 *
 * @remarks
 * Lines around the flagged one change without the problem changing, and numbers move with everything above: neither may become part of an
 * identity. Where the numbers do not contain the flagged line, it is taken from the middle, where the tools put it.
 *
 * @param code - as the report shows it
 * @param first - number of the first flagged line
 * @param count - how many lines are flagged, 1 or more
 */
export function flaggedLines(
  code: string,
  first: number | undefined,
  count: number,
): string {
  const lines = numberedLines(code);
  if (!lines) return code;
  const flagged = lines.filter(
    ({ number }) =>
      first !== undefined && number >= first && number < first + count,
  );
  if (flagged.length > 0) return textOf(flagged);
  const around = Math.max(0, lines.length - count);
  const before =
    around === 1 && lines[0].number === 1 ? 0 : Math.ceil(around / 2);
  return textOf(lines.slice(before, before + count));
}

interface NumberedLine {
  number: number;
  text: string;
}

/** `undefined` when the lines are not numbered one after the other. */
function numberedLines(code: string): NumberedLine[] | undefined {
  const lines: NumberedLine[] = [];
  for (const line of code.trimEnd().split(/\r?\n/)) {
    const matched = /^\s*(\d{1,9})(?:(?:: ?|[\t ])(.*))?$/.exec(line);
    if (!matched) return undefined;
    const number = Number(matched[1]);
    const last = lines.at(-1);
    if (last && number !== last.number + 1) return undefined;
    lines.push({ number, text: matched[2] ?? '' });
  }
  return lines;
}

function textOf(lines: NumberedLine[]): string {
  return lines.map(({ text }) => text).join('\n');
}
