import { ReportedResult, ReportParser } from '../ReportParser';
import { JsonNode } from '../JsonNode';

/**
 * JSON of gitleaks 8 (`--report-format json`), and of version 7 before it.
 *
 * @remarks
 * Source: `report.Finding` of gitleaks 8, `scan.Leak` of gitleaks 7. Both write `null` when nothing was found.
 */
export const gitleaksParser: ReportParser = {
  format: 'gitleaks',
  title: 'gitleaks (JSON)',

  detect({ json }) {
    const first: unknown = Array.isArray(json) ? json[0] : undefined;
    if (typeof first !== 'object' || first === null) return false;
    const has = (name: string) => Object.hasOwn(first, name);
    return (has('RuleID') && has('File')) || (has('rule') && has('offender'));
  },

  parse(report) {
    const root = JsonNode.root(report);
    if (!root.isAbsent && !root.isList) throw root.wrong('a list or null');
    return { tool: 'gitleaks', categories: ['secret'], results: leaks(root) };
  },
};

function* leaks(root: JsonNode): Generator<ReportedResult> {
  for (const leak of root.items()) {
    yield leak.get('RuleID').isAbsent ? leakOfVersion7(leak) : leakOf(leak);
  }
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
    credential: leak.get('Secret').text(),
    fingerprint: fingerprintOf(leak),
  };
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
