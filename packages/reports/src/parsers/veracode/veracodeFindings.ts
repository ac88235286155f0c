import { Category } from '@prodsec/backstage-plugin-product-security-common';
import { JsonNode } from '../../JsonNode';
import { ReportedResult } from '../../ReportParser';
import { veracodePackageUrl } from './veracodePackage';
import { veracodeSeverity } from './veracodeSeverity';

/** The kinds of scan that findings, fixed ones too, come from. */
export function categoriesOfVeracodeFindings(list: JsonNode): Set<Category> {
  const categories = new Set<Category>();
  for (const finding of list.items()) categories.add(categoryOf(finding));
  return categories.size === 0 ? categories.add('code') : categories;
}

function categoryOf(finding: JsonNode): 'code' | 'dependency' | 'dynamic' {
  switch (finding.get('scan_type').requiredText().toUpperCase()) {
    case 'SCA':
      return 'dependency';
    case 'STATIC':
      return 'code';
    default:
      return 'dynamic';
  }
}

/** What the Findings API lists: static, dynamic and manual flaws, and vulnerabilities of components. */
export function* veracodeFindings(list: JsonNode): Generator<ReportedResult> {
  for (const finding of list.items()) {
    if (isFixed(finding)) continue;
    yield readers[categoryOf(finding)](finding);
  }
}

const readers = {
  code: staticResult,
  dependency: componentResult,
  dynamic: dynamicResult,
};

function common(finding: JsonNode) {
  const details = finding.get('finding_details');
  const cwe = details.get('cwe');
  const id = cwe.get('id').number();
  return {
    severity: veracodeSeverity(details.get('severity').number()),
    suppressed: isSuppressed(finding),
    cwe: id === undefined ? [] : [`CWE-${id}`],
    title:
      details.get('finding_category').get('name').text() ??
      cwe.get('name').text(),
    fingerprint: finding.get('issue_id').looseTexts()[0],
  };
}

function flaw(finding: JsonNode) {
  const about = common(finding);
  const rule =
    about.cwe[0] ??
    finding.get('finding_details').get('cwe').get('id').requiredText();
  return { ...about, rule, title: about.title ?? rule };
}

function staticResult(finding: JsonNode): ReportedResult {
  const details = finding.get('finding_details');
  const path =
    details.get('file_path').text() ?? details.get('file_name').text();
  return {
    ...flaw(finding),
    category: 'code',
    location: {
      path: (path ?? details.get('module').text())?.replace(/^\/+/, ''),
      line: details.get('file_line_number').number(),
    },
    code:
      ['attack_vector', 'procedure']
        .flatMap(name => details.get(name).text() ?? [])
        .join(' ') || undefined,
  };
}

function dynamicResult(finding: JsonNode): ReportedResult {
  const details = finding.get('finding_details');
  return {
    ...flaw(finding),
    category: 'dynamic',
    location: {
      url: details.get('url').text() ?? details.get('location').text(),
    },
    parameter:
      details.get('vulnerable_parameter').text() ??
      details.get('input_vector').text(),
  };
}

function componentResult(finding: JsonNode): ReportedResult {
  const details = finding.get('finding_details');
  const id =
    details.get('cve').get('name').text() ??
    details.get('cve').get('id').requiredText();
  const name = details.get('component_filename').text();
  const packageUrl = veracodePackageUrl({
    fileName: name,
    version: details.get('version').text(),
  });
  return {
    ...common(finding),
    category: 'dependency',
    rule: id,
    title: name === undefined ? id : `${id} in ${name}`,
    vulnerabilityIds: [id],
    packageUrl,
    location: {
      package: packageUrl,
      path: details.get('component_path').at(0).get('path').text(),
    },
    fingerprint: undefined,
  };
}

function isFixed(finding: JsonNode): boolean {
  return stateOf(finding, 'resolution') === 'FIXED';
}

/** A mitigation, or the statement that it is no flaw, that somebody approved. */
function isSuppressed(finding: JsonNode): boolean {
  return stateOf(finding, 'resolution_status') === 'APPROVED';
}

function stateOf(finding: JsonNode, name: string): string | undefined {
  return finding.get('finding_status').get(name).text()?.toUpperCase();
}
