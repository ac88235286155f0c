import { FormatExpectations } from '../FormatExpectations';

const prowler = {
  lines: [],
  messages: [
    'Message',
    'StatusExtended',
    'Description',
    'Risk',
    'Remediation',
    'Text',
    'Notes',
    'CHECK_RESULT_EXTENDED',
    'CHECK_RISK',
    'CHECK_REMEDIATION',
    'STATUS_EXTENDED',
    'DESCRIPTION',
    'RISK',
    'CHECK_TITLE',
    'CheckTitle',
    'message',
    'status_detail',
    'desc',
    'title',
    'risk_details',
  ],
  severities: [
    'Severity',
    'CHECK_SEVERITY',
    'SEVERITY',
    'severity',
    'severity_id',
  ],
  versions: ['PROWLER_VERSION', 'version'],
  results: ['rows', 'values.*', '*'],
};

const securityHub = {
  lines: [],
  messages: ['Title', 'Description', 'Text'],
  severities: ['Label', 'Original', 'Normalized', 'Product'],
  versions: ['Version', 'FixedInVersion', 'UpdatedAt'],
  results: ['findings.*', 'Findings.*', '*'],
};

/** Scanners of cloud accounts and infrastructure as code. */
export const cloud: FormatExpectations = {
  folders: {
    checkov: {
      format: 'checkov',
      reimport: {
        lines: ['file_line_range'],
        messages: ['check_name', 'guideline', 'description'],
        severities: ['severity'],
        versions: ['checkov_version'],
        results: ['results.failed_checks.*', '*.results.failed_checks.*'],
      },
    },
    kics: {
      format: 'kics',
      reimport: {
        lines: ['line', 'search_line'],
        messages: [
          'description',
          'query_name',
          'expected_value',
          'actual_value',
        ],
        severities: ['severity'],
        versions: ['kics_version'],
        results: ['queries.*.files.*'],
      },
    },
    tfsec: {
      format: 'tfsec',
      reimport: {
        lines: ['start_line', 'end_line'],
        messages: ['description', 'rule_description', 'impact', 'resolution'],
        severities: ['severity'],
        versions: [],
        results: ['results.*'],
      },
    },
    terrascan: {
      format: 'terrascan',
      reimport: {
        lines: ['line'],
        messages: ['description'],
        severities: ['severity'],
        versions: [],
        results: ['results.violations.*'],
      },
    },
    hadolint: {
      format: 'hadolint',
      reimport: {
        lines: ['line', 'column'],
        messages: ['message'],
        severities: ['level'],
        versions: [],
        results: ['*'],
      },
    },
    kubescape: {
      format: 'kubescape',
      reimport: {
        lines: [],
        messages: ['controls.name'],
        severities: ['scoreFactor', 'score'],
        versions: ['kubescapeVersion'],
        results: ['results.*.controls.*'],
      },
    },
    kubebench: {
      format: 'kube-bench',
      reimport: {
        lines: [],
        messages: ['test_desc', 'remediation', 'test_info', 'reason'],
        severities: [],
        versions: ['version', 'detected_version'],
        results: ['Controls.*.tests.*.results.*', '*.tests.*.results.*'],
      },
    },
    prowler: {
      format: 'prowler',
      reimport: prowler,
    },
    aws_prowler: {
      format: 'prowler',
      reimport: prowler,
    },
    aws_prowler_v3plus: {
      format: 'prowler',
      reimport: prowler,
    },
    awssecurityhub: { format: 'asff', reimport: securityHub },
    asff: { format: 'asff', reimport: securityHub },
  },
  deviations: {
    'aws_prowler/issue4450.csv': {
      reason: 'a passed check is no finding',
      severities: { high: 3 },
    },
    'aws_prowler/many_vuln.csv': {
      reason: 'the word Informational is info, not low',
      severities: { high: 1, medium: 2, info: 1 },
    },
    'aws_prowler/many_vuln2.csv': {
      reason:
        'passed and informative checks are no findings; each failed one is counted, with the severity that it says',
      severities: { critical: 1, high: 3, medium: 30, low: 3, info: 5 },
    },
    'aws_prowler_v3plus/many_vuln.ocsf.json': {
      reason: 'a suppressed finding is reported, and comes in suppressed',
      severities: { high: 3 },
    },
    'awssecurityhub/config_one_finding.json': {
      reason: 'a passed check is no finding',
      severities: {},
    },
    'awssecurityhub/config_repeated_findings.json': {
      reason: 'passed checks are no findings',
      severities: {},
    },
    'hadolint/many_dockerfile.json': {
      reason: 'the word warning is medium, not high',
      severities: { medium: 9, info: 3 },
    },
    'kubescape/with_a_failure.json': {
      reason: 'Kubescape itself rates a score factor of 4 as medium',
      severities: { medium: 3 },
    },
    'prowler/example_output_aws.ocsf.json': {
      reason: 'a check that a person has to make has found nothing',
      severities: { medium: 1, low: 1 },
    },
    'prowler/example_output_gcp.csv': {
      reason: 'the same check failed by two resources is counted twice',
      severities: { critical: 2, medium: 1 },
    },
    'prowler/example_output_kubernetes.ocsf.json': {
      reason: 'each failed check is counted',
      severities: { medium: 4 },
    },
    'tfsec/many_findings_current.json': {
      reason:
        'results of several instances of a module are counted each, though they are one place and one finding',
      severities: { critical: 14, high: 3, medium: 1, low: 1 },
    },
  },
  refusals: {},
  indivisible: {
    'awssecurityhub/inspector_ec2_cve_no_vulnerabilities.json': {
      reason:
        'without its only finding nothing in it says that packages were looked at',
    },
    'awssecurityhub/issue_10956.json': {
      reason:
        'without its only finding nothing in it says that packages were looked at',
    },
    'aws_prowler/issue4450.csv': {
      reason:
        'its format names no resource, so its three results are one finding with three places',
    },
  },
};
