import { FormatExpectations } from '../FormatExpectations';

const everyInstance =
  'every instance of an alert can be a finding of its own, and the other tool counts alerts';

const everyReportItem =
  'every report item is listed at its own place, and the other tool merges those of one name';

/** Scanners of secrets and of running applications, and the generic format. */
export const secretsAndDynamic: FormatExpectations = {
  folders: {
    trufflehog3: {
      format: 'trufflehog',
      reimport: {
        lines: ['line'],
        messages: ['message'],
        severities: ['severity'],
        versions: [],
        results: ['*'],
      },
    },
    ggshield: {
      format: 'ggshield',
      reimport: {
        lines: ['line_start', 'line_end', 'index_start', 'index_end'],
        messages: ['description'],
        severities: ['severity'],
        versions: ['iac_engine_version'],
        results: ['scans.*.entities_with_incidents.*.incidents.*'],
      },
    },
    noseyparker: {
      format: 'nosey-parker',
      reimport: {
        lines: ['line', 'column'],
        messages: ['message', 'comment', 'before', 'after'],
        severities: [],
        versions: [],
        results: ['values.*'],
      },
    },
    secretlint: {
      format: 'secretlint',
      reimport: {
        lines: ['line', 'column'],
        messages: ['message'],
        severities: ['severity'],
        versions: [],
        results: ['*.messages.*'],
      },
    },
    rusty_hog: {
      format: 'rusty-hog',
      reimport: {
        lines: ['linenum', 'new_line_num', 'old_line_num'],
        messages: ['commit', 'diff'],
        severities: [],
        versions: [],
        results: ['*'],
      },
    },
    zap: {
      format: 'zap',
      reimport: {
        lines: [],
        messages: ['desc', 'solution', 'otherinfo', 'reference', 'evidence'],
        severities: ['riskdesc'],
        versions: ['version'],
        results: ['instance'],
      },
    },
    nuclei: {
      format: 'nuclei',
      reimport: {
        lines: [],
        messages: ['description', 'remediation', 'name', 'response'],
        severities: ['severity', 'cvss-score'],
        versions: [],
        results: ['values.*', '*'],
      },
    },
    stackhawk: {
      format: 'stackhawk',
      reimport: {
        lines: [],
        messages: ['pluginName'],
        severities: ['severity'],
        versions: ['hawkscanVersion'],
        results: ['scanCompleted.findings.*.paths.*'],
      },
    },
    acunetix: {
      format: 'acunetix',
      reimport: {
        lines: [],
        messages: ['Details', 'Description', 'Impact', 'Recommendation'],
        severities: ['Severity'],
        versions: [],
        results: ['ReportItem', 'Vulnerabilities.*'],
      },
    },
    generic: {
      format: 'generic',
      reimport: {
        lines: ['line'],
        messages: ['description', 'Description', 'mitigation', 'Mitigation'],
        severities: ['severity', 'Severity'],
        versions: ['component_version', 'fix_version'],
        results: ['rows', 'findings.*.endpoints.*', 'findings.*'],
      },
    },
  },
  deviations: {
    'acunetix/XML_http_example_co_id_.xml': {
      reason: everyReportItem,
      severities: { medium: 5, low: 13, info: 1 },
    },
    'acunetix/XML_http_example_co_id_port_num.xml': {
      reason: everyReportItem,
      severities: { medium: 5, low: 13, info: 1 },
    },
    'generic/generic_report3.csv': {
      reason: 'both findings are mitigated: they are not there any more',
      severities: {},
    },
    'generic/generic_report3.json': {
      reason:
        'of the three critical ones two are mitigated, and the third is at two endpoints',
      severities: { critical: 2, medium: 1 },
    },
    'generic/generic_report4.csv': {
      reason: 'a finding without a severity is medium, not info',
      severities: { medium: 4 },
    },
    'generic/generic_report4.json': {
      reason: 'one finding at four endpoints is reported at each of them',
      severities: { low: 4 },
    },
    'noseyparker/noseyparker_many_vul.jsonl': {
      reason:
        'six matches are listed; which of them are one credential is for the identity to say',
      severities: { high: 6 },
    },
    'nuclei/multiple_v3.json': {
      reason:
        'six events are listed; two of one template and place count as duplicates',
      severities: { info: 6 },
    },
    'stackhawk/stackhawk_one_vuln_all_endpoints_have_different_status.json': {
      reason:
        'a finding at three paths is reported at each of them; two come in suppressed',
      severities: { low: 3 },
    },
    'zap/0_zap_sample.xml': {
      reason: everyInstance,
      severities: { medium: 1, low: 11 },
    },
    'zap/0_zap_sample_without_zap3.xml': {
      reason: everyInstance,
      severities: { low: 11 },
    },
    'zap/1_zap_sample_0_and_new_absent.xml': {
      reason: everyInstance,
      severities: { medium: 1, low: 11 },
    },
    'zap/2_zap_sample_0_and_new_endpoint.xml': {
      reason: everyInstance,
      severities: { medium: 1, low: 12 },
    },
    'zap/3_zap_sampl_0_and_different_severities.xml': {
      reason: everyInstance,
      severities: { medium: 9, low: 3 },
    },
    'zap/5_zap_sample_one.xml': {
      reason: everyInstance,
      severities: { low: 6 },
    },
    'zap/dvwa_baseline_dojo.xml': {
      reason: everyInstance,
      severities: { medium: 35, low: 47, info: 42 },
    },
    'zap/dvwa_baseline_dojo_fabricated_internal_duplicates.xml': {
      reason: everyInstance,
      severities: { medium: 44, low: 41, info: 38 },
    },
    'zap/dvwa_baseline_dojo_fabricated_internal_duplicates_subset.xml': {
      reason: everyInstance,
      severities: { medium: 44, low: 11, info: 20 },
    },
    'zap/juicy2.xml': {
      reason: everyInstance,
      severities: { medium: 22, low: 40, info: 24 },
    },
    'zap/zap-results-first-scan.xml': {
      reason: everyInstance,
      severities: { high: 5, medium: 30, low: 48, info: 47 },
    },
    'zap/zap-results-second-scan.xml': {
      reason: everyInstance,
      severities: { high: 5, medium: 25, low: 52, info: 44 },
    },
  },
  refusals: {
    'stackhawk/invalid.json': {
      reason: 'it is an empty object, which no format is recognised by',
      message: /^The report says nothing that tells its format/,
    },
  },
  indivisible: {
    'acunetix/acunetix360_one_finding_accepted_risk.json': {
      reason: 'its only finding is suppressed, and opens and closes nothing',
    },
    'acunetix/acunetix360_one_finding_false_positive.json': {
      reason: 'its only finding is suppressed, and opens and closes nothing',
    },
    'ggshield/many_findings.json': {
      reason: 'both results are one credential in one file, in two commits',
    },
    'zap/5_zap_sample_one.xml': {
      reason: 'each of its findings has several instances',
    },
  },
};
