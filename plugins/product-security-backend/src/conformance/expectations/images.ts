import { FormatExpectations } from '../FormatExpectations';

/** Scanners of images and hosts. */
export const images: FormatExpectations = {
  folders: {
    anchore_grype: {
      format: 'grype',
      reimport: {
        lines: [],
        messages: ['description'],
        severities: ['severity', 'baseScore'],
        versions: ['descriptor.version', 'artifact.version', 'versions'],
        results: ['matches.*'],
      },
    },
    anchore_engine: {
      format: 'anchore-engine',
      reimport: {
        lines: [],
        messages: ['description'],
        severities: ['severity', 'base_score', 'nvdCvssBaseScore'],
        versions: ['package_version', 'fix', 'fixAvailable', 'tag'],
        results: ['vulnerabilities.*', 'securityEvaluation.*'],
      },
    },
    anchore_enterprise: {
      format: 'anchore-enterprise',
      reimport: {
        lines: [],
        messages: ['comment'],
        severities: [],
        versions: ['last_evaluation'],
        results: ['*.*.*.*.detail.result.result.*.result.rows.*'],
      },
    },
    anchorectl_policies: {
      format: 'anchorectl-policies',
      reimport: {
        lines: [],
        messages: ['description'],
        severities: ['details.status'],
        versions: ['evaluationTime'],
        results: ['evaluations.*.details.*'],
      },
    },
    anchorectl_vulns: {
      format: 'anchorectl-vulnerabilities',
      reimport: {
        lines: [],
        messages: [],
        severities: ['severity'],
        versions: ['packageVersion', 'fix'],
        results: ['*'],
      },
    },
    trivy_operator: {
      format: 'trivy-operator',
      reimport: {
        lines: [],
        messages: [
          'description',
          'messages',
          'remediation',
          'title',
          'controlCheck.name',
        ],
        severities: ['severity', 'score'],
        versions: [
          'installedVersion',
          'fixedVersion',
          'scanner.version',
          'artifact.tag',
          'resourceVersion',
        ],
        results: [
          'report.vulnerabilities.*',
          'report.checks.*',
          '*.report.checks.*',
          '*.report.vulnerabilities.*',
          '*.*.report.checks.*',
          '*.*.report.secrets.*',
          '*.*.report.vulnerabilities.*',
          'status.detailReport.results.*.checks.*',
          '*.status.summaryReport.controlCheck.*',
        ],
      },
    },
    clair: {
      format: 'clair',
      reimport: {
        lines: [],
        messages: ['description', 'Description'],
        severities: ['severity', 'Severity'],
        versions: ['featureversion', 'FeatureVersion', 'FixedBy', 'fixedby'],
        results: ['vulnerabilities.*', 'Vulnerabilities.*.*'],
      },
    },
    harbor_vulnerability: {
      format: 'harbor',
      reimport: {
        lines: [],
        messages: ['description'],
        severities: ['severity', 'score_v3'],
        versions: ['scanner.version', 'vulnerabilities.version', 'fix_version'],
        results: ['*.vulnerabilities.*'],
      },
    },
    aws_inspector2: {
      format: 'aws-inspector2',
      reimport: {
        lines: ['startLine', 'endLine'],
        messages: ['description', 'title', 'remediation', 'text'],
        severities: ['severity', 'inspectorScore', 'baseScore'],
        versions: [
          'vulnerablePackages.version',
          'release',
          'fixedInVersion',
          'imageTags',
          'updatedAt',
        ],
        results: ['findings.*'],
      },
    },
    twistlock: {
      format: 'twistlock',
      reimport: {
        lines: [],
        messages: ['description', 'cause', 'Description', 'Cause'],
        severities: ['severity', 'cvss', 'Severity', 'CVSS'],
        versions: ['packageVersion', 'Package Version', 'status', 'Tag'],
        results: [
          'results.*.vulnerabilities.*',
          'results.*.compliances.*',
          'rows',
        ],
      },
    },
    wiz: {
      format: 'wiz',
      reimport: {
        lines: [],
        messages: ['Title', 'Description', 'Remediation Recommendation'],
        severities: ['Severity'],
        versions: [],
        results: ['rows'],
      },
    },
  },
  deviations: {
    'anchore_enterprise/many_checks.json': {
      reason:
        'a vulnerability has the severity its check says, not that of the action the policy takes',
      severities: { critical: 25, high: 16, medium: 16 },
    },
    'anchorectl_policies/new_format_many_violations.json': {
      reason: 'HIGH is high, not critical',
      severities: { high: 1, medium: 2 },
    },
    'aws_inspector2/aws_inspector2_many_vul.json': {
      reason:
        'a closed finding is not reported, one of two packages is two, and an untriaged one without any score is medium',
      severities: { high: 2, medium: 4, low: 2 },
    },
    'clair/clairklar_mixed.json': {
      reason: 'an unknown severity is info, not critical',
      severities: { critical: 2, high: 1, medium: 1, low: 1, info: 1 },
    },
    'wiz/multiple_findings.csv': {
      reason: 'a resolved issue is not reported',
      severities: { critical: 6, high: 6, medium: 13, low: 43, info: 29 },
    },
    'wiz/resolved_findings.csv': {
      reason: 'resolved issues are not reported',
      severities: {},
    },
  },
  refusals: {
    'anchore_enterprise/invalid_checks_format.json': {
      reason: 'the result of its evaluation is missing',
      message: /detail\.result\.result must be an object, and is missing/,
    },
    'aws_inspector2/empty_with_error.json': {
      reason: 'an empty object is no list of findings',
      message: /The report says nothing that tells its format/,
    },
  },
  indivisible: {
    'anchore_engine/one_vuln_many_files.json': {
      reason: 'one vulnerability of one package, in several files',
    },
    'anchore_grype/same_cve_different_paths.json': {
      reason: 'one vulnerability of one package, in two files',
    },
  },
};
