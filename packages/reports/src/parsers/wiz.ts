import { ReportParser } from '../ReportParser';
import { csvColumns } from '../csvRows';
import { hasShape } from '../hasShape';
import { JsonNode } from '../JsonNode';
import { wizCli, wizCliCategories } from './wiz/wizCli';
import { wizIssuesCsv, wizVulnerabilitiesCsv } from './wiz/wizCsv';
import { wizNodes, wizResults } from './wiz/wizNodes';

/**
 * Reports of Wiz: issues and vulnerability findings as the portal exports them (CSV) and its API answers them (JSON), and scans of `wizcli`
 * (`--output file,json`).
 *
 * @remarks
 * Source: the exports and the GraphQL API of Wiz (`issuesV2`, `vulnerabilityFindings`); the JSON output of wizcli. Issues are `cloud`. What is
 * resolved is not reported; what is ignored or rejected comes in suppressed.
 */
export const wizParser: ReportParser = {
  format: 'wiz',
  title: 'Wiz (CSV, JSON)',

  detect(report) {
    const { json } = report;
    if (json === undefined) {
      const columns = csvColumns(report);
      return isIssuesCsv(columns) || isVulnerabilitiesCsv(columns);
    }
    return isWizCli(json) || isNode(firstNode(json));
  },

  parse(report) {
    const tool = 'Wiz';
    const columns = report.json === undefined ? csvColumns(report) : [];
    if (isIssuesCsv(columns)) {
      return { tool, categories: ['cloud'], results: wizIssuesCsv(report) };
    }
    if (columns.length > 0) {
      return {
        tool,
        categories: ['container'],
        results: wizVulnerabilitiesCsv(report),
      };
    }
    const root = JsonNode.root(report);
    if (root.isObject && !root.get('result').isAbsent) {
      const result = root.get('result');
      return {
        tool: 'Wiz CLI',
        categories: wizCliCategories(root),
        results: wizCli(root, result),
      };
    }
    const nodes = wizNodes(root);
    return {
      tool,
      categories: [nodes.kind === 'issues' ? 'cloud' : 'container'],
      results: wizResults(nodes),
    };
  },
};

function isIssuesCsv(columns: string[]): boolean {
  return ['Title', 'Control ID', 'Issue ID', 'Resource Name'].every(each =>
    columns.includes(each),
  );
}

function isVulnerabilitiesCsv(columns: string[]): boolean {
  const has = (name: string) =>
    columns.some(each => each.replaceAll(' ', '') === name);
  return has('WizURL') && has('Name') && has('DetailedName');
}

function isWizCli(json: unknown): boolean {
  if (!hasShape(json, 'result')) return false;
  const { result, status } = json;
  if (!hasShape(result)) return false;
  return (
    hasShape(result, 'osPackages') ||
    hasShape(result, 'ruleMatches') ||
    (hasShape(result, 'libraries') && hasShape(result, 'secrets')) ||
    (hasShape(status, 'verdict') && hasShape(result, 'analytics'))
  );
}

function firstNode(json: unknown): unknown {
  if (Array.isArray(json)) return json[0];
  const data = hasShape(json, 'data') ? json.data : json;
  if (!hasShape(data)) return undefined;
  const connection =
    data.issues ?? data.issuesV2 ?? data.vulnerabilityFindings ?? data;
  const nodes = hasShape(connection) ? connection.nodes : undefined;
  return Array.isArray(nodes) ? nodes[0] : undefined;
}

function isNode(node: unknown): boolean {
  return (
    (hasShape(node, 'entitySnapshot', 'status') &&
      (hasShape(node, 'sourceRule') || hasShape(node, 'control'))) ||
    hasShape(node, 'vulnerableAsset', 'name')
  );
}
