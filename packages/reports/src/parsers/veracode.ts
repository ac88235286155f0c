import { XmlNode, xmlRoot } from '../XmlNode';
import { JsonNode } from '../JsonNode';
import { ReportParser } from '../ReportParser';
import {
  categoriesOfVeracodeFindings,
  veracodeFindings,
} from './veracode/veracodeFindings';
import { veracodePipeline } from './veracode/veracodePipeline';
import { categoriesOfVeracodeXml, veracodeXml } from './veracode/veracodeXml';

/**
 * Veracode: the detailed report in XML, the findings that its API lists, and the results of a pipeline scan, both in JSON.
 *
 * @remarks
 * Source: `detailedreport.xsd` 1.5, the Findings REST API version 2, the results of the pipeline scanner. A rule is the CWE. What is fixed
 * is not reported; what has an accepted mitigation comes in suppressed.
 */
export const veracodeParser: ReportParser = {
  format: 'veracode',
  title:
    'Veracode (detailed report in XML; JSON of the API and of pipeline scans)',

  detect(report) {
    const root = xmlRoot(report);
    if (root) return root.name === 'detailedreport';
    const { json } = report;
    if (!isObject(json)) return false;
    if (Object.hasOwn(json, 'pipeline_scan')) return true;
    const findings = findingsIn(json);
    return Array.isArray(findings) && isFinding(findings[0]);
  },

  parse(report) {
    if (xmlRoot(report)) {
      const root = XmlNode.root(report);
      if (root.name !== 'detailedreport') throw root.wrong('detailedreport');
      return {
        tool: 'Veracode',
        categories: [...categoriesOfVeracodeXml(root)],
        results: veracodeXml(root),
      };
    }
    const root = JsonNode.root(report);
    const list = root.isList
      ? root
      : listOf(root.get('_embedded').get('findings'), root.get('findings'));
    if (!list.isList) throw list.wrong('a list');
    const isPipeline =
      !list.at(0).get('flaw_match').isAbsent ||
      (root.isObject && !root.get('pipeline_scan').isAbsent);
    return {
      tool: 'Veracode',
      categories: isPipeline
        ? ['code']
        : [...categoriesOfVeracodeFindings(list)],
      results: isPipeline ? veracodePipeline(list) : veracodeFindings(list),
    };
  },
};

function listOf(embedded: JsonNode, plain: JsonNode): JsonNode {
  return embedded.isAbsent ? plain : embedded;
}

function findingsIn(json: Record<string, unknown>): unknown {
  return isObject(json._embedded) ? json._embedded.findings : json.findings;
}

/** Of the API, or of a pipeline scan. */
function isFinding(first: unknown): boolean {
  const has = (name: string) => isObject(first) && Object.hasOwn(first, name);
  return (
    (has('finding_details') && has('scan_type')) ||
    (has('flaw_match') && has('issue_type_id'))
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
