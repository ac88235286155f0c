import { InputError } from '@backstage/errors';
import { hasShape } from '../hasShape';
import { JsonNode } from '../JsonNode';
import { ReportParser } from '../ReportParser';
import {
  xrayArtifactSummary,
  xrayComponentIssues,
  xrayReportRows,
  xrayScans,
} from './jfrogXray/xrayReports';
import { XrayReader } from './jfrogXray/XrayReader';
import { xraySimpleJson } from './jfrogXray/xraySimpleJson';

/**
 * JSON of JFrog Xray: its vulnerabilities report, the summary of artifacts, the export of a component's issues, and what `jf scan` and `jf audit` write (`json` and
 * `simple-json`).
 *
 * @remarks
 * Source: the REST API of Xray 3 and `utils/formats` of jfrog-cli-security. Licences and operational risks are no security findings and are passed
 * over.
 */
export const jfrogXrayParser: ReportParser = {
  format: 'jfrog-xray',
  title: 'JFrog Xray (JSON)',

  detect: ({ json }) => readerOf(json) !== undefined,

  parse(report) {
    const root = JsonNode.root(report);
    const isEmpty = root.isAbsent || (root.isList && root.at(0).isAbsent);
    const reader = isEmpty ? xrayScans : readerOf(report.json);
    if (reader === undefined) {
      throw new InputError(
        'The report must be one of JFrog Xray, with rows, artifacts, data or vulnerabilities',
      );
    }
    return {
      tool: 'JFrog Xray',
      categories: [...reader.categories(root)],
      results: reader.results(root),
    };
  },
};

function readerOf(json: unknown): XrayReader | undefined {
  if (Array.isArray(json)) {
    return json.length > 0 && json.every(isScan) ? xrayScans : undefined;
  }
  if (isScan(json)) return xrayScans;
  if (hasShape(json, 'total_rows', 'rows')) return xrayReportRows;
  if (hasShape(json, 'artifacts') && isListOf(json.artifacts, 'issues')) {
    return xrayArtifactSummary;
  }
  if (hasShape(json, 'total_count', 'data')) {
    return isListOf(json.data, 'issue_type') ? xrayComponentIssues : undefined;
  }
  return hasShape(json, 'vulnerabilities', 'securityViolations')
    ? xraySimpleJson
    : undefined;
}

function isScan(scan: unknown): boolean {
  return (
    hasShape(scan, 'scan_id') &&
    ['vulnerabilities', 'violations', 'licenses', 'component_id'].some(name =>
      Object.hasOwn(scan, name),
    )
  );
}

function isListOf(list: unknown, name: string): boolean {
  return Array.isArray(list) && list.every(item => hasShape(item, name));
}
