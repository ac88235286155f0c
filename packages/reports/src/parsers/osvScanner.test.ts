import { readReport } from '../readReport';
import { osvScannerParser } from './osvScanner';

const read = (value: unknown) => readReport(Buffer.from(JSON.stringify(value)));

const parse = (value: unknown) => {
  const parsed = osvScannerParser.parse(read(value));
  return { ...parsed, results: [...parsed.results] };
};

const record = (id: string, more: object = {}) => ({
  id,
  summary: `Summary of ${id}`,
  ...more,
});

const reportOf = (item: object, more: object = {}, type = 'lockfile') => ({
  results: [{ source: { path: 'app/yarn.lock', type }, packages: [item] }],
  ...more,
});

const kit = { name: 'kit', version: '1.0.0', ecosystem: 'PyPI' };

describe('osvScannerParser', () => {
  it('makes one result of a group of records', () => {
    const report = reportOf({
      package: kit,
      vulnerabilities: [
        record('GHSA-aaaa-bbbb-cccc', {
          aliases: ['CVE-2024-0001'],
          database_specific: { severity: 'MODERATE', cwe_ids: ['CWE-79'] },
        }),
        record('PYSEC-2024-1'),
      ],
      groups: [
        {
          ids: ['GHSA-aaaa-bbbb-cccc', 'PYSEC-2024-1'],
          aliases: ['CVE-2024-0001', 'GHSA-aaaa-bbbb-cccc', 'PYSEC-2024-1'],
          max_severity: '9.8',
        },
      ],
    });
    const { results, ...parsed } = parse(report);
    expect(parsed).toEqual({ tool: 'OSV-Scanner', categories: ['dependency'] });
    expect(results).toHaveLength(1);
    const [{ vulnerabilityIds, ...result }] = results;
    expect(result).toEqual({
      category: 'dependency',
      rule: 'CVE-2024-0001',
      title: 'Summary of GHSA-aaaa-bbbb-cccc',
      severity: 'medium',
      suppressed: false,
      cwe: ['CWE-79'],
      packageUrl: 'pkg:pypi/kit',
      location: { path: 'app/yarn.lock', package: 'pkg:pypi/kit' },
    });
    expect(new Set(vulnerabilityIds)).toEqual(
      new Set(['GHSA-aaaa-bbbb-cccc', 'PYSEC-2024-1', 'CVE-2024-0001']),
    );
  });

  it.each([
    ['the score of the group', { max_severity: '7.5' }, {}, 'high'],
    ['nothing', { max_severity: '' }, {}, undefined],
    [
      'the vector of the record',
      {},
      {
        severity: [
          {
            type: 'CVSS_V3',
            score: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
          },
        ],
      },
      'critical',
    ],
    [
      'the word of Ubuntu',
      {},
      { severity: [{ type: 'Ubuntu', score: 'low' }] },
      'low',
    ],
  ])('rates by %s', (_, group, more, severity) => {
    const { results } = parse(
      reportOf({
        package: kit,
        vulnerabilities: [record('OSV-2024-1', more)],
        groups: [{ ids: ['OSV-2024-1'], ...group }],
      }),
    );
    expect(results[0].severity).toBe(severity);
  });

  it.each([
    [{ 'OSV-2024-1': { called: false } }, true],
    [{ 'OSV-2024-1': { called: true, unimportant: true } }, true],
    [{ 'OSV-2024-1': { called: true } }, false],
    [{}, false],
  ])('suppresses by the analysis %j: %s', (analysis, suppressed) => {
    for (const name of ['experimental_analysis', 'experimentalAnalysis']) {
      const { results } = parse(
        reportOf({
          package: kit,
          vulnerabilities: [record('OSV-2024-1')],
          groups: [{ ids: ['OSV-2024-1'], [name]: analysis }],
        }),
      );
      expect(results[0].suppressed).toBe(suppressed);
    }
  });

  it('reads records that are in no group', () => {
    const { results } = parse(
      reportOf({ package: kit, vulnerabilities: [record('OSV-2024-1')] }),
    );
    expect(results).toMatchObject([{ rule: 'OSV-2024-1' }]);
  });

  it('takes what the record of a distribution is about for its alias', () => {
    const { results } = parse(
      reportOf(
        {
          package: { name: 'openssl', ecosystem: 'Ubuntu:22.04:LTS' },
          vulnerabilities: [record('UBUNTU-CVE-2024-0001')],
        },
        { image_metadata: { os: 'Ubuntu 22.04' } },
        'os',
      ),
    );
    expect(results).toMatchObject([
      {
        category: 'container',
        vulnerabilityIds: ['CVE-2024-0001', 'UBUNTU-CVE-2024-0001'],
        packageUrl: 'pkg:deb/ubuntu/openssl',
      },
    ]);
  });

  it('makes as many results of a bulletin as it names vulnerabilities', () => {
    const { results } = parse(
      reportOf({
        package: { name: 'openssl', ecosystem: 'Debian:12' },
        vulnerabilities: [
          record('DSA-1234-1', {
            upstream: ['CVE-2024-0001', 'CVE-2024-0002'],
          }),
        ],
        groups: [{ ids: ['DSA-1234-1'] }],
      }),
    );
    expect(results.map(({ rule }) => rule)).toEqual([
      'CVE-2024-0001',
      'CVE-2024-0002',
    ]);
  });

  it('passes over packages that only break a licence policy', () => {
    const { results } = parse(
      reportOf({
        package: kit,
        licenses: ['AGPL-3.0'],
        groups: [{ ids: null }],
      }),
    );
    expect(results).toEqual([]);
  });

  it('takes the source of an image for the image', () => {
    const { categories, results } = parse(
      reportOf(
        { package: kit, vulnerabilities: [record('OSV-2024-1')] },
        {},
        'docker',
      ),
    );
    expect(categories).toEqual(['container']);
    expect(results[0].location).toMatchObject({ image: 'app/yarn.lock' });
  });

  it.each([
    ['results', reportOf({ package: kit })],
    ['no results', { results: [], experimental_config: {} }],
    ['nothing but no results', { results: [] }],
  ])('recognises %s', (_, report) => {
    expect(osvScannerParser.detect(read(report))).toBe(true);
  });

  it.each([
    ['other results', { results: [{ source: {} }] }],
    ['other reports without results', { results: [], errors: [] }],
    ['a list', []],
  ])('leaves %s to others', (_, report) => {
    expect(osvScannerParser.detect(read(report))).toBe(false);
  });

  it('takes an empty output for a scan that found no package', () => {
    const { results } = osvScannerParser.parse(readReport(Buffer.from('')));
    expect([...results]).toEqual([]);
  });

  it('names the field that is wrong', () => {
    expect(() => parse({})).toThrow('results must be a list, and is missing');
    expect(() =>
      parse(reportOf({ package: kit, vulnerabilities: [{}] })),
    ).toThrow(
      'results[0].packages[0].vulnerabilities[0].id must be a text that is not empty',
    );
  });
});
