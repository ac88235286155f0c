import { printable } from './printable';

/** What stands in a cell; numbers are right-aligned. */
export type Cell = string | number | undefined;

/**
 * Rows under their headings as aligned lines.
 *
 * @param headings - one per column
 * @param rows - each as long as the headings; an absent value is an empty cell
 */
export function formatTable(
  headings: readonly string[],
  rows: readonly (readonly Cell[])[],
): string[] {
  const isNumeric = headings.map((_, column) =>
    rows.every(row => typeof row[column] !== 'string'),
  );
  const lines = [
    [...headings],
    ...rows.map(row => row.map(cell => printable(String(cell ?? '')))),
  ];
  const widths = headings.map((_, column) =>
    Math.max(...lines.map(line => line[column].length)),
  );
  return lines.map(line =>
    line
      .map((text, column) =>
        isNumeric[column]
          ? text.padStart(widths[column])
          : text.padEnd(widths[column]),
      )
      .join('  ')
      .trimEnd(),
  );
}
