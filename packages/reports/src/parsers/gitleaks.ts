import { csvColumns, csvRows } from '../csvRows';
import { JsonNode } from '../JsonNode';
import { hasJsonRecord } from '../jsonRecords';
import { Report, ReportedResult, ReportParser } from '../ReportParser';

/**
 * JSON and CSV of gitleaks 8 (`--report-format`), and of the versions before it.
 *
 * @remarks
 * Source: `report.Finding` and the CSV writer of gitleaks 8, `scan.Leak` of gitleaks 7. When nothing was found, JSON is `null` or `[]` and CSV
 * is empty.
 */
export const gitleaksParser: ReportParser = {
  format: 'gitleaks',
  title: 'gitleaks (JSON, CSV)',

  detect(report) {
    if (report.jsonProblem === undefined) {
      return Array.isArray(report.json) && hasJsonRecord(report, isLeak);
    }
    const columns = new Set(csvColumns(report));
    return isLeak(column => columns.has(column));
  },

  parse(report) {
    return { tool: 'gitleaks', categories: ['secret'], results: leaks(report) };
  },
};

function isLeak(has: (name: string) => boolean): boolean {
  return (has('RuleID') && has('File')) || (has('rule') && has('offender'));
}

function* leaks(report: Report): Generator<ReportedResult> {
  for (const leak of leakNodes(report)) {
    yield leak.get('RuleID').isAbsent ? leakOfVersion7(leak) : leakOf(leak);
  }
}

function* leakNodes(report: Report): Generator<JsonNode> {
  if (isCsv(report)) {
    if (isEmpty(report)) return;
    for (const [index, row] of csvRows(report).entries()) {
      yield JsonNode.of(Object.fromEntries(row), `row[${index}]`);
    }
    return;
  }
  const root = JsonNode.root(report);
  if (!root.isAbsent && !root.isList) throw root.wrong('a list or null');
  yield* root.items();
}

function isCsv(report: Report): boolean {
  return (
    report.jsonProblem !== undefined &&
    (csvColumns(report).length > 0 || isEmpty(report))
  );
}

function isEmpty(report: Report): boolean {
  return report.head.trim() === '';
}

function leakOf(leak: JsonNode): ReportedResult {
  const rule = leak.get('RuleID').requiredText();
  return {
    category: 'secret',
    rule,
    title: leak.get('Description').text() ?? rule,
    location: {
      path: leak.get('File').text(),
      line: leak.get('StartLine').number(),
      column: leak.get('StartColumn').number(),
      url: leak.get('Link').text(),
    },
    credential: unlessCutOff(leak.get('Secret').text()),
    fingerprint: fingerprintOf(leak),
  };
}

/** `--redact=20` leaves the start of the credential, which many others have too. */
function unlessCutOff(secret: string | undefined): string | undefined {
  return secret?.endsWith('...') ? undefined : secret;
}

/**
 * `commit:file:rule:line`. The line of a commit never moves; without a commit (a scan of a directory) the text holds
 * nothing beside rule, path and a line that does.
 */
function fingerprintOf(leak: JsonNode): string | undefined {
  if (leak.get('Commit').text() === undefined) return undefined;
  return leak.get('Fingerprint').text();
}

function leakOfVersion7(leak: JsonNode): ReportedResult {
  const rule = leak.get('rule').requiredText();
  return {
    category: 'secret',
    rule,
    title: rule,
    location: {
      path: leak.get('file').text(),
      line: leak.get('lineNumber').number(),
      url: leak.get('leakURL').text(),
    },
    credential: leak.get('offender').text(),
  };
}
