import { readReport } from '../readReport';
import { bundlerAuditParser } from './bundlerAudit';

const read = (report: unknown) =>
  readReport(
    Buffer.from(typeof report === 'string' ? report : JSON.stringify(report)),
  );

const parse = (report: unknown) => {
  const parsed = bundlerAuditParser.parse(read(report));
  return { ...parsed, results: [...parsed.results] };
};

const reportOf = (...results: unknown[]) => ({
  version: '0.9.1',
  created_at: '2024-01-01 00:00:00 +0000',
  results,
});

const gem = {
  type: 'unpatched_gem',
  gem: { name: 'kit', version: '1.0.0' },
  advisory: {
    id: 'CVE-2024-0001',
    title: 'Cross-site scripting in kit',
    cvss_v2: null,
    cvss_v3: 7.5,
    cve: '2024-0001',
    ghsa: 'aaaa-bbbb-cccc',
    criticality: null,
  },
};

const text = [
  'ruby-advisory-db:',
  '  advisories:\t900 advisories',
  'Name: kit',
  'Version: 1.0.0',
  'CVE: CVE-2024-0001',
  'GHSA: GHSA-aaaa-bbbb-cccc',
  'Criticality: High',
  'URL: https://example.com/advisory',
  'Title: Cross-site scripting: in kit',
  'Solution: update to ~> 1.1.0',
  '',
  'Name: tool',
  'Version: 2.0.0',
  'Advisory: OSVDB-1234',
  'Criticality: Medium',
  '',
  'Vulnerabilities found!',
].join('\n');

describe('bundlerAuditParser', () => {
  it('reads JSON', () => {
    expect(parse(reportOf(gem))).toEqual({
      tool: 'bundler-audit',
      categories: ['dependency'],
      results: [
        {
          category: 'dependency',
          rule: 'CVE-2024-0001',
          title: 'Cross-site scripting in kit',
          severity: 'high',
          vulnerabilityIds: [
            'CVE-2024-0001',
            'CVE-2024-0001',
            'GHSA-aaaa-bbbb-cccc',
          ],
          packageUrl: 'pkg:gem/kit',
          location: { package: 'pkg:gem/kit' },
        },
      ],
    });
  });

  it('takes the word before the score', () => {
    const advisory = { ...gem.advisory, criticality: 'low' };
    const { results } = parse(reportOf({ ...gem, advisory }));
    expect(results[0].severity).toBe('low');
  });

  it('reads text', () => {
    expect(parse(text).results).toEqual([
      {
        category: 'dependency',
        rule: 'CVE-2024-0001',
        title: 'Cross-site scripting: in kit',
        severity: 'high',
        vulnerabilityIds: ['CVE-2024-0001', 'GHSA-aaaa-bbbb-cccc'],
        packageUrl: 'pkg:gem/kit',
        location: { package: 'pkg:gem/kit' },
      },
      {
        category: 'dependency',
        rule: 'OSVDB-1234',
        title: 'OSVDB-1234',
        severity: 'medium',
        vulnerabilityIds: ['OSVDB-1234'],
        packageUrl: 'pkg:gem/tool',
        location: { package: 'pkg:gem/tool' },
      },
    ]);
  });

  it('reads text with the line ends of Windows', () => {
    const [first] = parse(text.replaceAll('\n', '\r\n')).results;
    expect(first).toMatchObject({ packageUrl: 'pkg:gem/kit' });
  });

  it.each([
    reportOf({
      type: 'insecure_source',
      source: 'http://user:planted-password@gems.example.com/',
    }),
    'Insecure Source URI found: http://user:planted-password@gems.example.com/\nVulnerabilities found!',
  ])(
    'reports a source of gems that is not encrypted, without a password',
    report => {
      const { results } = parse(report);
      expect(results).toMatchObject([
        {
          rule: 'insecure-source',
          packageUrl: 'pkg:generic/gems.example.com',
        },
      ]);
      expect(JSON.stringify(results)).not.toContain('planted-password');
    },
  );

  it.each([
    ['JSON', reportOf(gem)],
    ['JSON without results', reportOf()],
    ['text', text],
    ['text without results', 'No vulnerabilities found\n'],
  ])('recognises %s', (_, report) => {
    expect(bundlerAuditParser.detect(read(report))).toBe(true);
  });

  it.each([
    ['other results', reportOf({ type: 'other' })],
    ['other text', 'Name: kit\nVersion: 1.0.0\n'],
    ['other sentences', 'No vulnerabilities found in your code'],
    ['a list', []],
  ])('leaves %s to others', (_, report) => {
    expect(bundlerAuditParser.detect(read(report))).toBe(false);
  });

  it('refuses text that is not its own', () => {
    expect(() => parse('fatal: not a git repository')).toThrow(
      "The report must be JSON or the text of bundler-audit, which ends in 'No vulnerabilities found' where there is no gem to name",
    );
  });

  it('names the field that is wrong', () => {
    expect(() => parse({ results: {} })).toThrow(
      'results must be a list, and is an object',
    );
    expect(() => parse(reportOf({ ...gem, gem: { name: 7 } }))).toThrow(
      'results[0].gem.name must be a text, and is a number',
    );
  });
});
