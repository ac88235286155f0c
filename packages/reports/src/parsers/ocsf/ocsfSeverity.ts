import {
  Severity,
  severityOfScore,
  severityOfWord,
} from '@prodsec/backstage-plugin-product-security-common';
import { JsonNode } from '../../JsonNode';

/** `severity`, else `severity_id`, of an OCSF finding. `Fatal` is OCSF's own word, above critical. */
export function ocsfSeverity(event: JsonNode): Severity | undefined {
  const word = event.get('severity').text();
  const known = word === undefined ? undefined : ownSeverityOfWord(word);
  return known ?? numbers.get(event.get('severity_id').number() ?? -1);
}

/** Of a vulnerability: its own word, else that of its finding, else its highest score. */
export function ocsfVulnerabilitySeverity(
  vulnerability: JsonNode,
  event: JsonNode,
): Severity | undefined {
  const word = vulnerability.get('severity').text();
  const own = word === undefined ? undefined : ownSeverityOfWord(word);
  return own ?? ocsfSeverity(event) ?? scoreSeverity(vulnerability.get('cve'));
}

function ownSeverityOfWord(word: string): Severity | undefined {
  return word.toLocaleLowerCase('en-US') === 'fatal'
    ? 'critical'
    : severityOfWord(word);
}

/** `severity_id`: Unknown, Informational, Low, Medium, High, Critical, Fatal. */
const numbers = new Map<number, Severity>([
  [0, 'info'],
  [1, 'info'],
  [2, 'low'],
  [3, 'medium'],
  [4, 'high'],
  [5, 'critical'],
  [6, 'critical'],
]);

function scoreSeverity(cve: JsonNode): Severity | undefined {
  let highest: number | undefined;
  const { isList } = cve.get('cvss');
  const scores = isList ? cve.get('cvss').items() : [cve.get('cvss')];
  for (const score of scores) {
    const base = score.get('base_score').number();
    if (base !== undefined) highest = Math.max(highest ?? base, base);
  }
  return highest === undefined ? undefined : severityOfScore(highest);
}
