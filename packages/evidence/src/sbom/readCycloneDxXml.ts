import { InputError } from '@backstage/errors';
import { readReport, XmlNode } from '@prodsec/reports';
import { DocumentError, quote } from '../document/DocumentError';
import { EvidenceLimits } from '../document/EvidenceLimits';
import { algorithmName } from '../statement/digests';
import { BillOfMaterials, BillOfMaterialsComponent } from './BillOfMaterials';
import { digestsInIdentifiers } from './digestsInIdentifiers';

/**
 * Reads a CycloneDX document in XML.
 *
 * @throws DocumentError that says what is wrong
 */
export function readCycloneDxXml(
  text: string,
  limits: EvidenceLimits,
): BillOfMaterials {
  const root = parse(text, limits);
  const namespace =
    /xmlns(?::\w{1,20})?\s*=\s*["'](http:\/\/cyclonedx\.org\/schema\/bom\/1\.\d{1,2})["']/.exec(
      text.slice(0, prologLength),
    );
  if (root.name !== 'bom' || !namespace) {
    throw new DocumentError(
      `The XML document is ${quote(
        root.name,
      )}; a CycloneDX bom of a version 1.x is accepted`,
    );
  }
  const metadata = root.get('metadata');
  const component = metadata.get('component');
  return {
    format: 'cyclonedx',
    authors: [
      ...textsOf(metadata.get('authors').all('author'), 'name', 'email'),
      ...['manufacturer', 'manufacture', 'supplier'].flatMap(
        name => metadata.get(name).get('name').text() ?? [],
      ),
    ],
    tools: [...metadata.get('tools').descendants('name')].flatMap(
      name => name.text() ?? [],
    ),
    timestamp: metadata.get('timestamp').text(),
    generationContext: textsOf(
      metadata.get('lifecycles').all('lifecycle'),
      'phase',
      'name',
    )[0],
    subject: component.isAbsent
      ? undefined
      : {
          name: component.get('name').text(),
          digests: {
            ...digestsInIdentifiers(
              component.get('purl').text(),
              component.get('name').text(),
              component.get('version').text(),
            ),
            ...hashesOf(component),
          },
        },
    components: componentsOf(root),
    hasDependencies:
      !root.get('dependencies').get('dependency').isAbsent ||
      !root.get('compositions').get('composition').isAbsent,
  };
}

const prologLength = 16_384;

/** Elements are counted over the characters, before any is made. */
function parse(text: string, limits: EvidenceLimits): XmlNode {
  let elements = 0;
  for (
    let index = text.indexOf('<');
    index !== -1;
    index = text.indexOf('<', index + 1)
  ) {
    if (++elements > limits.values) {
      throw new DocumentError(
        `The document has more than ${limits.values} elements, which is the limit`,
      );
    }
  }
  try {
    return XmlNode.root(readReport(Buffer.from(text, 'utf8')));
  } catch (error) {
    if (error instanceof InputError) {
      throw new DocumentError(
        error.message.replace(/^The report/, 'The document'),
      );
    }
    throw error;
  }
}

function textsOf(nodes: Iterable<XmlNode>, ...names: string[]): string[] {
  return [...nodes].flatMap(node =>
    names.flatMap(name => node.get(name).text() ?? []),
  );
}

function hashesOf(component: XmlNode): Record<string, string> {
  const digests: Record<string, string> = {};
  for (const hash of component.get('hashes').all('hash')) {
    const algorithm = hash.attribute('alg');
    const content = hash.text();
    if (algorithm && content && content.length <= 128) {
      digests[algorithmName(algorithm)] = content.toLowerCase();
    }
  }
  return digests;
}

function componentsOf(root: XmlNode): BillOfMaterialsComponent[] {
  const components: BillOfMaterialsComponent[] = [];
  const rest = [...root.get('components').all('component')].reverse();
  for (let node = rest.pop(); node; node = rest.pop()) {
    components.push({
      name: node.get('name').text(),
      version: node.get('version').text() ?? node.get('versionRange').text(),
      supplier:
        node.get('supplier').get('name').text() ??
        node.get('manufacturer').get('name').text() ??
        node.get('publisher').text() ??
        node.get('author').text(),
      identifier:
        node.get('purl').text() ??
        node.get('cpe').text() ??
        node.get('swid').attribute('tagId'),
      hasHash: !node.get('hashes').get('hash').isAbsent,
      hasLicense: !node.get('licenses').isAbsent,
      isFile: node.attribute('type') === 'file',
    });
    rest.push(...node.get('components').all('component'));
  }
  return components;
}
