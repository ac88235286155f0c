import { readReport } from '../readReport';
import { yarnAuditParser } from './yarnAudit';

const read = (...lines: unknown[]) =>
  readReport(Buffer.from(lines.map(line => JSON.stringify(line)).join('\n')));

const parse = (...lines: unknown[]) => {
  const parsed = yarnAuditParser.parse(read(...lines));
  return { ...parsed, results: [...parsed.results] };
};

const advisory = {
  findings: [{ version: '1.0.0', paths: ['app>kit', 'kit'] }],
  id: 1000001,
  title: 'Prototype pollution',
  module_name: 'kit',
  cves: ['CVE-2020-0001'],
  github_advisory_id: 'GHSA-aaaa-bbbb-cccc',
  severity: 'moderate',
  cwe: ['CWE-1321'],
  url: 'https://github.com/advisories/GHSA-aaaa-bbbb-cccc',
};

const eventOf = (path: string, id = advisory.id) => ({
  type: 'auditAdvisory',
  data: { resolution: { id, path }, advisory: { ...advisory, id } },
});

const summary = { type: 'auditSummary', data: { vulnerabilities: {} } };

const tree = (id: string | number, url: string | null) => ({
  value: 'kit',
  children: {
    ID: id,
    Issue: 'Prototype pollution in kit',
    URL: url,
    Severity: 'critical',
    'Vulnerable Versions': '<1.2.0',
    'Tree Versions': ['1.0.0'],
    Dependents: ['app@workspace:.'],
  },
});

describe('yarnAuditParser', () => {
  it('reads the events of Yarn 1, each advisory once', () => {
    const { results } = parse(
      { type: 'info', data: 'No lockfile found.' },
      eventOf('app>kit'),
      eventOf('kit'),
      eventOf('kit', 1000002),
      summary,
    );
    const expected = {
      category: 'dependency',
      rule: 'GHSA-aaaa-bbbb-cccc',
      title: 'Prototype pollution',
      severity: 'medium',
      cwe: ['CWE-1321'],
      vulnerabilityIds: [
        'GHSA-aaaa-bbbb-cccc',
        'CVE-2020-0001',
        'GHSA-aaaa-bbbb-cccc',
      ],
      packageUrl: 'pkg:npm/kit',
      location: { package: 'pkg:npm/kit' },
    };
    expect(results).toEqual([expected, expected]);
  });

  it('reads the answer of the registry that Yarn 2 prints', () => {
    const { results } = parse({
      actions: [],
      advisories: { '1000001': advisory },
      muted: [],
      metadata: {},
    });
    expect(results).toHaveLength(1);
  });

  it('reads the trees of Yarn 4, without deprecations', () => {
    const url = 'https://github.com/advisories/GHSA-aaaa-bbbb-cccc';
    const { tool, results } = parse(
      tree(1000001, url),
      tree('kit (deprecation)', null),
    );
    expect(tool).toBe('yarn audit');
    expect(results).toEqual([
      {
        category: 'dependency',
        rule: 'GHSA-aaaa-bbbb-cccc',
        title: 'Prototype pollution in kit',
        severity: 'critical',
        vulnerabilityIds: ['GHSA-aaaa-bbbb-cccc'],
        packageUrl: 'pkg:npm/kit',
        location: { package: 'pkg:npm/kit' },
      },
    ]);
  });

  it('takes the empty output of Yarn 4 for a report without results', () => {
    expect(parse().results).toEqual([]);
  });

  it.each([
    ['events', [{ type: 'info', data: 'a' }, eventOf('kit'), summary]],
    ['a summary', [summary]],
    ['a tree', [tree(1, null)]],
    ['trees', [tree(1, null), tree(2, null)]],
    ['an answer', [{ actions: [], advisories: {}, muted: [], metadata: {} }]],
  ])('recognises %s', (_, lines) => {
    expect(yarnAuditParser.detect(read(...lines))).toBe(true);
  });

  it.each([
    ['npm', { actions: [], advisories: {}, metadata: {}, runId: 'a' }],
    ['other events', { type: 'step', data: 'auditSummary' }],
    ['other trees', { value: 'a', children: {} }],
    ['a list', []],
  ])('leaves %s to others', (_, report) => {
    expect(yarnAuditParser.detect(read(report))).toBe(false);
  });

  it('refuses an audit that failed', () => {
    expect(() => parse({ type: 'error', data: 'no network' }, summary)).toThrow(
      'type must be another than error: Yarn says that the audit failed',
    );
    expect(() => parse({ error: { code: 'E' } })).toThrow(
      'error must be absent: Yarn says that the audit failed (E)',
    );
  });

  it('names the field that is wrong', () => {
    expect(() =>
      parse({ type: 'auditAdvisory', data: { advisory: { id: {} } } }, summary),
    ).toThrow('value[0].data.advisory.id must be a number, and is an object');
  });
});
