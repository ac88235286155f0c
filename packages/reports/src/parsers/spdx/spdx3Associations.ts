import { JsonNode } from '../../JsonNode';
import { vulnerabilityIdsIn } from '../../vulnerabilityIdsIn';
import { VexAssertion } from '../vex/VexAssertion';
import { idOf, referencesOf, Spdx3Graph } from './Spdx3Graph';
import { Spdx3Packages } from './Spdx3Packages';
import { Spdx3Vulnerabilities } from './Spdx3Vulnerabilities';

/** The vulnerabilities that an SPDX 3 document associates with a package: by a relationship, or in links to advisories and fixes. */
export function* spdx3Associations(
  graph: Spdx3Graph,
  packages: Spdx3Packages,
  vulnerabilities: Spdx3Vulnerabilities,
): Generator<VexAssertion> {
  for (const relationship of graph.ofType('Relationship')) {
    for (const from of referencesOf(relationship.get('from'))) {
      for (const to of referencesOf(relationship.get('to'))) {
        yield {
          ...vulnerabilities.describe(to),
          status: 'affected',
          components: [packages.component(from)],
        };
      }
    }
  }
  for (const element of graph.ofType('software_Package')) {
    const id = idOf(element) ?? element.get('spdxId').requiredText();
    for (const vulnerability of linkedVulnerabilities(element)) {
      yield {
        vulnerabilityIds: [vulnerability],
        status: 'affected',
        components: [packages.component(id)],
      };
    }
  }
}

function linkedVulnerabilities(element: JsonNode): string[] {
  const ids = new Set<string>();
  for (const reference of element.get('externalRef').items()) {
    const type = reference.get('externalRefType').text() ?? '';
    if (!securityTypes.has(type)) continue;
    const texts = [
      ...reference.get('locator').texts(),
      reference.get('comment').text() ?? '',
    ];
    for (const id of texts.flatMap(vulnerabilityIdsIn)) ids.add(id);
  }
  return [...ids];
}

const securityTypes = new Set([
  'securityAdvisory',
  'securityFix',
  'securityOther',
]);
