import { Severity } from '@prodsec/backstage-plugin-product-security-common';
import { JsonNode } from '../../JsonNode';
import { severityOfWordOrScore } from '../../severityOfWordOrScore';

/** The severity of a finding; of one that is untriaged that of its highest score, and `undefined` without one. */
export function inspectorSeverity(finding: JsonNode): Severity | undefined {
  const scores = finding.get('inspectorScore').looseTexts();
  const details = finding.get('packageVulnerabilityDetails');
  for (const cvss of details.get('cvss').items()) {
    scores.push(...cvss.get('baseScore').looseTexts());
  }
  return severityOfWordOrScore(finding.get('severity').text(), ...scores);
}
