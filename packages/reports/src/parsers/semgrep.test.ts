import { readReport } from '../readReport';
import { semgrepParser } from './semgrep';

const read = (value: unknown) => readReport(Buffer.from(JSON.stringify(value)));
const parse = (value: unknown) => {
  const parsed = semgrepParser.parse(read(value));
  return { ...parsed, results: [...parsed.results] };
};

const match = {
  check_id: 'python.lang.security.use-yaml-load',
  path: 'app/config.py',
  start: { line: 4, col: 9, offset: 70 },
  end: { line: 4, col: 30, offset: 91 },
  extra: {
    message: 'Detected yaml.load\n  on input. Use safe_load. See the docs.',
    metadata: { cwe: ['CWE-502: Deserialization of Untrusted Data'] },
    severity: 'ERROR',
    fingerprint: 'abc_0',
    lines: '    yaml.load(stream)',
    is_ignored: false,
    validation_state: 'NO_VALIDATOR',
  },
};
const withExtra = (extra: object) => ({
  ...match,
  extra: { ...match.extra, ...extra },
});

const supplyChain = withExtra({
  severity: 'WARNING',
  metadata: {
    'sca-vuln-database-identifier': 'CVE-2021-23337',
    'sca-severity': 'HIGH',
    ghsa: 'GHSA-35jh-r3h4-6jhm',
  },
  sca_info: {
    reachable: false,
    dependency_match: {
      lockfile: 'package-lock.json',
      found_dependency: {
        package: '@acme/lodash',
        version: '4.17.20',
        ecosystem: 'npm',
      },
    },
  },
});

const finding = {
  id: 7,
  match_based_id: 'def_0',
  triage_state: 'untriaged',
  state: 'unresolved',
  status: 'open',
  severity: 'high',
  rule_name: 'go.lang.security.bad-tls',
  location: { file_path: 'main.go', line: 3, column: 2 },
  rule: { cwe_names: ['CWE-295: Improper Certificate Validation'] },
};

