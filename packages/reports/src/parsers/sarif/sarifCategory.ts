import { Category } from '@prodsec/backstage-plugin-product-security-common';
import { isVulnerabilityId } from './sarifPackage';
import { SarifRule } from './SarifRule';

/**
 * What a SARIF result is about: `code`, unless its rule or its tool says otherwise.
 *
 * @remarks
 * Trivy tags its rules `vulnerability`, `misconfiguration` or `secret`; Grype names the package URLs; a rule that is called after a
 * vulnerability is about a dependency.
 *
 * @param id - of a result whose rule the report does not describe
 */
export function sarifCategory(
  tool: string | undefined,
  rule: SarifRule | undefined,
  id = rule?.id ?? '',
): Category {
  const usual = usualCategory(tool);
  if (usual === 'cloud' && id.startsWith('CKV_SECRET_')) return 'secret';
  if (usual === 'code' && isVulnerabilityId(id)) return 'dependency';
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
  ['container', ['snyk container']],
  ['dynamic', ['zap', 'nuclei', 'stackhawk']],
  [
    'dependency',
    [
      'trivy',
      'grype',
      'osv-scanner',
      'dependency-check',
      'snyk open source',
      'govulncheck',
    ],
  ],
  ['cloud', ['checkov', 'kics', 'tfsec', 'terrascan', 'kubescape', 'snyk iac']],
];

function usualCategory(tool: string | undefined): Category {
  const found = specialists.find(([, names]) => isNamed(tool, names));
  return found?.[0] ?? 'code';
}

function isNamed(tool: string | undefined, names: string[]): boolean {
  const name = tool?.toLocaleLowerCase('en-US') ?? '';
  return names.some(each => name.includes(each));
}
