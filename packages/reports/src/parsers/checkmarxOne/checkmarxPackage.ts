import { JsonNode } from '../../JsonNode';
import { packageUrlOf } from '../../packageUrl';

/**
 * The package URL, without version, of a result of software composition analysis.
 *
 * @param data - `data` of the result, with `packageIdentifier` such as `Npm-bluebird-3.7.2`; `undefined` when it has none
 */
export function checkmarxPackageUrl(data: JsonNode): string | undefined {
  const identifier = data.get('packageIdentifier').text();
  if (identifier === undefined) return undefined;
  return packageUrlOfIdentifier(identifier, nameInPaths(data, identifier));
}

/**
 * @param identifier - package manager, name and version with hyphens between them, which may be in the name and the version too
 * @param known - the name, where the report has it by itself
 */
export function packageUrlOfIdentifier(
  identifier: string,
  known?: string,
): string | undefined {
  const end = identifier.indexOf('-');
  if (end <= 0) return packageUrlOf('', identifier);
  const rest = identifier.slice(end + 1);
  return packageUrlOf(identifier.slice(0, end), known ?? withoutVersion(rest));
}

/** The paths by which the package comes in end in the package itself. */
function nameInPaths(data: JsonNode, identifier: string): string | undefined {
  const paths = data.get('scaPackageData').get('dependencyPaths');
  for (const step of paths.at(0).items()) {
    if (step.get('id').text() === identifier) return step.get('name').text();
  }
  return undefined;
}

/** A version begins with a number and a point, where the last such part begins; else it is what follows the last hyphen. */
function withoutVersion(text: string): string {
  const starts = [...text.matchAll(/-v?\d+(?=\.)/gi)];
  const start = starts.at(-1)?.index ?? text.lastIndexOf('-');
  return start > 0 ? text.slice(0, start) : text;
}