describe('semgrepParser', () => {
  it('reads a match', () => {
    expect(parse({ results: [match], errors: [], version: '1.97.0' })).toEqual({
      tool: 'Semgrep',
      categories: ['code'],
      results: [
        {
          category: 'code',
          rule: 'python.lang.security.use-yaml-load',
          title: 'Detected yaml.load on input.',
          severity: 'high',
          suppressed: false,
          cwe: ['CWE-502: Deserialization of Untrusted Data'],
          location: { path: 'app/config.py', line: 4, column: 9 },
          code: '    yaml.load(stream)',
          fingerprint: 'abc_0',
        },
      ],
    });
  });

  it('takes the words for those who are not logged in for nothing', () => {
    const { results } = parse({
      results: [
        withExtra({ lines: 'requires login', fingerprint: 'requires login' }),
      ],
    });
    expect(results).toMatchObject([
      { code: undefined, fingerprint: undefined },
    ]);
  });

  it.each([
    ['CRITICAL', 'critical'],
    ['WARNING', 'medium'],
    ['INFO', 'info'],
    ['EXPERIMENT', undefined],
  ])('reads the severity %s as %s', (severity, expected) => {
    const { results } = parse({ results: [withExtra({ severity })] });
    expect(results[0].severity).toBe(expected);
  });

  it('marks what nosemgrep ignores as suppressed', () => {
    const { results } = parse({ results: [withExtra({ is_ignored: true })] });
    expect(results[0].suppressed).toBe(true);
  });

  it('reads a finding of Supply Chain as a vulnerable dependency', () => {
    expect(parse({ results: [supplyChain] }).results).toMatchObject([
      {
        category: 'dependency',
        rule: 'CVE-2021-23337',
        title: 'CVE-2021-23337 in @acme/lodash',
        severity: 'high',
        vulnerabilityIds: ['CVE-2021-23337', 'GHSA-35jh-r3h4-6jhm'],
        packageUrl: 'pkg:npm/%40acme/lodash',
        fingerprint: undefined,
      },
    ]);
  });

  it.each([
    ['gomod', 'github.com/acme/tool', 'pkg:golang/github.com/acme/tool'],
    ['maven', 'org.acme:tool', 'pkg:maven/org.acme/tool'],
    ['pypi', 'Acme_Tool', 'pkg:pypi/acme-tool'],
    ['gem', 'acme', 'pkg:gem/acme'],
    ['composer', 'acme/tool', 'pkg:composer/acme/tool'],
  ])('names a package of %s', (ecosystem, name, packageUrl) => {
    const found = { package: name, version: '1', ecosystem };
    const sca = { dependency_match: { found_dependency: found } };
    const { results } = parse({
      results: [withExtra({ sca_info: sca, metadata: {} })],
    });
    expect(results).toMatchObject([{ packageUrl, rule: match.check_id }]);
  });

  it('reads a finding of Semgrep Secrets without the message, which may quote it', () => {
    const secrets = [
      withExtra({ metadata: { product: 'secrets' } }),
      withExtra({ validation_state: 'CONFIRMED_VALID' }),
    ];
    for (const result of parse({ results: secrets }).results) {
      expect(result).toMatchObject({
        category: 'secret',
        title: 'use-yaml-load',
        fingerprint: 'abc_0',
      });
      expect(result.code).toBeUndefined();
    }
  });

  it('tells from the rules and projects what was covered', () => {
    const empty = { results: [], errors: [], version: '1.100.0' };
    expect(parse(empty).categories).toEqual(['code']);
    expect(
      parse({ ...empty, time: { rules: [{ id: 'ssc-1' }] } }).categories,
    ).toEqual(['code', 'dependency']);
    expect(parse({ ...empty, subprojects: [{}] }).categories).toEqual([
      'code',
      'dependency',
    ]);
  });

  it('reads findings of the platform', () => {
    const dependency = {
      ...finding,
      vulnerability_identifier: 'CVE-2024-1000',
      found_dependency: { package: 'jinja2', version: '3', ecosystem: 'pypi' },
    };
    const ignored = { ...finding, status: 'ignored', triage_state: 'ignored' };
    const fixed = { ...finding, status: 'fixed' };
    expect(
      parse({ findings: [finding, dependency, ignored, fixed] }).results,
    ).toMatchObject([
      {
        category: 'code',
        rule: 'go.lang.security.bad-tls',
        title: 'bad-tls',
        severity: 'high',
        suppressed: false,
        location: { path: 'main.go', line: 3, column: 2 },
        fingerprint: 'def_0',
      },
      {
        category: 'dependency',
        rule: 'CVE-2024-1000',
        packageUrl: 'pkg:pypi/jinja2',
      },
      { suppressed: true },
    ]);
  });

  it('refuses the report of a run that failed', () => {
    const failed = {
      results: [],
      errors: [{ level: 'error', type: 'SemgrepError', code: 7 }],
      paths: { scanned: [] },
    };
    expect(() => parse(failed)).toThrow(
      'errors[0] must be absent: the run failed and scanned nothing',
    );
    expect(parse({ ...failed, paths: { scanned: ['a.py'] } }).results).toEqual(
      [],
    );
  });

  it.each([
    { results: [match], errors: [] },
    { results: [], errors: [], paths: { scanned: [] } },
    { findings: [finding] },
  ])('recognises %j', report => {
    expect(semgrepParser.detect(read(report))).toBe(true);
  });

  it.each([
    { results: [], errors: [], metrics: {} },
    { results: [{ test_id: 'B101' }], errors: [] },
    { findings: [] },
    { findings: [{ scan_type: 'STATIC' }] },
    [match],
    null,
  ])('leaves %j to others', report => {
    expect(semgrepParser.detect(read(report))).toBe(false);
  });

  it('names the field that is wrong', () => {
    expect(() => parse({ results: {} })).toThrow(
      'results must be a list, and is an object',
    );
    expect(() => parse({ results: [{ ...match, check_id: 1 }] })).toThrow(
      'results[0].check_id must be a text, and is a number',
    );
  });
});
