import { distributionOf } from '../../distributionOf';
import { JsonNode } from '../../JsonNode';
import { packageUrlOf } from '../../packageUrl';
import { ReportedResult } from '../../ReportParser';

/**
 * The package that a representation of an issue names, and whether it is one of an image; `undefined` when it names none.
 *
 * @param key - of the issue, such as `SNYK-PYTHON-PILLOW-6219984`, which is where the API tells the ecosystem
 */
export function snykIssuePackage(
  representation: JsonNode,
  key: string,
): Pick<ReportedResult, 'category' | 'packageUrl'> | undefined {
  const given = representation.get('package');
  const name =
    given.get('url').text() ??
    representation.get('dependency').get('package_name').text() ??
    given.get('name').text();
  if (name === undefined) return undefined;
  const word = key.split('-')[1]?.toLocaleLowerCase('en-US') ?? '';
  const distribution = distributionOf(word);
  if (distribution === undefined) {
    const ecosystem = key.startsWith('npm:') ? 'npm' : ecosystems.get(word);
    return {
      category: 'dependency',
      packageUrl: packageUrlOf(
        ecosystem ?? word,
        ecosystem === 'golang' && /^std(?:\/|$)/.test(name) ? 'stdlib' : name,
      ),
    };
  }
  return {
    category: 'container',
    // Source package and, behind a slash, the one that is installed.
    packageUrl: packageUrlOf(
      distribution.type,
      name.startsWith('pkg:') ? name : name.split('/').pop() ?? name,
      distribution.namespace,
    ),
  };
}

/** By the word in the ids of Snyk's vulnerabilities. */
const ecosystems = new Map([
  ['js', 'npm'],
  ['java', 'maven'],
  ['python', 'pypi'],
  ['golang', 'golang'],
  ['ruby', 'gem'],
  ['dotnet', 'nuget'],
  ['php', 'composer'],
  ['rust', 'cargo'],
  ['swift', 'swift'],
  ['cocoapods', 'cocoapods'],
  ['hex', 'hex'],
  ['dart', 'pub'],
  ['pub', 'pub'],
]);
