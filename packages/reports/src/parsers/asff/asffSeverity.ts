import {
  Severity,
  severityOfWord,
} from '@prodsec/backstage-plugin-product-security-common';
import { JsonNode } from '../../JsonNode';

/** `Severity.Label`, else the number of 0 to 100 that came before it. */
export function asffSeverity(finding: JsonNode): Severity | undefined {
  const severity = finding.get('Severity');
  const label =
    severity.get('Label').text() ??
    finding.get('FindingProviderFields').get('Severity').get('Label').text();
  if (label !== undefined) return severityOfWord(label);
  const number = severity.get('Normalized').number();
  if (number === undefined) return undefined;
  return bands.find(([from]) => number >= from)?.[1] ?? 'info';
}

/** As the ASFF syntax has them. */
const bands: Array<[number, Severity]> = [
  [90, 'critical'],
  [70, 'high'],
  [40, 'medium'],
  [1, 'low'],
];
