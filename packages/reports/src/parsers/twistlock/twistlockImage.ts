import {
  Exploitation,
  highestExploitation,
  Severity,
} from '@prodsec/backstage-plugin-product-security-common';
import { ReportedResult } from '../../ReportParser';
import { imageName, imageWithoutVersion } from '../../imageName';
import { JsonNode } from '../../JsonNode';
import { severityOfWordOrScore } from '../../severityOfWordOrScore';
import { twistlockExploitation } from './twistlockExploitation';
import { twistlockPackageUrl } from './twistlockPackageUrl';

/** An item of `results` of twistcli, or an image of the console's API. */
export function* twistlockImage(image: JsonNode): Generator<ReportedResult> {
  const name = nameOf(image);
  const distribution =
    image.get('distro').text() ??
    image.get('installedProducts').get('osDistro').text();
  const kinds = kindsOf(image.get('packages'));
  for (const item of image.get('vulnerabilities').items()) {
    const id = item.get('cve').text() ?? item.get('id').requiredText();
    const packageName = item.get('packageName').text() ?? '';
    const packageUrl = twistlockPackageUrl(
      item.get('packageType').text() ?? kinds.get(packageName) ?? '',
      packageName,
      distribution,
    );
    yield {
      category: 'container',
      rule: id,
      title: packageName === '' ? id : `${id} in ${packageName}`,
      severity: severityOf(item),
      exploitation: exploitationOf(item),
      vulnerabilityIds: [id],
      packageUrl,
      location: {
        package: packageUrl,
        path: item.get('packagePath').text() ?? item.get('path').text(),
        image: name,
      },
    };
  }
  for (const list of ['compliances', 'complianceIssues']) {
    for (const item of image.get(list).items()) yield compliance(item, name);
  }
}

/** Among the risk factors, a list or the names of an object, and the exploits that the console links to. */
function exploitationOf(item: JsonNode): Exploitation | undefined {
  const factors = item.get('riskFactors');
  const words = factors.isObject
    ? [...factors.entries()].map(([name]) => name)
    : factors.looseTexts();
  for (const exploit of item.get('exploits').items()) {
    words.push(exploit.get('kind').text() ?? 'exploit exists');
  }
  return highestExploitation(words.map(twistlockExploitation));
}

/** A compliance issue has a number since twistcli 19; before, it is known by its title. */
function compliance(item: JsonNode, image: string | undefined): ReportedResult {
  const [number] = item.get('id').looseTexts();
  const title = item.get('title').text();
  const rule = number ?? title ?? item.get('id').requiredText();
  return {
    category: 'cloud',
    rule,
    title: title ?? `Compliance ${rule}`,
    severity: severityOf(item),
    code: image && imageWithoutVersion(image),
    location: { image },
  };
}

function nameOf(image: JsonNode): string | undefined {
  const tag = image.get('repoTag');
  return (
    image.get('name').text() ??
    imageName({
      registry: tag.get('registry').text(),
      repository: tag.get('repo').text(),
      tag: tag.get('tag').text(),
    })
  );
}

/** By name, the type of the packages in the image; twistcli lists them flat, the console by type. */
function kindsOf(packages: JsonNode): Map<string, string> {
  const kinds = new Map<string, string>();
  for (const item of packages.items()) {
    const kind = item.get('type').text() ?? item.get('pkgsType').text();
    const name = item.get('name').text();
    if (kind === undefined) continue;
    if (name !== undefined) kinds.set(name, kind);
    for (const each of item.get('pkgs').items()) {
      const inner = each.get('name').text();
      if (inner !== undefined) kinds.set(inner, kind);
    }
  }
  return kinds;
}

function severityOf(item: JsonNode): Severity | undefined {
  return severityOfWordOrScore(
    item.get('severity').text(),
    ...item.get('cvss').looseTexts(),
  );
}
