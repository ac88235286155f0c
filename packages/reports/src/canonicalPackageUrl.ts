import { PackageURL } from 'packageurl-js';
import { distributionOf } from './distributionOf';

/**
 * A package URL in its canonical form without version, qualifiers and subpath; `undefined` when the text is none.
 *
 * @remarks
 * Source: the purl specification. `packageurl-js` refuses URLs that its types' rules do not allow (a Maven package without group, a Swift
 * one without version); scanners write them all the same, so they get the form that all types have in common. A Linux distribution has
 * one namespace, whatever the scanner calls it.
 */
export function canonicalPackageUrl(text: string): string | undefined {
  const parts = split(text.trim());
  if (!parts) return undefined;
  const { type, namespace, name } = parts;
  try {
    // The version is not given: it would be judged by the type's rules and is dropped anyway.
    return new PackageURL(
      type,
      namespace,
      name,
      undefined,
      undefined,
      undefined,
    ).toString();
  } catch {
    const segments = namespace === undefined ? [name] : [namespace, name];
    const path = segments.flatMap(each => each.split('/')).map(encoded);
    return `pkg:${type}/${path.join('/')}`;
  }
}

interface Parts {
  type: string;
  namespace: string | undefined;
  name: string;
}

function split(text: string): Parts | undefined {
  const matched = /^pkg:\/*([a-z][a-z0-9.+-]*)\/+([^?#]+)/i.exec(text);
  if (!matched) return undefined;
  const type = matched[1].toLocaleLowerCase('en-US');
  const segments = withoutVersion(matched[2])
    .split('/')
    .filter(segment => segment !== '')
    .map(decoded);
  const name = segments.pop();
  if (name === undefined || name.trim() === '') return undefined;
  const namespace = segments.length === 0 ? undefined : segments.join('/');
  return { type, namespace: oneName(type, namespace), name };
}

/** `pkg:rpm/amzn/curl` of Grype and `pkg:rpm/amazon/curl` of Trivy are one package. */
function oneName(type: string, namespace: string | undefined) {
  const distribution =
    namespace === undefined ? undefined : distributionOf(namespace);
  return distribution?.type === type ? distribution.namespace : namespace;
}

/** A version follows the last `@`; an `@` at the start of a segment is an npm scope that was not encoded. */
function withoutVersion(path: string): string {
  const at = path.lastIndexOf('@');
  return at <= 0 || path[at - 1] === '/' ? path : path.slice(0, at);
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function encoded(segment: string): string {
  return encodeURIComponent(segment).replaceAll('%3A', ':');
}
