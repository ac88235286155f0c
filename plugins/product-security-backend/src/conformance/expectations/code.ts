import { FormatExpectations } from '../FormatExpectations';

/** Scanners of code. */
export const code: FormatExpectations = {
  folders: {
    bandit: {
      format: 'bandit',
      reimport: {
        lines: ['line_number', 'line_range', 'col_offset', 'end_col_offset'],
        numberedLines: ['code'],
        messages: ['issue_text', 'more_info'],
        severities: ['issue_severity', 'issue_confidence'],
        versions: ['generated_at'],
        results: ['results.*'],
      },
    },
    brakeman: {
      format: 'brakeman',
      reimport: {
        lines: ['line'],
        messages: ['message', 'link'],
        severities: ['confidence'],
        versions: ['brakeman_version', 'rails_version', 'ruby_version'],
        results: ['warnings.*', 'ignored_warnings.*'],
      },
    },
    checkmarx_one: {
      format: 'checkmarx-one',
      reimport: {
        lines: [
          'line',
          'column',
          'methodLine',
          'sourceLine',
          'destinationLine',
        ],
        messages: [
          'description',
          'descriptionHTML',
          'value',
          'expectedValue',
          'actualValue',
        ],
        severities: ['severity', 'cvssScore'],
        versions: ['packageVersion', 'recommendedVersion'],
        results: [
          'results.*',
          'scanResults.resultsList.*.vulnerabilities.*',
          'iacScanResults.technology.*.queries.*.resultsList.*',
        ],
      },
    },
    gosec: {
      format: 'gosec',
      reimport: {
        lines: ['line', 'column'],
        numberedLines: ['code'],
        messages: ['details'],
        severities: ['severity', 'confidence'],
        versions: ['GosecVersion'],
        results: ['Issues.*'],
      },
    },
    semgrep: {
      format: 'semgrep',
      reimport: {
        lines: ['line', 'col', 'offset'],
        messages: ['message', 'fix'],
        severities: ['severity', 'confidence', 'likelihood', 'impact'],
        versions: ['version', 'version_id', 'rv_id'],
        results: ['results.*'],
      },
    },
    semgrep_pro: {
      format: 'semgrep',
      reimport: {
        lines: ['line', 'column', 'end_line', 'end_column'],
        messages: ['rule_message', 'rule.message'],
        severities: ['severity', 'confidence'],
        versions: [],
        results: ['findings.*'],
      },
    },
    sonarqube: {
      format: 'sonarqube',
      reimport: {
        lines: ['line', 'startLine', 'endLine', 'startOffset', 'endOffset'],
        messages: ['message', 'description', 'msg', 'htmlDesc'],
        severities: ['severity', 'vulnerabilityProbability'],
        versions: ['updateDate'],
        results: ['issues.*', 'hotspots.*', 'tr'],
      },
    },
    veracode: {
      format: 'veracode',
      reimport: {
        lines: ['line', 'file_line_number', 'functionrelativelocation'],
        messages: ['description', 'note', 'cve_summary'],
        severities: ['severity', 'cvss_score', 'exploitLevel'],
        versions: ['engine_version', 'policy_version'],
        results: ['flaw', 'vulnerability', 'findings.*'],
      },
    },
  },
  deviations: {
    'checkmarx_one/vulnerabilities_from_scan_results.json': {
      reason: 'information is the word for info',
      severities: { high: 3, medium: 47, low: 85, info: 11 },
    },
    'semgrep/cwe_list.json': {
      reason: 'the word INFO is info, not low',
      severities: { info: 1 },
    },
    'semgrep/many_findings.json': {
      reason: 'the word INFO is info, not low',
      severities: { medium: 2, info: 1 },
    },
    'semgrep/repeated_findings.json': {
      reason: 'what is reported counts before duplicates are removed',
      severities: { medium: 2 },
    },
    'sonarqube/findings_over_api.json': {
      reason:
        'a bug and a code smell are no security findings; critical is the second level of the scale, below blocker, in all its reports',
      severities: { high: 1, medium: 2 },
    },
    'veracode/dynamic_findings_list_format.json': {
      reason:
        'what is closed because it was mitigated is suppressed, not left out; severity 0 is informational',
      severities: { high: 1, medium: 3, info: 1 },
    },
    'veracode/mitigated_fixed_finding.xml': {
      reason: 'a flaw whose remediation status is fixed is not reported',
      severities: {},
    },
  },
  refusals: {},
  indivisible: {
    'checkmarx_one/two-false-positive.json': {
      reason:
        'both results are suppressed, and what is suppressed does not close',
    },
    'semgrep/repeated_findings.json': {
      reason: 'its two results are one finding',
    },
  },
};
