import { XmlNode } from '../../XmlNode';

/** What is read of a `dependency` element, as the JSON report of the same run has it. */
export function dependencyFromXml(dependency: XmlNode) {
  const identifiers = dependency.get('identifiers');
  const vulnerabilities = dependency.get('vulnerabilities');
  return {
    fileName: dependency.get('fileName').text(),
    filePath: dependency.get('filePath').text(),
    packages: idsOf(identifiers, 'package'),
    vulnerabilityIds: idsOf(identifiers, 'vulnerabilityIds'),
    identifiers: [...identifiers.all('identifier')].map(identifier => ({
      type: identifier.attribute('type'),
      name: identifier.get('name').text(),
    })),
    vulnerabilities: [...vulnerabilities.all('vulnerability')].map(
      vulnerability,
    ),
    suppressedVulnerabilities: [
      ...vulnerabilities.all('suppressedVulnerability'),
    ].map(vulnerability),
  };
}

function idsOf(identifiers: XmlNode, name: string) {
  return [...identifiers.all(name)].map(each => ({
    id: each.get('id').text(),
  }));
}

function vulnerability(node: XmlNode) {
  const cvssV2 = node.get('cvssV2');
  const cvssV3 = node.get('cvssV3');
  const cvssV4 = node.get('cvssV4');
  return {
    name: node.get('name').text(),
    severity: node.get('severity').text(),
    cvssScore: node.get('cvssScore').text(),
    cvssv2: {
      score: cvssV2.get('score').text(),
      severity: cvssV2.get('severity').text(),
    },
    cvssv3: {
      baseScore: cvssV3.get('baseScore').text(),
      baseSeverity: cvssV3.get('baseSeverity').text(),
    },
    cvssv4: {
      baseScore: cvssV4.get('baseScore').text(),
      baseSeverity: cvssV4.get('baseSeverity').text(),
    },
    cwes: [...node.get('cwes').all('cwe')].map(cwe => cwe.text()),
    cwe: node.get('cwe').text(),
    description: node.get('description').text(),
    knownExploitedVulnerability: node.get('knownExploitedVulnerability')
      .isAbsent
      ? undefined
      : {},
  };
}
