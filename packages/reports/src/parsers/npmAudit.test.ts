import { readReport } from '../readReport';
import { npmAuditParser } from './npmAudit';

const read = (value: unknown) => readReport(Buffer.from(JSON.stringify(value)));

const parse = (value: unknown) => {
  const parsed = npmAuditParser.parse(read(value));
  return { ...parsed, results: [...parsed.results] };
};

const advisory = {
  source: 1000001,
  name: '@acme/kit',
  dependency: '@acme/kit',
  title: 'Prototype pollution in kit',
  url: 'https://github.com/advisories/GHSA-aaaa-bbbb-cccc',
  severity: 'moderate',
  cwe: ['CWE-1321'],
  cvss: { score: 9.8, vectorString: null },
  range: '<1.2.0',
};

const version7 = {
  auditReportVersion: 2,
  vulnerabilities: {
    app: { name: 'app', severity: 'moderate', via: ['@acme/kit'] },
    '@acme/kit': {
      name: '@acme/kit',
      severity: 'moderate',
      via: [advisory, 'other'],
      nodes: ['node_modules/@acme/kit'],
    },
  },
  metadata: {},
};

const version6 = {
  actions: [],
  advisories: {
    '1500': {
      findings: [{ version: '1.0.0', paths: ['app>kit', 'kit'] }],
      id: 1500,
      title: 'Command injection',
      module_name: 'kit',
      cves: ['CVE-2020-0001'],
      severity: 'critical',
      cwe: 'CWE-94',
      url: 'https://npmjs.com/advisories/1500',
    },
  },
  muted: [],
  metadata: {},
  runId: 'a',
};

describe('npmAuditParser', () => {
  it('reads version 7: the advisories, and no package that only depends on theirs', () => {
    expect(parse(version7)).toEqual({
      tool: 'npm audit',
      categories: ['dependency'],
      results: [
        {
          category: 'dependency',
          rule: 'GHSA-aaaa-bbbb-cccc',
          title: 'Prototype pollution in kit',
          severity: 'medium',
          cwe: ['CWE-1321'],
          vulnerabilityIds: ['GHSA-aaaa-bbbb-cccc'],
          packageUrl: 'pkg:npm/%40acme/kit',
          location: {
            package: 'pkg:npm/%40acme/kit',
            path: 'node_modules/@acme/kit',
          },
        },
      ],
    });
  });

  it('reads version 6, each advisory once', () => {
    expect(parse(version6).results).toEqual([
      {
        category: 'dependency',
        rule: 'CVE-2020-0001',
        title: 'Command injection',
        severity: 'critical',
        cwe: ['CWE-94'],
        vulnerabilityIds: ['CVE-2020-0001'],
        packageUrl: 'pkg:npm/kit',
        location: { package: 'pkg:npm/kit' },
      },
    ]);
  });

  it('knows an advisory without any other id by its number', () => {
    const { results } = parse({
      ...version7,
      vulnerabilities: {
        kit: { via: [{ source: 1500, name: 'kit', severity: 'unheard of' }] },
      },
    });
    expect(results[0]).toMatchObject({
      rule: 'npm-advisory-1500',
      severity: undefined,
    });
  });

  it.each([
    ['version 7', version7],
    ['version 6', version6],
    ['nothing found', { ...version7, vulnerabilities: {} }],
    ['an error', { error: { code: 'ENOLOCK', summary: 'none', detail: '' } }],
  ])('recognises %s', (_, report) => {
    expect(npmAuditParser.detect(read(report))).toBe(true);
  });

  it.each([
    ['pnpm', { advisories: {}, metadata: {} }],
    ['another error', { error: 'a' }],
    ['a list', [version7]],
    ['null', null],
  ])('leaves %s to others', (_, report) => {
    expect(npmAuditParser.detect(read(report))).toBe(false);
  });

  it('refuses what npm writes when the audit failed', () => {
    expect(() =>
      parse({ error: { code: 'ENOLOCK', summary: 'none', detail: '' } }),
    ).toThrow('error must be absent: npm says that the audit failed (ENOLOCK)');
  });

  it('names the field that is wrong', () => {
    expect(() => parse({ vulnerabilities: [] })).toThrow(
      'vulnerabilities must be an object, and is a list',
    );
    expect(() =>
      parse({ vulnerabilities: { kit: { via: [{ name: 'kit' }] } } }),
    ).toThrow('vulnerabilities.kit.via[0].source must be a number');
  });
});
