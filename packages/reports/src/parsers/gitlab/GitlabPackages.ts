import { JsonNode } from '../../JsonNode';
import { manifestEcosystem } from '../../manifestEcosystem';
import { packageUrlOf } from '../../packageUrl';

/**
 * Tells which package a GitLab location means. It has a name only; the package manager stands with the file, if anywhere.
 */
export class GitlabPackages {
  readonly #managers = new Map<string, string>();

  /** @param files - `dependency_files` of the report */
  constructor(files: JsonNode) {
    for (const file of files.items()) {
      const path = file.get('path').text();
      const manager = file.get('package_manager').text();
      if (path !== undefined && manager !== undefined) {
        this.#managers.set(path, manager);
      }
    }
  }

  /** The package URL of a location; `undefined` when it names no package. */
  packageUrlOf(location: JsonNode): string | undefined {
    const name = location.get('dependency').get('package').get('name').text();
    if (name === undefined) return undefined;
    const file = location.get('file').text() ?? '';
    const ecosystem =
      this.#managers.get(file) ??
      manifestEcosystem(file) ??
      (isSystemName(name)
        ? location.get('operating_system').text()
        : undefined) ??
      ecosystemOfName(name);
    return packageUrlOf(ecosystem, name);
  }
}

/** Whether a distribution may have a package of that name. */
function isSystemName(name: string): boolean {
  return /^[\w.+-]+$/.test(name);
}

/** Packages in an image have no file that tells their kind, but some kinds have names of their own. */
function ecosystemOfName(name: string): string {
  if (/^@[^/]+\/[^/]+$/.test(name)) return 'npm';
  if (/^[^:/]+:[^:/]+$/.test(name)) return 'maven';
  return /^[\w-]+(?:\.[\w-]+)+\//.test(name) ? 'golang' : 'generic';
}
