import { Exploitation } from '@prodsec/backstage-plugin-product-security-common';
import { exploitationOfFlags } from '../../exploitability';
import { JsonNode } from '../../JsonNode';
import {
  installedPackageUrl,
  isSystemPackage,
} from '../../installedPackageUrl';
import { vulnerabilityIdsIn } from '../../vulnerabilityIdsIn';

/** A package that a finding of ASFF calls vulnerable. */
export interface AsffPackage {
  /** Ids of the vulnerability, at least one. */
  ids: string[];
  name: string;
  packageUrl: string | undefined;
  path: string | undefined;
  exploitation: Exploitation | undefined;
  image: string | undefined;
  /** Whether it belongs to an image or to the operating system. */
  isContainer: boolean;
}

/** Every vulnerable package of a finding, once for each of its vulnerabilities. */
export function* asffPackages(finding: JsonNode): Generator<AsffPackage> {
  let isListed = false;
  for (const vulnerability of finding.get('Vulnerabilities').items()) {
    const id = vulnerability.get('Id').text();
    if (id === undefined) continue;
    for (const item of vulnerability.get('VulnerablePackages').items()) {
      isListed = true;
      yield affected(finding, {
        ids: [id],
        name: item.get('Name').requiredText(),
        kind: item.get('PackageManager').text() ?? '',
        vendor: vulnerability.get('Vendor').get('Name').text(),
        path: item.get('FilePath').text(),
        exploitation: exploitationOfFlags({
          available: vulnerability.get('ExploitAvailable').value,
        }),
      });
    }
  }
  if (!isListed) yield* packagesOfTitle(finding);
}

interface Named {
  ids: string[];
  name: string;
  kind: string;
  vendor?: string;
  path?: string;
  exploitation?: Exploitation;
}

function affected(finding: JsonNode, named: Named): AsffPackage {
  const image = imageOf(finding);
  return {
    ids: named.ids,
    name: named.name,
    packageUrl: installedPackageUrl({
      kind: named.kind,
      name: named.name,
      distribution: platformOf(finding) ?? named.vendor,
    }),
    path: named.path,
    exploitation: named.exploitation,
    image,
    isContainer: image !== undefined || isSystemPackage(named.kind),
  };
}

/** Amazon Inspector's titles are `CVE-… - package, package`; its early findings name the package nowhere else. */
function* packagesOfTitle(finding: JsonNode): Generator<AsffPackage> {
  if (
    !/product\/aws\/inspector$/.test(finding.get('ProductArn').text() ?? '')
  ) {
    return;
  }
  const title = finding.get('Title').text() ?? '';
  const [id] = vulnerabilityIdsIn(title);
  if (id === undefined) return;
  const after = title.slice(title.indexOf(id) + id.length);
  const names = /^ - ([^\s,]{1,200}(?:, [^\s,]{1,200}){0,50})/.exec(after)?.[1];
  for (const name of names?.split(', ') ?? []) {
    yield affected(finding, { ids: [id], name, kind: 'OS' });
  }
}

function imageOf(finding: JsonNode): string | undefined {
  const resource = finding.get('Resources').at(0);
  return resource.get('Type').text() === 'AwsEcrContainerImage'
    ? resource.get('Id').text()
    : undefined;
}

/** What Amazon Inspector says that an instance or an image runs, e.g. `AMAZON_LINUX_2`. */
function platformOf(finding: JsonNode): string | undefined {
  for (const [name, value] of finding.get('ProductFields').entries()) {
    if (/^aws\/inspector\/.*\/platform$/.test(name)) return value.text();
  }
  return undefined;
}
