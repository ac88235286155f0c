import { InputError } from '@backstage/errors';
import { csvColumns, csvRows } from '../../csvRows';
import { Report } from '../../ReportParser';
import { BanditIssue } from './banditIssue';

/** Whether a report is Bandit's CSV (`-f csv`). */
export function isBanditCsv(report: Report): boolean {
  const columns = csvColumns(report);
  return ['filename', 'test_id', 'issue_severity'].every(name =>
    columns.includes(name),
  );
}

/** The issues of Bandit's CSV, which shows no code. */
export function* banditCsv(report: Report): Generator<BanditIssue> {
  let number = 1;
  for (const row of csvRows(report)) {
    number++;
    const text = (name: string) => row.get(name)?.trim() || undefined;
    const test = text('test_id');
    if (test === undefined) {
      throw new InputError(
        `test_id must be a text that is not empty, in row ${number}`,
      );
    }
    yield {
      test,
      name: text('test_name'),
      text: text('issue_text'),
      severity: text('issue_severity'),
      cwe: numberIn(text('issue_cwe'), /definitions\/(\d{1,6})/),
      path: text('filename'),
      line: numberIn(text('line_number'), /^(\d{1,9})$/),
      column: numberIn(text('col_offset'), /^(\d{1,9})$/),
    };
  }
}

function numberIn(text: string | undefined, pattern: RegExp) {
  const found = pattern.exec(text ?? '')?.[1];
  return found === undefined ? undefined : Number(found);
}
