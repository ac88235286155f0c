import { ReportedResult } from '../../ReportParser';
import { exploitationOfFlags } from '../../exploitability';
import { JsonNode } from '../../JsonNode';
import {
  installedPackageUrl,
  isSystemPackage,
} from '../../installedPackageUrl';
import { separateVulnerabilities } from '../../separateVulnerabilities';
import { InspectorResource } from './inspectorResource';
import { inspectorSeverity } from './inspectorSeverity';

/** A `PACKAGE_VULNERABILITY`: once for each package, however many versions of it are installed. */
export function* inspectorPackageVulnerabilities(
  finding: JsonNode,
  resource: InspectorResource,
): Generator<ReportedResult> {
  const details = finding.get('packageVulnerabilityDetails');
  const id = details.get('vulnerabilityId').requiredText();
  const related = details.get('relatedVulnerabilities').texts();
  const severity = inspectorSeverity(finding);
  const exploitation = exploitationOfFlags({
    available: finding.get('exploitAvailable').value,
  });
  for (const ids of separateVulnerabilities(id, related)) {
    const seen = new Set<string>();
    for (const item of details.get('vulnerablePackages').items()) {
      const name = item.get('name').requiredText();
      const kind = item.get('packageManager').text() ?? '';
      const packageUrl = installedPackageUrl({
        kind,
        name,
        distribution: resource.platform,
      });
      const key = packageUrl ?? name;
      if (seen.has(key)) continue;
      seen.add(key);
      yield {
        category:
          resource.isImage || isSystemPackage(kind)
            ? 'container'
            : 'dependency',
        rule: ids[0],
        title: `${ids[0]} in ${name}`,
        severity,
        exploitation,
        vulnerabilityIds: ids,
        packageUrl,
        location: {
          package: packageUrl,
          path: item.get('filePath').text(),
          image: resource.image,
        },
      };
    }
  }
}
