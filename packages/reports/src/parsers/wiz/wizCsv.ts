import { InputError } from '@backstage/errors';
import { Report, ReportedResult } from '../../ReportParser';
import { csvRows } from '../../csvRows';
import { wizIssue } from './wizIssue';
import { wizVulnerability } from './wizVulnerability';

/** Issues that the portal exported. */
export function* wizIssuesCsv(report: Report): Generator<ReportedResult> {
  let line = 0;
  for (const cell of rowsOf(report)) {
    line++;
    const title = cell('Title');
    const control = cell('Control ID') ?? title;
    if (control === undefined) throw missing('Control ID', line);
    const result = wizIssue({
      control,
      title,
      severity: cell('Severity'),
      status: cell('Status'),
      resourceId: cell('Resource external ID') ?? cell('Resource vertex ID'),
      resourceName: cell('Resource Name'),
    });
    if (result) yield result;
  }
}

/** Vulnerability findings that the portal exported. */
export function* wizVulnerabilitiesCsv(
  report: Report,
): Generator<ReportedResult> {
  let line = 0;
  for (const cell of rowsOf(report)) {
    line++;
    const id = cell('Name');
    if (id === undefined) throw missing('Name', line);
    const result = wizVulnerability({
      id,
      severity:
        cell('Severity') ?? cell('VendorSeverity') ?? cell('CVSSSeverity'),
      score: cell('Score'),
      // `Status` is that of the asset.
      status: cell('FindingStatus'),
      exploited: {
        known: cell('HasCisaKevExploit'),
        available: cell('HasExploit'),
      },
      packageName: cell('DetailedName'),
      path: cell('LocationPath'),
      detectionMethod: cell('DetectionMethod'),
      assetName: cell('AssetName'),
      assetType: cell('AssetType'),
      distribution: cell('OperatingSystem') ?? cell('AssetOperatingSystem'),
    });
    if (result) yield result;
  }
}

type Cell = (name: string) => string | undefined;

/** The cells of each row by column; exports differ in the blanks and the letter case of their column names. */
function* rowsOf(report: Report): Generator<Cell> {
  for (const row of csvRows(report)) {
    const cells = new Map<string, string>();
    for (const [column, text] of row) cells.set(keyOf(column), text.trim());
    yield name => cells.get(keyOf(name)) || undefined;
  }
}

function keyOf(column: string): string {
  return column.replaceAll(/[\s_]/g, '').toLocaleLowerCase('en-US');
}

function missing(column: string, row: number): InputError {
  return new InputError(
    `${column} of row ${row} must be a text that is not empty`,
  );
}
