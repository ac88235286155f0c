import { FormatExpectations, ReimportMarks } from '../FormatExpectations';

/** Scanners of dependencies. */
export const dependencies: FormatExpectations = {
  folders: {
    npm_audit: { format: 'npm-audit', reimport: advisories('advisories.*') },
    npm_audit_7_plus: {
      format: 'npm-audit',
      reimport: {
        lines: [],
        messages: ['title'],
        severities: ['severity', 'score'],
        versions: ['range'],
        results: ['vulnerabilities.*.via.*'],
      },
    },
    yarn_audit: {
      format: 'yarn-audit',
      reimport: advisories('values.*.advisories.*', 'values.*'),
    },
    pnpm_audit: { format: 'pnpm-audit', reimport: advisories('advisories.*') },
    pip_audit: {
      format: 'pip-audit',
      reimport: {
        lines: [],
        messages: ['description'],
        severities: [],
        versions: ['version', 'fix_versions'],
        results: ['dependencies.*.vulns.*'],
      },
    },
    cargo_audit: {
      format: 'cargo-audit',
      reimport: {
        lines: [],
        messages: ['title', 'description'],
        severities: [],
        versions: ['version', 'checksum', 'last-commit'],
        results: ['vulnerabilities.list.*'],
      },
    },
    bundler_audit: {
      format: 'bundler-audit',
      reimport: {
        lines: [],
        messages: ['title', 'description', 'Title', 'Solution'],
        severities: ['criticality', 'cvss_v3', 'Criticality'],
        versions: ['version', 'Version'],
        results: ['results.*', 'blocks'],
      },
    },
    govulncheck: {
      format: 'govulncheck',
      reimport: {
        lines: ['line', 'column', 'offset', 'Line', 'Column', 'Offset'],
        messages: ['summary', 'details', 'message'],
        severities: ['severity'],
        versions: ['version', 'fixed_version', 'fixed', 'scanner_version'],
        results: ['values.*.finding', '*.finding', 'values.*.Vulns.*'],
      },
    },
    osv_scanner: {
      format: 'osv-scanner',
      reimport: {
        lines: [],
        messages: ['summary', 'details'],
        severities: ['max_severity', 'database_specific.severity'],
        versions: ['package.version', 'fixed'],
        results: ['results.*.packages.*'],
      },
    },
    snyk: {
      format: 'snyk',
      reimport: {
        lines: [],
        messages: ['title', 'description'],
        severities: ['severity', 'severityWithCritical', 'cvssScore'],
        versions: ['version', 'from', 'upgradePath', 'fixedIn'],
        results: [
          'vulnerabilities.*',
          '*.vulnerabilities.*',
          'applications.*.vulnerabilities.*',
        ],
      },
    },
    snyk_issue_api: {
      format: 'snyk-issues',
      reimport: {
        lines: ['line', 'column'],
        messages: ['title'],
        severities: ['effective_severity_level', 'level'],
        versions: ['package_version'],
        results: ['data.*'],
      },
    },
    jfrog_xray_unified: {
      format: 'jfrog-xray',
      reimport: {
        lines: [],
        messages: ['summary', 'description'],
        severities: ['severity', 'cvss3_max_score', 'cvss_v3_score'],
        versions: ['vulnerable_component', 'fixed_versions'],
        results: ['rows.*'],
      },
    },
  },
  deviations: {
    'npm_audit_7_plus/many_vulns.json': {
      reason:
        'three of its packages have no advisory of their own and only depend on those that have',
      severities: { medium: 2, low: 1 },
    },
    'npm_audit_7_plus/one_vuln.json': {
      reason: 'its package has two advisories, which are two findings',
      severities: { high: 1, medium: 1 },
    },
    'cargo_audit/many_findings_cvss.json': {
      reason: 'an advisory without a CVSS vector is medium, not high',
      severities: { critical: 1, high: 3, medium: 6 },
    },
    'bundler_audit/bundler-audit_v0.6.1.txt': {
      reason: "bundler-audit's own word Unknown is info, not medium",
      severities: { info: 2 },
    },
    'bundler_audit/version_9.0.json': {
      reason: 'the other tool reads only the text of bundler-audit',
      severities: { medium: 4 },
    },
    'govulncheck/issue_15033.json': {
      reason:
        'the other tool counts every record of the database about a module, whatever its version; govulncheck says no severity, which is medium',
      severities: { medium: 72 },
    },
    'govulncheck/many_vulns.json': {
      reason: 'govulncheck says no severity, which is medium',
      severities: { medium: 3 },
    },
    'govulncheck/many_vulns_new_version.json': {
      reason: 'govulncheck says no severity, which is medium',
      severities: { medium: 1 },
    },
    'osv_scanner/multi_cwe_fabricated.json': {
      reason: 'a vulnerability without any severity is medium, not low',
      severities: { medium: 1 },
    },
    'osv_scanner/some_findings.json': {
      reason: 'a vulnerability without any severity is medium, not low',
      severities: { medium: 1 },
    },
    'snyk/snykcontainer_issue_epss.json': {
      reason:
        'the applications in the image are scanned too; the word of Snyk goes before its score',
      severities: { critical: 1, high: 2, medium: 9, low: 1 },
    },
    'snyk_issue_api/snyk_sca_scan_api_many_vuln.json': {
      reason: 'one of its issues is resolved, which is no finding',
      severities: { critical: 1, high: 3 },
    },
  },
  refusals: {
    'govulncheck/empty.json': {
      reason: 'govulncheck always says how it was configured',
      message: /^The report is not JSON/,
      format: 'govulncheck',
    },
    'govulncheck/issue_15033_sarif.json': {
      reason: 'it is SARIF, and read as such when no format is given',
      message: /^config must be in one of the messages/,
      format: 'govulncheck',
    },
  },
  indivisible: {
    'govulncheck/issue_15033.json': {
      reason:
        'each vulnerability that is called has several messages, and the others are suppressed',
    },
    'govulncheck/many_vulns.json': {
      reason: 'each of its vulnerabilities is listed for several symbols',
    },
    'yarn_audit/yarn_audit_multiple_cwes2.json': {
      reason: 'its two advisories are one vulnerability in one package',
    },
  },
};

/** Of the answer of the npm registry's audit endpoint, and of the events of Yarn 1. */
function advisories(...results: string[]): ReimportMarks {
  return {
    lines: [],
    messages: ['title', 'overview', 'recommendation'],
    severities: ['severity', 'score'],
    versions: ['version', 'vulnerable_versions', 'patched_versions'],
    results,
  };
}
