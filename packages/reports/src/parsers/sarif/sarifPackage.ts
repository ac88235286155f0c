import { Category } from '@prodsec/backstage-plugin-product-security-common';
import { JsonNode } from '../../JsonNode';
import { packageUrlOf } from '../../packageUrl';
import { packageUrlTypeOf } from '../../packageUrlTypeOf';
import { ReportedResult } from '../../ReportParser';
import { vulnerabilityIdsIn } from '../../vulnerabilityIdsIn';
import { SarifRule } from './SarifRule';

/** Whether a rule id is that of a vulnerability; `SNYK-CC-…` is a misconfiguration. */
export function isVulnerabilityId(id: string): boolean {
  return /^(?:CVE-\d{4}-\d|GHSA-[\da-z]{4}-|GO-\d{4}-\d|(?:OSV|PYSEC|RUSTSEC|BDSA)-\d{4}-\d|SNYK-(?!CC-))/i.test(
    id,
  );
}

/** The vulnerability and the package of a result that is about one. */
export function sarifPackage(
  category: Category,
  id: string,
  rule: SarifRule | undefined,
  result: JsonNode,
): Pick<ReportedResult, 'vulnerabilityIds' | 'packageUrl'> {
  if (category !== 'dependency' && category !== 'container') return {};
  const ids = [...idsIn(id), ...(rule?.aliases ?? [])];
  return {
    vulnerabilityIds: ids.length > 0 ? ids : [id],
    packageUrl:
      result.get('properties').get('purl').looseTexts()[0] ??
      rule?.packageUrls[0] ??
      componentOf(result.get('properties')) ??
      logicalPackage(result, rule) ??
      packageInMessage(result),
  };
}

/** Grype appends the package, Black Duck puts the CVE behind its own id. */
function idsIn(id: string): string[] {
  return [...vulnerabilityIdsIn(id), ...(id.match(/BDSA-\d{4}-\d+/g) ?? [])];
}

/** Black Duck */
function componentOf(properties: JsonNode): string | undefined {
  const [name] = properties.get('component').looseTexts();
  const [origin] = properties.get('componentOrigin').looseTexts();
  return name === undefined || origin === undefined
    ? undefined
    : packageUrlOf(origin, name);
}

/** Snyk: `name@version`, of system packages `source/name@version`; its rule has the package manager among its tags. */
function logicalPackage(
  result: JsonNode,
  rule: SarifRule | undefined,
): string | undefined {
  const location = result.get('locations').at(0).get('logicalLocations').at(0);
  const text = location.get('fullyQualifiedName').text();
  const at = text?.lastIndexOf('@') ?? 0;
  if (text === undefined || at <= 0) return undefined;
  const name = text.slice(0, at);
  const manager =
    rule?.tags.find(tag => packageUrlTypeOf(tag).type !== 'generic') ?? '';
  const isSystem = ['deb', 'rpm', 'apk'].includes(
    packageUrlTypeOf(manager).type,
  );
  return packageUrlOf(
    manager,
    isSystem ? name.slice(name.lastIndexOf('/') + 1) : name,
  );
}

/** Trivy and OSV-Scanner have the package nowhere but in their message, and its kind not at all. */
function packageInMessage(result: JsonNode): string | undefined {
  const message = result.get('message');
  const text = message.isObject ? message.get('text').text() ?? '' : '';
  const name =
    /^Package: (\S+)$/m.exec(text)?.[1] ??
    /^Package '(@?[^'@\s]+)@[^']*' is vulnerable/.exec(text)?.[1];
  return name === undefined ? undefined : packageUrlOf('', name);
}
