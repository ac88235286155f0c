import { installedPackageUrl } from '../../installedPackageUrl';

/**
 * The package URL of a package as Prisma Cloud names it.
 *
 * @param kind - its type, e.g. `jar`, `python`; empty where the report does not say
 * @param name - `libc6`; `glibc (used in libc6, libc-bin)` of a source package; `org.acme_core` of a jar
 * @param distribution - what the image is based on
 */
export function twistlockPackageUrl(
  kind: string,
  name: string,
  distribution: string | undefined,
): string | undefined {
  const usedIn = name.indexOf(' (used in ');
  if (usedIn > 0) {
    const source = name.slice(0, usedIn);
    return installedPackageUrl({ kind: 'os', name: source, distribution });
  }
  // A group has no underscore, so the first one ends it.
  const [group, ...artifact] = name.split('_');
  const isJar = kind === 'jar' || kind === 'java';
  if (artifact.length > 0 && (isJar || (kind === '' && isGroup(group)))) {
    const coordinates = `${group}:${artifact.join('_')}`;
    return installedPackageUrl({ kind: 'jar', name: coordinates });
  }
  return installedPackageUrl({ kind, name, distribution });
}

/** A domain name backwards. */
function isGroup(text: string): boolean {
  return /^(?:com|org|io|net|de|ch|fr|uk|jp|dev)\.[a-z][\w.-]*$/.test(text);
}
