import { severityOfWord } from '@prodsec/backstage-plugin-product-security-common';
import { JsonNode } from '../../JsonNode';
import { packageUrlOf } from '../../packageUrl';
import { ReportedResult } from '../../ReportParser';
import { vulnerabilityIdsIn } from '../../vulnerabilityIdsIn';
import { numberedAdvisory } from './auditAdvisory';

/** A line of `yarn npm audit --json` of Yarn 4; `undefined` when it is about a deprecated package. */
export function yarnTreeNode(node: JsonNode): ReportedResult | undefined {
  const advisory = node.get('children');
  const number = advisory.get('ID');
  if (number.looseTexts()[0]?.endsWith('(deprecation)')) return undefined;
  const ids = vulnerabilityIdsIn(advisory.get('URL').text() ?? '');
  if (ids.length === 0) ids.push(numberedAdvisory(number));
  const packageUrl = packageUrlOf('npm', node.get('value').requiredText());
  return {
    category: 'dependency',
    rule: ids[0],
    title: advisory.get('Issue').text() ?? ids[0],
    severity: severityOfWord(advisory.get('Severity').text() ?? ''),
    vulnerabilityIds: ids,
    packageUrl,
    location: { package: packageUrl },
  };
}
