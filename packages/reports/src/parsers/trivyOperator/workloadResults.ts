import { Severity } from '@prodsec/backstage-plugin-product-security-common';
import { ReportedResult } from '../../ReportParser';
import { JsonNode } from '../../JsonNode';
import { installedPackageUrl } from '../../installedPackageUrl';
import { severityOfWordOrScore } from '../../severityOfWordOrScore';
import { operatorImage } from './operatorImage';
import { operatorWorkload } from './operatorWorkload';

/** Results of a `VulnerabilityReport`. */
export function* vulnerabilityResults(
  resource: JsonNode,
): Generator<ReportedResult> {
  const report = resource.get('report');
  const image = operatorImage(report)?.image;
  const distribution = report.get('os').get('family').text();
  for (const item of report.get('vulnerabilities').items()) {
    const id = item.get('vulnerabilityID').requiredText();
    const name = item.get('resource').requiredText();
    const isSystem =
      item.get('class').text() === 'os-pkgs' ||
      (item.get('class').isAbsent && item.get('packageType').isAbsent);
    const packageUrl =
      item.get('packagePURL').text() ??
      installedPackageUrl({
        kind: isSystem ? 'os' : item.get('packageType').text() ?? '',
        name,
        distribution: distribution ?? item.get('packageType').text(),
      });
    const target = item.get('target').text();
    yield {
      category: 'container',
      rule: id,
      title: item.get('title').text() ?? `${id} in ${name}`,
      severity: severityOf(item),
      vulnerabilityIds: [id],
      packageUrl,
      location: {
        package: packageUrl,
        path: item.get('packagePath').text() ?? (isSystem ? undefined : target),
        image,
      },
    };
  }
}

/** Results of a `ConfigAuditReport`, and of an assessment of roles or of the infrastructure: the checks that failed. */
export function* checkResults(resource: JsonNode): Generator<ReportedResult> {
  const path = operatorWorkload(resource);
  for (const item of resource.get('report').get('checks').items()) {
    if (item.get('success').value === true) continue;
    const id = item.get('checkID').requiredText();
    yield {
      category: 'cloud',
      rule: id,
      title: item.get('title').text() ?? id,
      severity: severityOf(item),
      code: item.get('scope').get('value').text(),
      location: { path },
    };
  }
}

/** Results of an `ExposedSecretReport`. The operator masks the credential in all it shows of it. */
export function* secretResults(resource: JsonNode): Generator<ReportedResult> {
  const report = resource.get('report');
  const { image, repository } = operatorImage(report) ?? {};
  for (const item of report.get('secrets').items()) {
    const id = item.get('ruleID').requiredText();
    const target = item.get('target').text()?.replace(/^\/+/, '');
    yield {
      category: 'secret',
      rule: id,
      title: item.get('title').text() ?? id,
      severity: severityOf(item),
      location: {
        // Files of several images may have one path.
        path: [repository, target].filter(Boolean).join('/') || undefined,
        image,
      },
    };
  }
}

function severityOf(item: JsonNode): Severity | undefined {
  return severityOfWordOrScore(
    item.get('severity').text(),
    ...item.get('score').looseTexts(),
  );
}
