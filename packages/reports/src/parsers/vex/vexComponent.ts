import { Category } from '@prodsec/backstage-plugin-product-security-common';

/** Something that a VEX document speaks of. */
export interface VexComponent {
  /** What tells it apart within the document. */
  id: string;
  category: Extract<Category, 'dependency' | 'container'>;
  /** Absent when it is the application or the image itself. */
  packageUrl?: string;
  image?: string;
}

/**
 * A product of a VEX document, by the identifier the document gives it.
 *
 * @remarks
 * A package URL of an ecosystem names a package. One of an image, of a repository or of no ecosystem, and anything that is no package URL,
 * names the application itself, whatever package brings the vulnerability in.
 */
export function vexProduct(
  identifier: string | undefined,
  id = identifier ?? '',
): VexComponent {
  const type = typeOf(identifier);
  if (identifier === undefined || type === undefined) {
    return { id, category: 'dependency' };
  }
  if (imageTypes.has(type)) {
    return { id, category: 'container', image: imageOf(identifier) };
  }
  return applicationTypes.has(type)
    ? { id, category: 'dependency' }
    : vexSubcomponent(identifier, id);
}

/** A part of a product: the package that brings the vulnerability in, where it has a package URL of any type. */
export function vexSubcomponent(
  identifier: string | undefined,
  id = identifier ?? '',
): VexComponent {
  const type = typeOf(identifier);
  if (type === undefined) return { id, category: 'dependency' };
  return {
    id,
    category: packageUrlCategory(identifier!),
    packageUrl: identifier,
  };
}

/** `container` for what comes with the operating system of an image, and for images; `dependency` for all other packages. */
export function packageUrlCategory(
  packageUrl: string,
): VexComponent['category'] {
  const type = typeOf(packageUrl) ?? '';
  return systemTypes.has(type) || imageTypes.has(type)
    ? 'container'
    : 'dependency';
}

const imageTypes = new Set(['oci', 'docker']);
const systemTypes = new Set(['deb', 'rpm', 'apk', 'alpm']);
const applicationTypes = new Set(['generic', 'github', 'gitlab', 'bitbucket']);

function typeOf(identifier: string | undefined): string | undefined {
  return /^pkg:\/*([a-z][a-z\d.+-]*)\//i
    .exec(identifier ?? '')?.[1]
    .toLocaleLowerCase('en-US');
}

/** Where it is pulled from, else its name. */
function imageOf(packageUrl: string): string | undefined {
  const [path, query = ''] = packageUrl.split('#', 1)[0].split('?', 2);
  const repository = new URLSearchParams(query).get('repository_url');
  const name = path
    .replace(/^pkg:\/*[^/]+\/+/i, '')
    .replace(/(?:@|%40).*$/i, '');
  return repository || name || undefined;
}
