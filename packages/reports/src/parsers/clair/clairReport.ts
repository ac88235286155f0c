import { ReportedResult } from '../../ReportParser';
import { JsonNode } from '../../JsonNode';
import { advisoryId } from './advisoryId';
import { clairResult } from './clairResult';

/** `VulnerabilityReport` of Clair 4: packages and vulnerabilities by id, and which package has which. */
export function* clairReport(root: JsonNode): Generator<ReportedResult> {
  const packages = root.get('packages');
  const vulnerabilities = root.get('vulnerabilities');
  const distribution = firstDistribution(root.get('distributions'));
  for (const [id, found] of root.get('package_vulnerabilities').entries()) {
    if (!found.isList) continue;
    const affected = packages.get(id);
    const path = affected.get('package_db').text();
    for (const reference of found.texts()) {
      const item = vulnerabilities.get(reference);
      yield clairResult({
        id: advisoryId(item.get('name').requiredText()),
        name:
          affected.get('name').text() ??
          item.get('package').get('name').requiredText(),
        namespace: namespaceOf(item) ?? distribution,
        severity:
          item.get('normalized_severity').text() ?? item.get('severity').text(),
        image: undefined,
        path: isDatabase(path) ? undefined : path?.replace(/^[a-z]+:/, ''),
      });
    }
  }
}

function namespaceOf(item: JsonNode): string | undefined {
  const distribution = item.get('distribution');
  const repository = item.get('repository').get('name').text();
  return (
    distribution.get('did').text() ??
    item.get('dist').get('did').text() ??
    (repository?.startsWith('cpe:') ? 'rhel' : repository)
  );
}

/** What the image is based on; package repositories of languages are named by the vulnerabilities themselves. */
function firstDistribution(distributions: JsonNode): string | undefined {
  for (const [, distribution] of distributions.entries()) {
    const id = distribution.get('did').text();
    if (id !== undefined) return id;
  }
  return undefined;
}

/** The package manager's own files are where every package of the system is. */
function isDatabase(path: string | undefined): boolean {
  return path === undefined || /(?:^|\/)(?:dpkg|rpm|apk)(?:\/|$)/.test(path);
}
