import { Category } from '@prodsec/backstage-plugin-product-security-common';
import { csvColumns } from '../csvRows';
import { hasShape } from '../hasShape';
import { JsonNode } from '../JsonNode';
import { Report, ReportParser } from '../ReportParser';
import { genericCategory } from './generic/genericCategory';
import { genericResults } from './generic/genericResults';
import {
  GenericFinding,
  genericCsvFindings,
  genericJsonFindings,
} from './generic/GenericFinding';

/**
 * Generic findings, in the JSON and CSV that DefectDojo imports: for tools without a format of their own.
 *
 * @remarks
 * Source: Generic Findings Import of DefectDojo. `type`, else `name`, is the tool. False positives, duplicates, accepted risks, and what is out of scope or not
 * active are suppressed; what is mitigated is not reported. An endpoint makes a finding `dynamic`, a component or a vulnerability id without a file
 * `dependency`, anything else is `code`.
 */
export const genericParser: ReportParser = {
  format: 'generic',
  title: 'Generic findings (JSON, CSV)',

  detect(report) {
    if (report.jsonProblem !== undefined) return isCsv(report);
    const { json } = report;
    if (!hasShape(json, 'findings') || !Array.isArray(json.findings)) {
      return false;
    }
    const [first] = json.findings;
    return first === undefined
      ? Object.keys(json).every(isTopLevel)
      : hasShape(first, 'title', 'severity', 'description') &&
          Object.keys(first).every(isSnakeCase);
  },

  parse(report) {
    return {
      tool: toolOf(report) ?? 'Generic',
      categories: categoriesOf(report),
      results: genericResults(findingsOf(report)),
    };
  },
};

/** Other tools list findings with these fields too, beside some in camel case. */
function isSnakeCase(key: string): boolean {
  return /^[a-z][a-z0-9_]*$/.test(key) || key in Object.prototype;
}

function isCsv(report: Report): boolean {
  const columns = csvColumns(report);
  return (
    ['Title', 'Severity', 'Description'].every(each =>
      columns.includes(each),
    ) && ['Date', 'CweId', 'Url'].some(each => columns.includes(each))
  );
}

function isTopLevel(key: string): boolean {
  return topLevel.has(key);
}

const topLevel = new Set([
  'findings',
  'name',
  'type',
  'title',
  'description',
  'version',
  'static_tool',
  'dynamic_tool',
  'soc',
]);

function findingsOf(report: Report): Iterable<GenericFinding> {
  if (report.jsonProblem !== undefined && csvColumns(report).length > 0) {
    return genericCsvFindings(report);
  }
  const findings = JsonNode.root(report).get('findings');
  if (!findings.isList) throw findings.wrong('a list');
  return genericJsonFindings(findings);
}

/** That of a first finding, to which further ones add theirs; of a report without findings, which covers what it covered before, all. */
function categoriesOf(report: Report): Category[] {
  for (const finding of findingsOf(report)) return [genericCategory(finding)];
  return ['code', 'dependency', 'dynamic'];
}

function toolOf(report: Report): string | undefined {
  if (report.jsonProblem !== undefined) return undefined;
  const root = JsonNode.root(report);
  const type = root.get('type').text();
  return type === undefined || type === 'Generic Findings Import'
    ? root.get('name').text()
    : type;
}
