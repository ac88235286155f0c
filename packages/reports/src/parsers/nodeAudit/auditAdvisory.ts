import {
  severityOfScore,
  severityOfWord,
} from '@prodsec/backstage-plugin-product-security-common';
import { JsonNode } from '../../JsonNode';
import { packageUrlOf } from '../../packageUrl';
import { ReportedResult } from '../../ReportParser';
import { vulnerabilityIdsIn } from '../../vulnerabilityIdsIn';

/**
 * An advisory of the npm registry's audit endpoint, as npm 6, Yarn and pnpm pass it on.
 *
 * @remarks
 * The number of an advisory is changed whenever GitHub edits it, so it names the vulnerability only where nothing else does.
 */
export function auditAdvisory(advisory: JsonNode): ReportedResult {
  const ids = [
    advisory.get('github_advisory_id').text(),
    ...advisory.get('cves').texts(),
    ...vulnerabilityIdsIn(advisory.get('url').text() ?? ''),
  ].filter(id => id !== undefined);
  if (ids.length === 0) ids.push(numberedAdvisory(advisory.get('id')));
  const packageUrl = packageUrlOf(
    'npm',
    advisory.get('module_name').requiredText(),
  );
  return {
    category: 'dependency',
    rule: ids[0],
    title: advisory.get('title').text() ?? ids[0],
    severity: auditSeverity(advisory),
    cwe: advisory.get('cwe').texts(),
    vulnerabilityIds: ids,
    packageUrl,
    location: { package: packageUrl },
  };
}

/** By its word, else by its CVSS score, which is 0 where there is none. */
export function auditSeverity(
  advisory: JsonNode,
): ReportedResult['severity'] | undefined {
  const word = advisory.get('severity').text();
  const severity = word === undefined ? undefined : severityOfWord(word);
  const score = advisory.get('cvss').get('score').number();
  return severity ?? (score ? severityOfScore(score) : undefined);
}

/** The name of an advisory that has none but its number. */
export function numberedAdvisory(number: JsonNode): string {
  const [text] = number.looseTexts();
  if (text === undefined) throw number.wrong('a number');
  return `npm-advisory-${text}`;
}
