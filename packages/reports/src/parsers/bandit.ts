import { flaggedLines } from '../flaggedLines';
import { JsonNode } from '../JsonNode';
import { ReportedResult, ReportParser } from '../ReportParser';
import { banditCsv, isBanditCsv } from './bandit/banditCsv';
import { BanditIssue, banditResult } from './bandit/banditIssue';
import { banditXml, isBanditXml } from './bandit/banditXml';

/**
 * Bandit's JSON (`-f json`), also of a comparison with a baseline (`-b`), CSV and XML.
 *
 * @remarks
 * Source: `bandit.formatters` and `bandit.core.issue.Issue.as_dict`. What `# nosec` marks is not in the report.
 */
export const banditParser: ReportParser = {
  format: 'bandit',
  title: 'Bandit (JSON, CSV, XML)',

  detect(report) {
    const { json } = report;
    if (json === undefined) return isBanditCsv(report) || isBanditXml(report);
    if (!isObject(json) || !Array.isArray(json.results)) return false;
    const [first] = json.results;
    return first === undefined
      ? isObject(json.metrics) && Object.hasOwn(json.metrics, '_totals')
      : isObject(first) &&
          Object.hasOwn(first, 'test_id') &&
          Object.hasOwn(first, 'issue_severity');
  },

  parse(report) {
    let issues: Iterable<BanditIssue>;
    if (report.jsonProblem !== undefined && isBanditXml(report)) {
      issues = banditXml(report);
    } else if (report.jsonProblem !== undefined && isBanditCsv(report)) {
      issues = banditCsv(report);
    } else {
      const list = JsonNode.root(report).get('results');
      if (!list.isList) throw list.wrong('a list');
      issues = banditJson(list);
    }
    return { tool: 'Bandit', categories: ['code'], results: resultsOf(issues) };
  },
};

function* resultsOf(issues: Iterable<BanditIssue>): Generator<ReportedResult> {
  for (const issue of issues) yield banditResult(issue);
}

function* banditJson(list: JsonNode): Generator<BanditIssue> {
  for (const issue of list.items()) {
    yield {
      test: issue.get('test_id').requiredText(),
      name: issue.get('test_name').text(),
      text: issue.get('issue_text').text(),
      severity: issue.get('issue_severity').text(),
      cwe: issue.get('issue_cwe').get('id').number(),
      path: issue.get('filename').text(),
      line: issue.get('line_number').number(),
      column: issue.get('col_offset').number(),
      code: codeOf(issue),
    };
  }
}

function codeOf(issue: JsonNode): string | undefined {
  const code = issue.get('code').text();
  if (code === undefined) return undefined;
  const lines: number[] = [];
  for (const line of issue.get('line_range').items()) {
    const number = line.number();
    if (number !== undefined) lines.push(number);
  }
  const first = lines[0] ?? issue.get('line_number').number();
  const last = lines.at(-1) ?? first;
  const count =
    first === undefined || last === undefined ? 1 : last - first + 1;
  return flaggedLines(code, first, Math.max(1, count));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
