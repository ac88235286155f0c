import { FormatExpectations, ReimportMarks } from '../FormatExpectations';

const gitlab: ReimportMarks = {
  lines: ['start_line', 'end_line'],
  messages: ['vulnerabilities.name', 'message', 'description', 'solution'],
  severities: ['severity', 'confidence'],
  versions: ['version'],
  results: ['vulnerabilities.*'],
};

const codeScanning: ReimportMarks = {
  lines: ['start_line', 'end_line', 'start_column', 'end_column'],
  messages: ['description', 'full_description', 'text'],
  severities: ['severity', 'security_severity_level'],
  versions: ['version', 'commit_sha'],
  results: ['*'],
};

const dependabot: ReimportMarks = {
  lines: [],
  messages: ['summary', 'description'],
  severities: ['severity', 'score'],
  versions: ['vulnerableRequirements', 'vulnerableVersionRange', 'identifier'],
  results: [
    'data.repository.vulnerabilityAlerts.nodes.*',
    'data.repository.search.nodes.*.vulnerabilityAlerts.nodes.*',
  ],
};

/** Reports of GitLab and GitHub, which cover several categories. */
export const platforms: FormatExpectations = {
  folders: {
    github_sast: { format: 'github-code-scanning', reimport: codeScanning },
    github_vulnerability: {
      format: {
        'github-1-vuln-repo-dependabot-link.json': 'github-dependabot',
        'github-vuln-version.json': 'github-dependabot',
        'github_h2.json': 'github-dependabot',
        'github_multi_cwe_fabricated.json': 'github-dependabot',
        'github_search3.json': 'github-dependabot',
        'github_search4_null_cvss_vector.json': 'github-dependabot',
        'issue_9582.json': 'github-code-scanning',
      },
      reimport: {
        lines: [...codeScanning.lines],
        messages: [...codeScanning.messages, ...dependabot.messages],
        severities: [...codeScanning.severities, ...dependabot.severities],
        versions: [...codeScanning.versions, ...dependabot.versions],
        results: [...dependabot.results, ...codeScanning.results],
      },
    },
    gitlab_api_fuzzing: { format: 'gitlab', reimport: gitlab },
    gitlab_container_scan: { format: 'gitlab', reimport: gitlab },
    gitlab_dast: { format: 'gitlab', reimport: gitlab },
    gitlab_dep_scan: { format: 'gitlab', reimport: gitlab },
    gitlab_sast: { format: 'gitlab', reimport: gitlab },
  },
  deviations: {
    'gitlab_sast/gl-sast-report_issue4344_v14.json': {
      reason: 'a result without any severity is medium, not info',
      severities: { medium: 1 },
    },
  },
  refusals: {},
  indivisible: {
    'gitlab_sast/gl-sast-report-1-vuln_v14.json': {
      reason:
        'without its only vulnerability nothing in it says what was scanned',
    },
    'github_vulnerability/github_search3.json': {
      reason:
        'both alerts are of one vulnerability in one package, in two manifests',
    },
    'github_vulnerability/github_search4_null_cvss_vector.json': {
      reason:
        'both alerts are of one vulnerability in one package, in two manifests',
    },
  },
};
