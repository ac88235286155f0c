import { JsonNode } from '../../JsonNode';
import { VexStatement } from '../../ReportParser';

/** What the `analysis.state` of a vulnerability says in the words of VEX; `undefined` when it says nothing. */
export function analysisStatus(
  vulnerability: JsonNode,
): VexStatement['status'] | undefined {
  return statuses.get(vulnerability.get('analysis').get('state').text() ?? '');
}

const statuses = new Map<string, VexStatement['status']>([
  ['exploitable', 'affected'],
  ['in_triage', 'under_investigation'],
  ['not_affected', 'not_affected'],
  ['false_positive', 'not_affected'],
  ['resolved', 'fixed'],
  ['resolved_with_pedigree', 'fixed'],
]);

/**
 * Whether a document is a VEX document: it analyses vulnerabilities and lists no components. In a bill of materials an analysis is about
 * that bill alone.
 */
export function isVexDocument(root: JsonNode): boolean {
  for (const component of root.get('components').items()) {
    if (!component.isAbsent) return false;
  }
  for (const vulnerability of root.get('vulnerabilities').items()) {
    if (analysisStatus(vulnerability) !== undefined) return true;
  }
  return false;
}
