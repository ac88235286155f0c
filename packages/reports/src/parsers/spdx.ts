import { ParsedReport, Report, ReportParser } from '../ReportParser';
import { JsonNode } from '../JsonNode';
import { spdx2Report } from './spdx/spdx2Report';
import { isSpdxTagValue, spdxTagValue } from './spdx/spdxTagValue';
import { isSpdx3, spdx3Report } from './spdx/spdx3Report';

/**
 * SPDX 2.2 and 2.3 in JSON (also as GitHub exports it) and tag-value, SPDX 3.0 in JSON-LD.
 *
 * @remarks
 * Source: the SPDX specification (ISO/IEC 5962) and its JSON schemas. A bill of materials is a scan without results, except for the
 * vulnerabilities that its packages' security references and the security profile of 3.0 name.
 */
export const spdxParser: ReportParser = {
  format: 'spdx',
  title: 'SPDX (JSON, tag-value, JSON-LD)',

  detect({ json, head }) {
    if (json === undefined) return isSpdxTagValue(head);
    return isSpdx2(json) || isSpdx3(json);
  },

  parse(report) {
    return isSpdxTagValue(report.head)
      ? spdx2Report(JsonNode.of(spdxTagValue(report.text), 'document'))
      : jsonReport(report);
  },
};

function jsonReport(report: Report): ParsedReport {
  const root = JsonNode.root(report);
  if (isSpdx3(report.json)) return spdx3Report(root);
  const wrapped = root.get('sbom');
  return spdx2Report(wrapped.isAbsent ? root : wrapped);
}

function isSpdx2(json: unknown): boolean {
  if (typeof json !== 'object' || json === null) return false;
  const { spdxVersion, sbom } = json as Record<string, unknown>;
  return (
    (typeof spdxVersion === 'string' && spdxVersion.startsWith('SPDX-')) ||
    (sbom !== undefined && isSpdx2(sbom))
  );
}
