import { JsonNode } from '../../JsonNode';
import { packageUrlOf } from '../../packageUrl';

/**
 * The package URL of a dependency: the one that Dependency-Check gives, else one of Maven coordinates (before version 5), of the product
 * that its CPE names, or of its file name.
 */
export function dependencyPackageUrl(dependency: JsonNode): string | undefined {
  const ids = textsOf(dependency.get('packages'), 'id');
  const packageUrl = ids.find(id => id.startsWith('pkg:'));
  if (packageUrl !== undefined) {
    // Its own type for libraries that are found as files.
    return packageUrl.replace(/^pkg:javascript\//, 'pkg:npm/');
  }
  for (const identifier of dependency.get('identifiers').items()) {
    const coordinates = identifier.get('name').text() ?? '';
    if (identifier.get('type').text() === 'maven' && coordinates !== '') {
      return packageUrlOf('maven', trimmed(coordinates));
    }
  }
  const cpes = [
    ...textsOf(dependency.get('vulnerabilityIds'), 'id'),
    ...textsOf(dependency.get('identifiers'), 'name').map(trimmed),
  ];
  for (const cpe of cpes) {
    const [vendor, product] = productOf(cpe);
    if (product) return packageUrlOf('generic', product, vendor);
  }
  const file = dependency.get('fileName').text();
  return file === undefined
    ? undefined
    : packageUrlOf('generic', withoutVersion(file));
}

function textsOf(list: JsonNode, name: string): string[] {
  const texts: string[] = [];
  for (const item of list.items()) {
    const text = item.get(name).text();
    if (text !== undefined) texts.push(text);
  }
  return texts;
}

/** Names are written in parentheses up to version 4. */
function trimmed(name: string): string {
  return name.replace(/^\(/, '').replace(/\)$/, '');
}

/** Vendor and product of a CPE 2.2 (`cpe:/a:vendor:product`) or 2.3. */
function productOf(cpe: string): string[] {
  return /^cpe:(?:2\.3:|\/)[aoh]:([^:]+):([^:]+)/.exec(cpe)?.slice(1) ?? [];
}

/** `app.war: component1-1.2.3.dll` as `component1.dll`: the version in a file name does not tell which file it is. */
function withoutVersion(fileName: string): string {
  const inner = fileName.slice(fileName.lastIndexOf(':') + 1).trim();
  const [extension = ''] = /\.[a-z]{1,10}$/i.exec(inner) ?? [];
  const version = [...inner.matchAll(/[-_]v?\d/gi)].at(-1)?.index ?? 0;
  return version === 0 ? inner : inner.slice(0, version) + extension;
}
