import { exploitationOfFlags } from '../../exploitability';
import { JsonNode } from '../../JsonNode';
import {
  installedPackageUrl,
  isSystemPackage,
} from '../../installedPackageUrl';
import { ReportedResult } from '../../ReportParser';
import { ocsfImage, ocsfResource } from './ocsfResource';
import { ocsfVulnerabilitySeverity } from './ocsfSeverity';

/**
 * Each vulnerability of an OCSF finding, once per affected package or place in the code; of one that names neither, once for the resource.
 *
 * @remarks
 * Source: the OCSF object `vulnerability` with its `cve`, `advisory`, `affected_packages` and `affected_code`. System packages, and what is in
 * an image, are `container`, other packages `dependency`.
 */
export function* ocsfVulnerabilities(
  event: JsonNode,
): Generator<ReportedResult> {
  for (const vulnerability of event.get('vulnerabilities').items()) {
    const described = describe(vulnerability, event);
    if (described === undefined) continue;
    let isPlaced = false;
    const packages = ['affected_packages', 'packages'].map(name =>
      vulnerability.get(name),
    );
    for (const list of packages) {
      for (const affected of list.items()) {
        isPlaced = true;
        yield inPackage(affected, described, event);
      }
    }
    for (const affected of vulnerability.get('affected_code').items()) {
      isPlaced = true;
      yield inCode(affected, described);
    }
    if (!isPlaced) {
      yield {
        ...described,
        category: 'cloud',
        location: { image: ocsfImage(event) },
        code: ocsfResource(event),
      };
    }
  }
}

type Described = Omit<ReportedResult, 'category' | 'location'>;

function describe(
  vulnerability: JsonNode,
  event: JsonNode,
): Described | undefined {
  const cve = vulnerability.get('cve');
  const ids = [
    cve.get('uid').text(),
    vulnerability.get('advisory').get('uid').text(),
  ].filter(id => id !== undefined);
  const cwe = cwesOf(vulnerability);
  const [rule = cwe[0] ?? vulnerability.get('title').text()] = ids;
  if (rule === undefined) return undefined;
  return {
    rule,
    title: vulnerability.get('title').text() ?? cve.get('title').text() ?? rule,
    severity: ocsfVulnerabilitySeverity(vulnerability, event),
    cwe,
    exploitation: exploitationOfFlags({
      available: vulnerability.get('is_exploit_available').value,
    }),
    vulnerabilityIds: ids,
  };
}

function cwesOf(vulnerability: JsonNode): string[] {
  const found = [
    vulnerability.get('cwe').get('uid').text(),
    vulnerability.get('cve').get('cwe').get('uid').text(),
    vulnerability.get('cve').get('cwe_uid').text(),
  ];
  for (const cwe of vulnerability.get('related_cwes').items()) {
    found.push(cwe.get('uid').text());
  }
  return found.filter(id => id !== undefined);
}

function inPackage(
  affected: JsonNode,
  described: Described,
  event: JsonNode,
): ReportedResult {
  const image = ocsfImage(event);
  const kind =
    affected.get('package_manager').text() ?? affected.get('type').text() ?? '';
  const packageUrl =
    affected.get('purl').text() ??
    installedPackageUrl({
      kind,
      name: affected.get('name').requiredText(),
      distribution: distributionOf(event),
    });
  const isContainer =
    image !== undefined ||
    isSystemPackage(kind) ||
    /^pkg:(?:deb|rpm|apk|alpm)\//i.test(packageUrl ?? '');
  return {
    ...described,
    category: isContainer ? 'container' : 'dependency',
    packageUrl,
    location: {
      package: packageUrl,
      path: affected.get('path').text(),
      image,
    },
  };
}

function distributionOf(event: JsonNode): string | undefined {
  const system = event.get('device').get('os');
  return system.get('name').text() ?? system.get('type').text();
}

function inCode(affected: JsonNode, described: Described): ReportedResult {
  const file = affected.get('file');
  return {
    ...described,
    category: 'code',
    location: {
      path: file.get('path').text() ?? file.get('name').text(),
      line: affected.get('start_line').number(),
    },
  };
}
