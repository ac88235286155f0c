import { severityOfWord } from '@prodsec/backstage-plugin-product-security-common';
import { JsonNode } from '../../JsonNode';
import { packageUrlOf } from '../../packageUrl';
import { ReportedResult } from '../../ReportParser';
import { checkmarxPackageUrl } from './checkmarxPackage';
import { isCheckmarxFixed, isCheckmarxSuppressed } from './checkmarxState';

/**
 * An item of `results`; `undefined` when it is fixed. The similarity id is what Checkmarx One knows a result by from scan to scan.
 */
export function checkmarxResult(result: JsonNode): ReportedResult | undefined {
  if (isCheckmarxFixed(result)) return undefined;
  const type = result.get('type').requiredText().toLowerCase();
  if (type === 'sca') return packageResult(result, 'dependency');
  if (type === 'sca-container' || type.startsWith('container')) {
    return packageResult(result, 'container');
  }
  if (type === 'kics' || type.startsWith('iac')) return cloudResult(result);
  return type.includes('secret') ? secretResult(result) : codeResult(result);
}

function common(result: JsonNode) {
  const severity = result.get('severity').text();
  return {
    severity: severity === undefined ? undefined : severityOfWord(severity),
    suppressed: isCheckmarxSuppressed(result),
    cwe: cweOf(result.get('vulnerabilityDetails').get('cweId')),
    fingerprint: result.get('similarityId').looseTexts()[0],
  };
}

/** The place is where the data comes in; the code names that and where it ends up. */
function codeResult(result: JsonNode): ReportedResult {
  const data = result.get('data');
  const rule = ruleOf(result);
  const nodes = [...data.get('nodes').items()];
  const [first] = nodes;
  const last = nodes.at(-1);
  return {
    ...common(result),
    category: 'code',
    rule,
    title: rule.replaceAll('_', ' '),
    location: {
      path: pathOf(first ?? data),
      line: (first ?? data).get('line').number(),
      column: first?.get('column').number(),
    },
    code:
      [first, last]
        .flatMap(node => (node ? [pathOf(node), nameOf(node)] : []))
        .filter(Boolean)
        .join(' ') || undefined,
  };
}

function cloudResult(result: JsonNode): ReportedResult {
  const data = result.get('data');
  const rule = ruleOf(result);
  return {
    ...common(result),
    category: 'cloud',
    rule,
    title: rule,
    location: { path: pathOf(data), line: data.get('line').number() },
  };
}

/** The report shows the beginning of the credential and no more. */
function secretResult(result: JsonNode): ReportedResult {
  const data = result.get('data');
  const rule = data.get('ruleName').text() ?? ruleOf(result);
  return {
    ...common(result),
    category: 'secret',
    rule,
    title: rule,
    location: { path: pathOf(data), line: data.get('line').number() },
  };
}

function packageResult(
  result: JsonNode,
  category: 'dependency' | 'container',
): ReportedResult {
  const data = result.get('data');
  const id = result.get('id').requiredText();
  const name = data.get('packageName').text();
  const packageUrl =
    checkmarxPackageUrl(data) ??
    (name === undefined ? undefined : packageUrlOf('', name));
  const image = data.get('imageName').text();
  return {
    ...common(result),
    category: isInImage(data) ? 'container' : category,
    rule: id,
    title: packageUrl ? `${id} in ${nameIn(packageUrl)}` : id,
    vulnerabilityIds: [id],
    // The methods on the exploitable path; an empty list is no answer, as the path is not looked for in each project.
    reachable: data.get('exploitableMethods').at(0).isAbsent ? undefined : true,
    packageUrl,
    location: {
      package: packageUrl,
      path: data.get('scaPackageData').get('locations').looseTexts()[0],
      image,
    },
    fingerprint: undefined,
  };
}

/** Some versions call what is in an image `sca` too; there it has a name and a version, and no identifier. */
function isInImage(data: JsonNode): boolean {
  return (
    data.get('packageIdentifier').isAbsent && !data.get('packageName').isAbsent
  );
}

function ruleOf(result: JsonNode): string {
  const data = result.get('data');
  return (
    data.get('queryName').text() ??
    data.get('ruleName').text() ??
    data.get('ruleId').text() ??
    data.get('queryId').looseTexts()[0] ??
    data.get('queryName').requiredText()
  );
}

/** In the letter case of each version. */
function pathOf(node: JsonNode): string | undefined {
  const path = node.get('fileName').text() ?? node.get('filename').text();
  return path?.replace(/^\/+/, '');
}

function nameOf(node: JsonNode): string | undefined {
  return node.get('fullName').text() ?? node.get('name').text();
}

function nameIn(packageUrl: string): string {
  return packageUrl.replace(/^pkg:[^/]*\//, '');
}

/** A number, or `CWE-89`; NVD's `NVD-CWE-Other` says nothing. */
function cweOf(id: JsonNode): string[] {
  return id
    .looseTexts()
    .filter(text => /^(?:CWE-)?\d+$/i.test(text) && text !== '0')
    .map(text => (/^\d/.test(text) ? `CWE-${text}` : text));
}
