import { packageUrlOf } from '../../packageUrl';

/**
 * The package URL of a component id of Xray; `undefined` when it is none of a package, such as that of an image.
 *
 * @remarks
 * Source: "Component identifiers" of the Xray REST API.
 *
 * @param component - e.g. `npm://ip:2.0.0`, `gav://org.acme:core:1.0`, `deb://debian:buster:glibc:2.28-10`, `rpm://8:expat:0:2.2.5-4.el8`
 */
export function xrayPackageUrl(component: string): string | undefined {
  const matched = /^([a-z][a-z0-9-]*):\/\/(.+)$/i.exec(component.trim());
  if (!matched) return undefined;
  const scheme = matched[1].toLocaleLowerCase('en-US');
  const parts = matched[2].split(':');
  switch (scheme) {
    case 'docker':
    case 'oci':
    case 'build':
    case 'releasebundle':
      return undefined;
    case 'gav':
      return packageUrlOf('maven', matched[2]);
    case 'deb':
      return debian(parts);
    case 'alpine':
      return packageUrlOf('alpine', parts.length > 2 ? parts[1] : parts[0]);
    case 'rpm':
      return packageUrlOf('rpm', parts.length > 2 ? parts[1] : parts[0]);
    case 'generic':
      return packageUrlOf('generic', matched[2].split('/').pop() ?? '');
    default:
      return packageUrlOf(scheme, withoutVersion(matched[2]));
  }
}

/** Distribution, release, name and version, of which the first ones may be missing. */
function debian(parts: string[]): string | undefined {
  if (parts.length > 3) return packageUrlOf('deb', parts[2], parts[0]);
  return packageUrlOf('deb', parts.length > 2 ? parts[1] : parts[0]);
}

function withoutVersion(name: string): string {
  const colon = name.lastIndexOf(':');
  return colon > 0 ? name.slice(0, colon) : name;
}
