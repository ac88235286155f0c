import { Category } from '@prodsec/backstage-plugin-product-security-common';
import { ParsedReport, ReportedResult } from '../../ReportParser';
import { JsonNode } from '../../JsonNode';
import { packageUrlOf } from '../../packageUrl';
import { orderVulnerabilityIds } from '../../vulnerabilityIds';
import { vulnerabilityIdsIn } from '../../vulnerabilityIdsIn';
import { packageUrlCategory } from '../vex/vexComponent';
import { spdxToolName } from './spdxToolName';

/**
 * What an SPDX 2 document reports: each vulnerability that the security references of a package name, once per package.
 *
 * @remarks
 * Source: the SPDX 2.3 specification, annexes F and K. References of category `SECURITY` hold CPEs, which name the package, and links to
 * advisories and fixes, in which the id of a vulnerability stands, if anywhere. They say no severity.
 */
export function spdx2Report(root: JsonNode): ParsedReport {
  const version = root.get('spdxVersion');
  if (!/^SPDX-2\.\d+$/.test(version.text() ?? '')) {
    throw version.wrong("a text like 'SPDX-2.3'");
  }
  const image = imageOf(root);
  return {
    tool: toolOf(root.get('creationInfo').get('creators')) ?? 'SPDX',
    categories: image === undefined ? categoriesOf(root) : ['container'],
    results: results(root, image),
  };
}

/** Creators are written `Tool: <name>-<version>`. */
function toolOf(creators: JsonNode): string | undefined {
  for (const creator of creators.texts()) {
    const name = /^\s*Tool:(.*)$/s.exec(creator)?.[1];
    if (name?.trim()) return spdxToolName(name);
  }
  return undefined;
}

/** Name of the image that the document describes, if that is what it describes. */
function imageOf(root: JsonNode): string | undefined {
  const described = new Set(root.get('documentDescribes').texts());
  for (const relationship of root.get('relationships').items()) {
    if (relationship.get('relationshipType').text() === 'DESCRIBES') {
      described.add(relationship.get('relatedSpdxElement').text() ?? '');
    }
  }
  if (described.size === 0) return undefined;
  for (const each of root.get('packages').items()) {
    const purpose = each.get('primaryPackagePurpose').text();
    if (purpose !== 'CONTAINER') continue;
    if (described.has(each.get('SPDXID').text() ?? '')) {
      return each.get('name').requiredText();
    }
  }
  return undefined;
}

/** By all packages, not only those with vulnerabilities: without any of these it covers what it covers too. */
function categoriesOf(root: JsonNode): Category[] {
  for (const each of root.get('packages').items()) {
    if (packageUrlCategory(referredPackageUrl(each) ?? '') === 'container') {
      return ['dependency', 'container'];
    }
  }
  return ['dependency'];
}

function* results(
  root: JsonNode,
  image: string | undefined,
): Generator<ReportedResult> {
  for (const each of root.get('packages').items()) {
    const ids = vulnerabilitiesOf(each);
    if (ids.length === 0) continue;
    const name = each.get('name').requiredText();
    const packageUrl =
      referredPackageUrl(each) ?? packageUrlOf('generic', name);
    for (const id of ids) {
      yield {
        category:
          image === undefined
            ? packageUrlCategory(packageUrl ?? '')
            : 'container',
        rule: id,
        title: `${id} in ${name}`,
        vulnerabilityIds: [id],
        packageUrl,
        location: { package: packageUrl, image },
      };
    }
  }
}

function vulnerabilitiesOf(spdxPackage: JsonNode): string[] {
  const ids = new Set<string>();
  for (const reference of spdxPackage.get('externalRefs').items()) {
    if (reference.get('referenceCategory').text() !== 'SECURITY') continue;
    const type = reference.get('referenceType').text() ?? '';
    // Up to 2.2 the type may be written as a URI.
    if (!vulnerabilityTypes.has(type.replace(/^.*\//, ''))) continue;
    const texts = [
      reference.get('referenceLocator').requiredText(),
      reference.get('comment').text() ?? '',
    ];
    for (const id of texts.flatMap(vulnerabilityIdsIn)) {
      ids.add(orderVulnerabilityIds([id])[0]);
    }
  }
  return [...ids];
}

const vulnerabilityTypes = new Set(['advisory', 'fix', 'url']);

function referredPackageUrl(spdxPackage: JsonNode): string | undefined {
  for (const reference of spdxPackage.get('externalRefs').items()) {
    const type = reference.get('referenceType').text() ?? '';
    if (type.replace(/^.*\//, '') === 'purl') {
      return reference.get('referenceLocator').text();
    }
  }
  return undefined;
}
