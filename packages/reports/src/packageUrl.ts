import { canonicalPackageUrl } from './canonicalPackageUrl';
import { distributionOf } from './distributionOf';
import { packageUrlTypeOf } from './packageUrlTypeOf';
import { storable } from './texts';

/**
 * The package URL, canonical and without version, of a package that a tool names by its ecosystem and its name.
 *
 * @remarks
 * Source: the purl specification and its types. Tools disagree on the names of ecosystems, so any of the usual ones is understood. One that
 * is not known gives `pkg:generic/…`, so that packages stay apart. A name that is a package URL already is made canonical.
 *
 * @param ecosystem - e.g. `npm`, `PyPI`, `Maven`, `Go`, `RubyGems`, `Debian:12`, or a package URL type
 * @param name - the package as the ecosystem writes it, without version: `@scope/name`, `group:artifact`, `vendor/name`
 * @param namespace - what stands before the name where the tool keeps it apart: a scope, a Maven group, or the distribution of a system package
 * @returns `undefined` when there is no name
 */
export function packageUrlOf(
  ecosystem: string,
  name: string,
  namespace?: string,
): string | undefined {
  const given = name.trim();
  if (/^pkg:/i.test(given)) return canonicalPackageUrl(given);
  const { type, namespace: distribution } = packageUrlTypeOf(ecosystem);
  const own = nameSegments(type, given);
  if (own.length === 0) return undefined;
  const before = namespaceSegments(type, namespace?.trim() || distribution);
  const path = [...before, ...own].map(encoded).join('/');
  return canonicalPackageUrl(`pkg:${type}/${path}`);
}

function nameSegments(type: string, name: string): string[] {
  switch (type) {
    case 'maven':
      // What follows group and artifact is packaging, classifier and version.
      return name.includes(':')
        ? name.split(':').filter(isNotBlank).slice(0, 2)
        : segmentsOf(name);
    case 'cocoapods':
      // A subspec is a part of its pod.
      return segmentsOf(name).slice(0, 1);
    case 'swift':
      return segmentsOf(
        name.replace(/^[a-z+]{1,10}:\/\//i, '').replace(/\.git$/i, ''),
      );
    case 'deb':
      // dpkg appends the architecture.
      return segmentsOf(name.split(':', 1)[0]);
    default:
      return segmentsOf(name);
  }
}

function namespaceSegments(
  type: string,
  namespace: string | undefined,
): string[] {
  if (namespace === undefined) return [];
  if (!['deb', 'rpm', 'apk', 'alpm'].includes(type)) {
    return segmentsOf(namespace);
  }
  return [distributionOf(namespace)?.namespace ?? namespace];
}

function segmentsOf(text: string): string[] {
  return text.split('/').filter(isNotBlank);
}

function isNotBlank(text: string): boolean {
  return storable(text).trim() !== '';
}

/** Half a surrogate pair cannot be encoded. */
function encoded(segment: string): string {
  return encodeURIComponent(storable(segment).trim());
}
