import { csvColumns, csvRows } from '../csvRows';
import { hasShape } from '../hasShape';
import { firstJsonObject } from '../jsonValues';
import { Report, ReportedResult, ReportParser } from '../ReportParser';
import { firstOcsfEvent, ocsfEvents } from './ocsf/ocsfEvents';
import { ocsfResults } from './ocsf/ocsfResults';
import { isProwlerEvent } from './prowler/isProwlerEvent';
import { ProwlerCheck } from './prowler/ProwlerCheck';
import { prowlerResult } from './prowler/prowlerResult';

/**
 * Reports of Prowler: CSV of versions 2 to 5, JSON of versions 2 (one object a line) and 3 (a list), OCSF JSON of versions 3 to 5.
 *
 * @remarks
 * Version 2 names no resource in CSV unless its file has the column `CHECK_RESOURCE_ID`: then what fails a check in one account and region is
 * one finding. Its ASFF is read as `asff`. It writes an empty file when nothing was checked.
 */
export const prowlerParser: ReportParser = {
  format: 'prowler',
  title: 'Prowler (CSV, JSON, OCSF)',

  detect(report) {
    if (isProwlerCsv(csvColumns(report))) return true;
    const event = firstOcsfEvent(report);
    if (event) return isProwlerEvent(event);
    const { json } = report;
    const first: unknown = Array.isArray(json)
      ? json[0]
      : firstJsonObject(report);
    return (
      hasShape(first, 'CheckID', 'CheckTitle', 'Status') ||
      hasShape(first, 'Account Number', 'Control', 'Control ID', 'Status')
    );
  },

  parse(report) {
    return {
      tool: 'Prowler',
      categories: ['cloud'],
      results: isProwlerCsv(csvColumns(report))
        ? rowResults(report)
        : objectResults(report),
    };
  },
};

function isProwlerCsv(columns: string[]): boolean {
  const has = (...names: string[]) =>
    names.every(name => columns.includes(name));
  return (
    has('CHECK_ID', 'CHECK_TITLE', 'STATUS') ||
    has('TITLE_ID', 'TITLE_TEXT', 'CHECK_RESULT')
  );
}

function* rowResults(report: Report): Generator<ReportedResult> {
  let number = 0;
  for (const row of csvRows(report)) {
    const result = prowlerResult(ProwlerCheck.ofRow(row, ++number));
    if (result) yield result;
  }
}

function* objectResults(report: Report): Generator<ReportedResult> {
  if (report.jsonProblem !== undefined && report.head.trim() === '') return;
  for (const event of ocsfEvents(report)) {
    if (!event.get('class_uid').isAbsent) {
      yield* ocsfResults(event);
      continue;
    }
    const result = prowlerResult(ProwlerCheck.ofObject(event));
    if (result) yield result;
  }
}
