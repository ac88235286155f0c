import { FormatExpectations } from '../FormatExpectations';

/** SARIF, Trivy and gitleaks. */
export const sarifTrivyGitleaks: FormatExpectations = {
  folders: {
    sarif: {
      format: 'sarif',
      reimport: {
        lines: ['startLine', 'endLine', 'startColumn', 'endColumn'],
        messages: [
          'message.text',
          'fullDescription.text',
          'shortDescription.text',
          'markdown',
        ],
        severities: ['level', 'security-severity'],
        versions: ['semanticVersion', 'version'],
        results: ['runs.*.results.*'],
      },
    },
    trivy: {
      format: 'trivy',
      reimport: {
        lines: ['StartLine', 'EndLine'],
        messages: ['Description', 'Message', 'Resolution', 'Title'],
        severities: ['Severity'],
        versions: ['InstalledVersion', 'FixedVersion'],
        results: [
          'Results.*.Vulnerabilities.*',
          'Results.*.Misconfigurations.*',
          'Results.*.Secrets.*',
          '*.Vulnerabilities.*',
          'Resources.*.Results.*.Vulnerabilities.*',
          'Resources.*.Results.*.Misconfigurations.*',
          'Resources.*.Results.*.Secrets.*',
          'Vulnerabilities.*.Results.*.Vulnerabilities.*',
          'Misconfigurations.*.Results.*.Misconfigurations.*',
        ],
      },
    },
    gitleaks: {
      format: 'gitleaks',
      reimport: {
        lines: [
          'StartLine',
          'EndLine',
          'StartColumn',
          'EndColumn',
          'lineNumber',
        ],
        messages: ['Description', 'Message', 'commitMessage'],
        severities: [],
        versions: [],
        results: ['*'],
      },
    },
  },
  deviations: {
    'sarif/blackduck_nested_fingerprints.sarif': {
      reason: 'the level note is low, not info',
      severities: { high: 3, medium: 1, low: 1 },
    },
    'sarif/njsscan.sarif': {
      reason:
        'a result with two locations is one result, not one finding for each of them',
      severities: { high: 1, medium: 1 },
    },
    'sarif/spotbugs.sarif': {
      reason: 'the level note is low, not info',
      severities: { low: 56 },
    },
    'trivy/legacy_trivy_mix.json': {
      reason: 'a vulnerability without any severity is medium, not info',
      severities: { high: 6, medium: 1 },
    },
    'gitleaks/data_many.json': {
      reason:
        'gitleaks says no severity, so a secret is high, whichever rule it is of',
      severities: { high: 2 },
    },
    'gitleaks/redacted_data_many.json': {
      reason: 'gitleaks says no severity, so a secret is high',
      severities: { high: 6 },
    },
  },
  refusals: {
    'sarif_codeql_action/invalid-sarif.sarif': {
      reason: 'its results are a number',
      message: /^runs\[0\].results must be a list/,
    },
    'sarif_codeql_action/pull_request.json': {
      reason: 'it is an event of GitHub, not a report',
      message: /No parser recognises the report/,
    },
  },
};
