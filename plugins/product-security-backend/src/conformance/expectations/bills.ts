import { FormatExpectations } from '../FormatExpectations';

/** Bills of materials and VEX documents, and the tools that work on them. */
export const bills: FormatExpectations = {
  folders: {
    cyclonedx: {
      format: 'cyclonedx',
      reimport: {
        lines: [],
        messages: ['description', 'detail', 'recommendation', 'title'],
        severities: ['severity', 'score', 'base'],
        versions: ['purl', 'timestamp'],
        results: ['vulnerabilities.*', 'vulnerability'],
      },
    },
    spdx: {
      format: 'spdx',
      reimport: {
        lines: [],
        messages: ['supplier'],
        severities: [],
        versions: ['versionInfo', 'created', 'documentNamespace', 'creators'],
        results: ['packages.*'],
      },
    },
    openvex: {
      format: 'openvex',
      reimport: {
        lines: [],
        messages: ['impact_statement', 'action_statement'],
        severities: [],
        versions: ['timestamp'],
        results: ['statements.*'],
      },
    },
    csaf: {
      format: 'csaf',
      reimport: {
        lines: [],
        messages: ['title'],
        severities: [],
        versions: ['version'],
        results: ['vulnerabilities.*'],
      },
    },
    dependency_check: {
      format: 'dependency-check',
      reimport: {
        lines: [],
        messages: ['description', 'notes'],
        severities: ['severity', 'baseSeverity', 'score', 'baseScore'],
        versions: ['engineVersion', 'timestamp'],
        results: ['vulnerability'],
      },
    },
    dependency_track: {
      format: 'dependency-track',
      reimport: {
        lines: [],
        messages: ['description', 'recommendation', 'title', 'cweName'],
        severities: ['severity', 'cvssV3BaseScore', 'cvssV4Score'],
        versions: ['version', 'latestVersion', 'timestamp', 'purl'],
        results: ['findings.*'],
      },
    },
  },
  deviations: {
    'cyclonedx/spec1_lowfirst.xml': {
      reason:
        'of several ratings the first with a severity counts, whatever its method',
      severities: { low: 1 },
    },
    'openvex/openvex_one_vuln.json': {
      reason: 'OpenVEX says no severity, so a vulnerability is medium',
      severities: { medium: 1 },
    },
  },
  refusals: {
    'csaf/csaf_unsupported_version.json': {
      reason: 'CSAF 1.2 was another schema, of XML',
      message: /^document\.csaf_version must be one of 2\.0, 2\.1/,
    },
    'openvex/openvex_not_a_document.json': {
      reason: 'a list of words is no report',
      message: /No parser recognises the report/,
    },
    'openvex_examples/spec/openvex_json_schema.json': {
      reason: 'the schema of OpenVEX is no document of it',
      message: /No parser recognises the report/,
    },
    'openvex_examples/spec/ATTESTING-01.json': {
      reason: 'a statement outside of a document has no author and no time',
      message: /No parser recognises the report/,
    },
    'openvex_examples/spec/ATTESTING-02.json': {
      reason: 'an attestation with an empty predicate',
      message:
        /^predicate\.@context must be a text that starts with 'https:\/\/openvex\.dev\/ns', and is missing$/,
    },
    'openvex_examples/go-vex/vex/vex.yaml': {
      reason: 'OpenVEX is JSON',
      message: /No parser recognises the report/,
    },
  },
  indivisible: {
    'openvex/openvex_one_vuln.json': {
      reason: 'its only finding is suppressed, and so nothing closes with it',
    },
    'cyclonedx/valid-vulnerability-1.4.json': {
      reason: 'its only finding is suppressed, and so nothing closes with it',
    },
    'cyclonedx/valid-vulnerability-1.4.xml': {
      reason: 'its only finding is suppressed, and so nothing closes with it',
    },
  },
};
