import { packageUrlOf } from '../../packageUrl';

/**
 * The package URL, without version, of a component that Veracode found.
 *
 * @param component - its library id, such as `maven:org.acme:tool:1.3:`, where the report has one; else its file name, version, and vendor, which
 * for Java is the group
 */
export function veracodePackageUrl(component: {
  libraryId?: string;
  fileName?: string;
  library?: string;
  vendor?: string;
  version?: string;
}): string | undefined {
  const { libraryId, fileName, library, vendor, version } = component;
  if (libraryId !== undefined) return ofLibraryId(libraryId, version);
  const isJava = /\.(?:jar|war|ear|aar)$/i.test(fileName ?? '');
  const name =
    isJava || library === undefined
      ? withoutVersion(fileName ?? '', version)
      : library;
  return isJava
    ? packageUrlOf('maven', name, vendor)
    : packageUrlOf(/\.dll$/i.test(fileName ?? '') ? 'nuget' : '', name);
}

/** Ecosystem, one or two coordinates, version, and a platform that is mostly empty. */
function ofLibraryId(id: string, version: string | undefined) {
  const [ecosystem, ...rest] = id.split(':');
  const end = version === undefined ? -1 : rest.indexOf(version, 1);
  const coordinates = (end > 0 ? rest.slice(0, end) : rest.slice(0, 2)).filter(
    each => each !== '',
  );
  return packageUrlOf(ecosystem, coordinates.join(':'));
}

function withoutVersion(fileName: string, version: string | undefined) {
  const name = fileName.replace(/\.\w{1,5}$/, '');
  return version !== undefined && name.endsWith(`-${version}`)
    ? name.slice(0, -version.length - 1)
    : name.replace(/-v?\d[\w.+-]*$/, '');
}
