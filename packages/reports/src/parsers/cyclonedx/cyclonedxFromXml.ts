import { XmlNode } from '../../XmlNode';

/**
 * What is read of a CycloneDX document in XML, as the JSON form of the same document has it.
 *
 * @remarks
 * Before 1.4 vulnerabilities are an extension: they stand in the component that they affect, or beside the components with a reference to
 * it. Either way they come with `affects`, as since 1.4.
 *
 * @param root - element `bom`
 * @throws InputError when it is another element
 */
export function cyclonedxFromXml(root: XmlNode) {
  if (root.name !== 'bom') throw root.wrong('the element bom of CycloneDX');
  const metadata = root.get('metadata');
  const vulnerabilities: object[] = [];
  for (const node of root.get('vulnerabilities').all('vulnerability')) {
    vulnerabilities.push(vulnerability(node, node.attribute('ref')));
  }
  const components = inside(root, vulnerabilities);
  return {
    serialNumber: root.attribute('serialNumber'),
    metadata: {
      timestamp: metadata.get('timestamp').text(),
      tools: tools(metadata.get('tools')),
      component: metadata.get('component').isAbsent
        ? undefined
        : component(metadata.get('component'), vulnerabilities),
      authors: named(metadata.get('authors'), 'author'),
      manufacturer: { name: metadata.get('manufacturer').get('name').text() },
      manufacture: { name: metadata.get('manufacture').get('name').text() },
      supplier: { name: metadata.get('supplier').get('name').text() },
    },
    components,
    services: [...root.get('services').all('service')].map(service =>
      component(service, vulnerabilities),
    ),
    vulnerabilities,
  };
}

function tools(node: XmlNode) {
  const listed = named(node, 'tool');
  return listed.length > 0
    ? listed
    : {
        components: named(node.get('components'), 'component'),
        services: named(node.get('services'), 'service'),
      };
}

function named(list: XmlNode, element: string) {
  return [...list.all(element)].map(each => ({
    name: each.get('name').text(),
  }));
}

function inside(node: XmlNode, vulnerabilities: object[]): object[] {
  return [...node.get('components').all('component')].map(each =>
    component(each, vulnerabilities),
  );
}

/** Adds the vulnerabilities of the component and of those in it to `vulnerabilities`. Elements nest to a depth that is bounded. */
function component(node: XmlNode, vulnerabilities: object[]): object {
  const reference = node.attribute('bom-ref') ?? node.field();
  for (const each of node.get('vulnerabilities').all('vulnerability')) {
    vulnerabilities.push(vulnerability(each, reference));
  }
  return {
    'bom-ref': reference,
    type: node.attribute('type'),
    group: node.get('group').text(),
    name: node.get('name').text(),
    purl: node.get('purl').text(),
    components: inside(node, vulnerabilities),
    services: [...node.get('services').all('service')].map(service =>
      component(service, vulnerabilities),
    ),
  };
}

/** @param reference - the component of a vulnerability of the extension */
function vulnerability(node: XmlNode, reference: string | undefined): object {
  const analysis = node.get('analysis');
  const affects = [...node.get('affects').all('target')].map(target => ({
    ref: target.get('ref').text(),
    versions: [...target.get('versions').all('version')].map(version => ({
      status: version.get('status').text(),
    })),
  }));
  return {
    id: node.get('id').text(),
    references: [...node.get('references').all('reference')].map(each => ({
      id: each.get('id').text(),
    })),
    ratings: [...node.get('ratings').all('rating')].map(rating => ({
      score:
        rating.get('score').text() ?? rating.get('score').get('base').text(),
      severity: rating.get('severity').text(),
      vector: rating.get('vector').text(),
    })),
    cwes: [...node.get('cwes').all('cwe')].map(cwe => cwe.text()),
    description: node.get('description').text(),
    analysis: {
      state: analysis.get('state').text(),
      justification: analysis.get('justification').text(),
      detail: analysis.get('detail').text(),
      firstIssued: analysis.get('firstIssued').text(),
      lastUpdated: analysis.get('lastUpdated').text(),
    },
    affects:
      affects.length === 0 && reference !== undefined
        ? [{ ref: reference }]
        : affects,
  };
}
