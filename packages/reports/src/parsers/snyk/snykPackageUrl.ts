import { distributionOf } from '../../distributionOf';
import { JsonNode } from '../../JsonNode';
import { packageUrlOf } from '../../packageUrl';

/**
 * The package URL of the package that a vulnerability of Snyk is in.
 *
 * @param vulnerability - an item of `vulnerabilities`
 * @param packageManager - of the project, for a vulnerability that names none
 */
export function snykPackageUrl(
  vulnerability: JsonNode,
  packageManager: string,
): string | undefined {
  const manager = vulnerability.get('packageManager').text() ?? packageManager;
  const name = vulnerability.get('name').text();
  const database = vulnerability.get('packageName').text();
  if (distributionOf(manager) !== undefined || systemManagers.has(manager)) {
    // Source package and, behind a slash, the one that is installed.
    const installed = (name ?? database ?? '').split('/').pop() ?? '';
    return packageUrlOf(manager, installed);
  }
  const found =
    database ?? name ?? vulnerability.get('moduleName').text() ?? '';
  return packageUrlOf(
    manager,
    isGo.has(manager) && /^std(?:\/|$)/.test(found) ? 'stdlib' : found,
  );
}

const systemManagers = new Set(['deb', 'rpm', 'apk', 'linux']);

const isGo = new Set(['golang', 'gomodules', 'golangdep', 'govendor']);
