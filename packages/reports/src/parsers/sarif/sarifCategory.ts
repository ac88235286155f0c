import { Category } from '@prodsec/backstage-plugin-product-security-common';
import { ReportedResult } from '../../ReportParser';
import { JsonNode } from '../../JsonNode';
import { SarifRule } from './SarifRule';

/**
 * What a SARIF result is about: `code`, unless its rule or its tool says otherwise.
 *
 * @remarks
 * Trivy tags its rules `vulnerability`, `misconfiguration` or `secret`; Grype names the package URLs.
 */
export function sarifCategory(
  tool: string | undefined,
  rule: SarifRule | undefined,
): Category {
  const usual = usualCategory(tool);
  if (!rule || usual === 'secret') return usual;
  if (rule.tags.includes('secret')) return 'secret';
  if (rule.tags.includes('misconfiguration')) return 'cloud';
  if (rule.name === 'OsPackageVulnerability') return 'container';
  if (rule.name === 'LanguageSpecificPackageVulnerability') return 'dependency';
  return rule.packageUrls.length > 0 ? 'dependency' : usual;
}

/** Whether the tool's snippet is the credential itself, and not the line around it. */
export function showsCredential(tool: string | undefined): boolean {
  return isNamed(tool, ['gitleaks']);
}

/** The vulnerability and the package of a result that is about one. */
export function sarifPackage(
  category: Category,
  id: string,
  rule: SarifRule | undefined,
  result: JsonNode,
): Pick<ReportedResult, 'vulnerabilityIds' | 'packageUrl'> {
  if (category !== 'dependency' && category !== 'container') return {};
  const ids = id.match(/CVE-\d{4}-\d+|GHSA(?:-[a-z0-9]{4}){3}/gi);
  const own = result.get('properties');
  return {
    vulnerabilityIds: ids ?? [id],
    packageUrl:
      own.get('purl').looseTexts()[0] ??
      rule?.packageUrls[0] ??
      packageInMessage(result),
  };
}

/** Trivy's SARIF has the package nowhere but in a line of its message. */
function packageInMessage(result: JsonNode): string | undefined {
  const text = result.get('message').get('text').text() ?? '';
  const name = /^Package: (\S+)$/m.exec(text)?.[1];
  if (name === undefined) return undefined;
  return `pkg:generic/${name.split('/').map(encodeURIComponent).join('/')}`;
}

/** Tools that look for one kind of problem only, so that a report of theirs without a result says what it covers too. */
const specialists: Array<[Category, string[]]> = [
  [
    'secret',
    [
      'gitleaks',
      'trufflehog',
      'secretlint',
      'ggshield',
      'gitguardian',
      'detect-secrets',
      'noseyparker',
      'nosey parker',
      'rusty-hog',
    ],
  ],
  ['dependency', ['trivy', 'grype', 'osv-scanner', 'dependency-check']],
  ['cloud', ['checkov', 'kics', 'tfsec', 'terrascan', 'kubescape']],
];

function usualCategory(tool: string | undefined): Category {
  const found = specialists.find(([, names]) => isNamed(tool, names));
  return found?.[0] ?? 'code';
}

function isNamed(tool: string | undefined, names: string[]): boolean {
  const name = tool?.toLocaleLowerCase('en-US') ?? '';
  return names.some(each => name.includes(each));
}
