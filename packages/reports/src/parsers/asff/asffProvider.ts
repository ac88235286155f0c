import { JsonNode } from '../../JsonNode';

/** The scanner that wrote a finding of ASFF, where it says so itself: `Prowler`, `Trivy`. */
export function asffProvider(finding: JsonNode): string | undefined {
  const fields = finding.get('ProductFields');
  return fields.get('ProviderName').text() ?? fields.get('Product Name').text();
}
