import { readReport } from '../readReport';
import { githubCodeScanningParser } from './githubCodeScanning';

const parse = (...texts: unknown[]) => {
  const report = readReport(
    Buffer.from(texts.map(text => JSON.stringify(text)).join('\n')),
  );
  expect(githubCodeScanningParser.detect(report)).toBe(true);
  const parsed = githubCodeScanningParser.parse(report);
  return { ...parsed, results: [...parsed.results] };
};

const alert = {
  number: 7,
  state: 'open',
  rule: {
    id: 'js/path-injection',
    name: 'js/path-injection',
    severity: 'warning',
    security_severity_level: 'high',
    description: 'Uncontrolled data used in path expression',
    tags: ['security', 'external/cwe/cwe-022'],
  },
  tool: { name: 'CodeQL', version: '2.16.2' },
  most_recent_instance: {
    state: 'open',
    message: { text: 'This path depends on a user-provided value.' },
    location: { path: 'src/files.js', start_line: 78, start_column: 25 },
  },
};

describe('githubCodeScanningParser', () => {
  it('reads alerts', () => {
    expect(parse([alert])).toEqual({
      tool: 'GitHub code scanning',
      categories: ['code'],
      results: [
        {
          category: 'code',
          rule: 'js/path-injection',
          title: 'Uncontrolled data used in path expression',
          severity: 'high',
          suppressed: false,
          cwe: ['external/cwe/cwe-022'],
          location: { path: 'src/files.js', line: 78, column: 25 },
          fingerprint: '#7',
        },
      ],
    });
  });

  it('tells apart the repositories of an organisation', () => {
    const { results } = parse([
      { ...alert, repository: { full_name: 'acme/shop' } },
    ]);
    expect(results[0].fingerprint).toBe('acme/shop#7');
  });

  it('leaves out what is fixed and suppresses what is dismissed', () => {
    const { results } = parse([
      { ...alert, state: 'fixed', rule: { ...alert.rule, id: null } },
      { ...alert, state: 'closed' },
      { ...alert, state: 'dismissed' },
      { ...alert, state: null },
    ]);
    expect(results.map(({ suppressed }) => suppressed)).toEqual([true, false]);
  });

  it.each([
    [null, 'error', 'high'],
    ['critical', 'note', 'critical'],
    [null, null, undefined],
  ])('of levels %s and %s makes %s', (level, word, severity) => {
    const rule = {
      ...alert.rule,
      security_severity_level: level,
      severity: word,
    };
    const { results } = parse([{ ...alert, rule }]);
    expect(results[0].severity).toBe(severity);
  });

  it('reads a vulnerability that another scanner has reported', () => {
    const { results, categories } = parse([
      {
        ...alert,
        tool: { name: 'Trivy' },
        rule: {
          id: 'CVE-2024-1',
          name: 'OsPackageVulnerability',
          tags: ['vulnerability'],
        },
        most_recent_instance: {
          message: { text: 'Package: openssl\nInstalled Version: 1' },
          location: { path: 'shop' },
        },
      },
    ]);
    expect(categories).toEqual(['container']);
    expect(results[0]).toMatchObject({
      rule: 'CVE-2024-1',
      vulnerabilityIds: ['CVE-2024-1'],
      packageUrl: 'pkg:generic/openssl',
    });
  });

  it('reads pages, one after the other or in a list, and a single alert', () => {
    expect(parse([alert], [alert]).results).toHaveLength(2);
    expect(parse([[alert], [alert, alert]]).results).toHaveLength(3);
    expect(parse(alert).results).toHaveLength(1);
  });

  it('reads a list without alerts when it is told the format', () => {
    const parsed = githubCodeScanningParser.parse(
      readReport(Buffer.from('[]')),
    );
    expect(parsed.categories).toEqual(['code']);
    expect([...parsed.results]).toEqual([]);
  });

  it('refuses the answer to a request that GitHub refused', () => {
    const report = readReport(Buffer.from('{"message":"Not Found"}'));
    expect(githubCodeScanningParser.detect(report)).toBe(false);
    expect(() => githubCodeScanningParser.parse(report)).toThrow(
      'The report must be a list of alerts',
    );
  });

  it('names the field that is wrong', () => {
    expect(() => parse([{ ...alert, rule: {} }])).toThrow(
      '[0].rule.id must be a text that is not empty, and is missing',
    );
  });
});
