/** A cell of a table for spreadsheets; `null` stays empty, so that unknown is never 0. @internal */
export type CsvCell = string | number | null;

/**
 * A table as CSV (RFC 4180) in UTF-8. Text that a spreadsheet would take for a formula gets an apostrophe before it;
 * numbers are written as they are, negative ones too.
 * @internal
 */
export function toCsv(rows: readonly (readonly CsvCell[])[]): string {
  return rows
    .map(cells => cells.map(writeCell).join(','))
    .map(line => `${line}\r\n`)
    .join('');
}

function writeCell(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const safe = /^\s*[=+\-@\t\r\n]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
