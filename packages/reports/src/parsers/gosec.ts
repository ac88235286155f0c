import { severityOfWord } from '@prodsec/backstage-plugin-product-security-common';
import { flaggedLines } from '../flaggedLines';
import { JsonNode } from '../JsonNode';
import { ReportedResult, ReportParser } from '../ReportParser';

/**
 * JSON of gosec 2 (`-fmt json`).
 *
 * @remarks
 * Source: `gosec.ReportInfo` and `issue.Issue` of gosec. With `-track-suppressions` it also lists what `#nosec` and its configuration
 * suppress.
 */
export const gosecParser: ReportParser = {
  format: 'gosec',
  title: 'gosec (JSON)',

  detect({ json }) {
    if (typeof json !== 'object' || json === null) return false;
    if (!Object.hasOwn(json, 'Issues')) return false;
    return ['Stats', 'Golang errors', 'GosecVersion'].some(name =>
      Object.hasOwn(json, name),
    );
  },

  parse(report) {
    const root = JsonNode.root(report);
    return { tool: 'gosec', categories: ['code'], results: issues(root) };
  },
};

function* issues(root: JsonNode): Generator<ReportedResult> {
  for (const issue of root.get('Issues').items()) yield resultOf(issue);
}

function resultOf(issue: JsonNode): ReportedResult {
  const rule = issue.get('rule_id').requiredText();
  const severity = issue.get('severity').text();
  const lines = linesOf(issue.get('line'));
  const code = issue.get('code').text();
  return {
    category: 'code',
    rule,
    title: issue.get('details').text() ?? rule,
    severity: severity === undefined ? undefined : severityOfWord(severity),
    suppressed: isSuppressed(issue),
    cwe: cweOf(issue),
    location: {
      path: issue.get('file').text(),
      line: lines?.first,
      column: issue.get('column').number(),
    },
    code:
      code === undefined
        ? undefined
        : flaggedLines(code, lines?.first, lines?.count ?? 1),
  };
}

/** `79`, or `79-83` of what spans several lines. */
function linesOf(line: JsonNode): { first: number; count: number } | undefined {
  if (typeof line.value === 'number') return { first: line.value, count: 1 };
  const matched = /^(\d{1,9})(?:-(\d{1,9}))?$/.exec(line.text() ?? '');
  if (!matched) return undefined;
  const first = Number(matched[1]);
  const last = Number(matched[2] ?? first);
  return { first, count: Math.max(1, last - first + 1) };
}

function isSuppressed(issue: JsonNode): boolean {
  if (issue.get('nosec').value === true) return true;
  return !issue.get('suppressions').at(0).isAbsent;
}

/** The first versions wrote the number alone. */
function cweOf(issue: JsonNode): string[] {
  const cwe = issue.get('cwe');
  const id = cwe.isObject ? cwe.get('id') : cwe;
  return id.looseTexts().map(text => `CWE-${text.replace(/^CWE-/i, '')}`);
}
