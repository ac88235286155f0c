import {
  Severity,
  severityOfScore,
  severityOfWord,
} from '@prodsec/backstage-plugin-product-security-common';
import { JsonNode } from '../../JsonNode';

/** The tool's word, else the word or the score of the newest version of CVSS that it gives. */
export function dependencySeverity(
  vulnerability: JsonNode,
): Severity | undefined {
  const own = wordOf(vulnerability.get('severity'));
  if (own !== undefined) return own;
  for (const [version, score, word] of scores) {
    const cvss = vulnerability.get(version);
    const severity = wordOf(cvss.get(word)) ?? scoreOf(cvss.get(score));
    if (severity !== undefined) return severity;
  }
  // Reports before version 5 have one score of CVSS 2.
  return scoreOf(vulnerability.get('cvssScore'));
}

const scores = [
  ['cvssv4', 'baseScore', 'baseSeverity'],
  ['cvssv3', 'baseScore', 'baseSeverity'],
  ['cvssv2', 'score', 'severity'],
] as const;

function wordOf(node: JsonNode): Severity | undefined {
  return severityOfWord(node.text() ?? '');
}

function scoreOf(node: JsonNode): Severity | undefined {
  const score = node.number();
  return score === undefined ? undefined : severityOfScore(score);
}
