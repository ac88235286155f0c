import { InputError } from '@backstage/errors';
import { CsvError, parse } from 'csv-parse/sync';
import { Report } from './ReportParser';

/**
 * The rows of a CSV report by their column names, in the order of the report. Commas, semicolons and tabs separate.
 *
 * @throws InputError when the report is no CSV, naming the line and never its text, or a row has fewer columns than the header
 */
export function csvRows(report: Report): Array<Map<string, string>> {
  const { text } = report;
  const columns = csvColumns(report);
  if (columns.length === 0)
    throw new InputError('The report has no CSV header');
  let rows: string[][];
  try {
    rows = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      from_line: 2,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
    });
  } catch (error) {
    throw new InputError(
      `The report is not CSV${
        error instanceof CsvError ? `: line ${Number(error.lines)}` : ''
      }`,
    );
  }
  const short = rows.findIndex(row => row.length < columns.length);
  if (short >= 0) {
    throw new InputError(
      `The report is cut off: row ${
        short + 1
      } has fewer columns than the header`,
    );
  }
  return rows.map(
    row => new Map(columns.map((column, index) => [column, row[index]])),
  );
}

/** The column names of a CSV report's first line, trimmed; none when it does not look like one. Never throws. */
export function csvColumns({ head }: Report): string[] {
  const [header] = head.slice(0, longestHeader).split(/\r?\n/, 1);
  if (!/[,;\t]/.test(header) || /^\s*[[{<]/.test(header)) return [];
  try {
    const [columns]: string[][] = parse(header, {
      bom: true,
      delimiter: delimiterOf(head),
      relax_quotes: true,
    });
    return (columns ?? []).map(column => column.trim());
  } catch {
    return [];
  }
}

const longestHeader = 32_768;

/** The one that the header has most of. */
function delimiterOf(text: string): string {
  const [header] = text.slice(0, longestHeader).split(/\r?\n/, 1);
  const counted = [',', ';', '\t'].map(
    each => [header.split(each).length, each] as const,
  );
  return counted.reduce((most, each) => (each[0] > most[0] ? each : most))[1];
}
