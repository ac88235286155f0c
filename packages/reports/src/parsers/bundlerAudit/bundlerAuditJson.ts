import {
  Severity,
  severityOfScore,
  severityOfWord,
} from '@prodsec/backstage-plugin-product-security-common';
import { JsonNode } from '../../JsonNode';
import { packageUrlOf } from '../../packageUrl';
import { ReportedResult } from '../../ReportParser';
import { insecureSource } from './insecureSource';

/** The results of a report in JSON. */
export function* bundlerAuditJson(root: JsonNode): Generator<ReportedResult> {
  const results = root.get('results');
  if (!results.isList) throw results.wrong('a list');
  for (const result of results.items()) {
    const type = result.get('type').requiredText();
    if (type === 'insecure_source') {
      yield insecureSource(result.get('source').requiredText());
    } else if (type === 'unpatched_gem') {
      yield unpatchedGem(result);
    }
  }
}

function unpatchedGem(result: JsonNode): ReportedResult {
  const advisory = result.get('advisory');
  const id = advisory.get('id').requiredText();
  const packageUrl = packageUrlOf(
    'gem',
    result.get('gem').get('name').requiredText(),
  );
  return {
    category: 'dependency',
    rule: id,
    title: advisory.get('title').text() ?? id,
    severity: severityOf(advisory),
    vulnerabilityIds: [
      id,
      ...numbered('CVE', advisory.get('cve')),
      ...numbered('GHSA', advisory.get('ghsa')),
    ],
    packageUrl,
    location: { package: packageUrl },
  };
}

/** An id that is written without the name of its database. */
function numbered(database: string, node: JsonNode): string[] {
  const id = node.text();
  if (id === undefined) return [];
  return [id.startsWith(`${database}-`) ? id : `${database}-${id}`];
}

function severityOf(advisory: JsonNode): Severity | undefined {
  const word = severityOfWord(advisory.get('criticality').text() ?? '');
  const score =
    advisory.get('cvss_v4').number() ??
    advisory.get('cvss_v3').number() ??
    advisory.get('cvss_v2').number();
  return word ?? (score === undefined ? undefined : severityOfScore(score));
}
