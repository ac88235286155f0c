import {
  Category,
  Exploitation,
  highestExploitation,
  Severity,
  severityOfScore,
  severityOfWord,
} from '@prodsec/backstage-plugin-product-security-common';
import { exploitationOfWord, reachableOfWord } from '../../exploitability';
import { JsonNode } from '../../JsonNode';
import { ReportedResult } from '../../ReportParser';
import { snykPackageUrl } from './snykPackageUrl';

/** Where the vulnerabilities of a project are. */
interface Place {
  category: Category;
  packageManager: string;
  path: string | undefined;
  image: string | undefined;
}

/** Whether the project is an image. */
export function isSnykImage(project: JsonNode): boolean {
  return (
    !project.get('docker').isAbsent ||
    project.get('projectName').text()?.startsWith(imagePrefix) === true
  );
}

const imagePrefix = 'docker-image|';

/** The vulnerabilities of a project and, of an image, of the applications in it. */
export function* snykVulnerabilities(
  project: JsonNode,
): Generator<ReportedResult> {
  const isImage = isSnykImage(project);
  const image = isImage ? imageOf(project) : undefined;
  const applications = [...project.get('applications').items()];
  for (const each of [project, ...applications]) {
    const place: Place = {
      category: isImage ? 'container' : 'dependency',
      packageManager: each.get('packageManager').text() ?? '',
      path:
        each.get('displayTargetFile').text() ?? each.get('targetFile').text(),
      image,
    };
    yield* vulnerabilities(each.get('vulnerabilities'), place, false);
    yield* vulnerabilities(each.get('filtered').get('ignore'), place, true);
  }
}

function imageOf(project: JsonNode): string | undefined {
  const name = project.get('path').text() ?? project.get('projectName').text();
  return name?.startsWith(imagePrefix) ? name.slice(imagePrefix.length) : name;
}

function* vulnerabilities(
  list: JsonNode,
  place: Place,
  suppressed: boolean,
): Generator<ReportedResult> {
  for (const item of list.items()) {
    const isLicence =
      item.get('type').text() === 'license' ||
      item.get('id').text()?.startsWith('snyk:lic:') === true;
    if (!isLicence) yield vulnerability(item, place, suppressed);
  }
}

function vulnerability(
  item: JsonNode,
  { category, packageManager, path, image }: Place,
  suppressed: boolean,
): ReportedResult {
  const id = item.get('id').requiredText();
  const identifiers = item.get('identifiers');
  const packageUrl = snykPackageUrl(item, packageManager);
  return {
    category,
    rule: id,
    title: item.get('title').text() ?? id,
    severity: severityOf(item),
    suppressed,
    reachable: reachableOfWord(item.get('reachability').value),
    exploitation: exploitationOf(item),
    cwe: identifiers.get('CWE').texts(),
    vulnerabilityIds: [
      id,
      ...['CVE', 'GHSA', 'RUSTSEC'].flatMap(name =>
        identifiers.get(name).texts(),
      ),
    ],
    packageUrl,
    location: { package: packageUrl, path, image },
  };
}

/** Snyk's own word for how far exploits are, by the versions of CVSS since it writes several. */
function exploitationOf(item: JsonNode): Exploitation | undefined {
  const words = [
    item.get('exploit').text(),
    item.get('exploitMaturity').text(),
  ];
  for (const level of item
    .get('exploitDetails')
    .get('maturityLevels')
    .items()) {
    words.push(level.get('level').text());
  }
  return highestExploitation(words.map(exploitationOfWord));
}

/** Its first schema knew no `critical` and said it apart. */
function severityOf(item: JsonNode): Severity | undefined {
  const word =
    item.get('severityWithCritical').text() ?? item.get('severity').text();
  const score = item.get('cvssScore').number();
  return (
    severityOfWord(word ?? '') ??
    (score === undefined ? undefined : severityOfScore(score))
  );
}
