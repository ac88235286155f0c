import { installedPackageUrl } from '../../installedPackageUrl';
import { manifestEcosystem } from '../../manifestEcosystem';

/** A package as Wiz names it: without saying what kind of package it is. */
export interface WizPackage {
  name: string;
  path: string | undefined;
  /** Whether it belongs to the operating system. */
  isSystem: boolean;
  distribution?: string;
}

/** The package URL of a package; of a library, its kind is told by where it lies and how its name is written. */
export function wizPackageUrl(found: WizPackage): string | undefined {
  const { name, path = '', isSystem, distribution } = found;
  return installedPackageUrl({
    kind: isSystem ? 'os' : libraryKind(name, path),
    name,
    distribution,
  });
}

function libraryKind(name: string, path: string): string {
  const folder = `/${path}/`;
  const [, kind] = folders.find(([part]) => folder.includes(part)) ?? [];
  if (kind !== undefined) return kind;
  const ecosystem = manifestEcosystem(path);
  if (ecosystem !== undefined) return ecosystem;
  if (/\.[jwe]ar$/i.test(path) || /^[\w.-]+:[\w.-]+$/.test(name)) return 'jar';
  if (name.startsWith('@')) return 'npm';
  return /^[a-z0-9-]+\.[a-z]{2,10}\//.test(name) ? 'golang' : '';
}

const folders = [
  ['/node_modules/', 'npm'],
  ['/site-packages/', 'python'],
  ['/dist-packages/', 'python'],
  ['/gems/', 'gem'],
] as const;
