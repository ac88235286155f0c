import { distributionOf } from './distributionOf';
import { packageUrlOf } from './packageUrl';

/** A package that a scanner found in an image, in a file system or on a host. */
export interface InstalledPackage {
  /** What it was installed with, as the scanner says it: `dpkg`, `RPM`, `os`, `java`, `npm`, `gobinary`, … */
  kind: string;
  name: string;
  /** What it was found in, as `distributionOf` knows it. */
  distribution?: string;
}

/**
 * The package URL, without version, of an installed package: of one of the operating system by its distribution, of any other by its ecosystem.
 */
export function installedPackageUrl({
  kind,
  name,
  distribution,
}: InstalledPackage): string | undefined {
  if (!isSystemPackage(kind)) {
    return packageUrlOf(ecosystems.get(wordOf(kind)) ?? kind, name);
  }
  const found =
    distributionOf(distribution ?? '') ?? distributionOf(kind) ?? undefined;
  return found
    ? packageUrlOf(found.type, name, found.namespace)
    : packageUrlOf(systemKinds.get(wordOf(kind)) ?? 'generic', name);
}

/** Whether a package of that kind belongs to the operating system. */
export function isSystemPackage(kind: string): boolean {
  return systemKinds.has(wordOf(kind)) || distributionOf(kind) !== undefined;
}

function wordOf(kind: string): string {
  return kind.toLocaleLowerCase('en-US').replaceAll(/[\s_-]/g, '');
}

/** By what scanners call a package of the operating system, its package URL type where that says it. */
const systemKinds = new Map<string, string>([
  ['os', 'generic'],
  ['ospkgs', 'generic'],
  ['package', 'generic'],
  ['dpkg', 'deb'],
  ['deb', 'deb'],
  ['rpm', 'rpm'],
  ['apk', 'apk'],
  ['apkg', 'apk'],
  ['alpm', 'alpm'],
  ['portage', 'ebuild'],
  ['linuxkernel', 'generic'],
  ['linuxkernelmodule', 'generic'],
]);

/** Names that only scanners of images have for an ecosystem. */
const ecosystems = new Map<string, string>([
  ['nodepkg', 'npm'],
  ['pythonpkg', 'pypi'],
  ['jenkinsplugin', 'maven'],
  ['rustcrate', 'cargo'],
  ['phpcomposer', 'composer'],
]);
