import { readReport } from '../readReport';
import { cargoAuditParser } from './cargoAudit';

const read = (...values: unknown[]) =>
  readReport(Buffer.from(values.map(each => JSON.stringify(each)).join('\n')));

const parse = (...values: unknown[]) => {
  const parsed = cargoAuditParser.parse(read(...values));
  return { ...parsed, results: [...parsed.results] };
};

const item = {
  advisory: {
    id: 'RUSTSEC-2024-0001',
    package: 'kit',
    title: 'Use after free in kit',
    aliases: ['CVE-2024-0001', 'GHSA-aaaa-bbbb-cccc'],
    cvss: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:H/A:N',
  },
  versions: { patched: ['>=1.1.0'], unaffected: [] },
  package: { name: 'kit', version: '1.0.0' },
};

const reportOf = (...list: unknown[]) => ({
  database: {},
  lockfile: { 'dependency-count': 7 },
  settings: {},
  vulnerabilities: { found: list.length > 0, count: list.length, list },
  warnings: {
    unmaintained: [
      {
        kind: 'unmaintained',
        package: { name: 'old' },
        advisory: { id: 'RUSTSEC-2020-0002', package: 'old' },
      },
    ],
  },
});

describe('cargoAuditParser', () => {
  it('reads vulnerabilities, and no warnings', () => {
    expect(parse(reportOf(item))).toEqual({
      tool: 'cargo audit',
      categories: ['dependency'],
      results: [
        {
          category: 'dependency',
          rule: 'RUSTSEC-2024-0001',
          title: 'Use after free in kit',
          severity: 'high',
          vulnerabilityIds: [
            'RUSTSEC-2024-0001',
            'CVE-2024-0001',
            'GHSA-aaaa-bbbb-cccc',
          ],
          packageUrl: 'pkg:cargo/kit',
          location: { package: 'pkg:cargo/kit' },
        },
      ],
    });
  });

  it('says no severity without a vector', () => {
    const advisory = { ...item.advisory, cvss: null };
    const { results } = parse(reportOf({ ...item, advisory }));
    expect(results[0].severity).toBeUndefined();
  });

  it('reads the reports of several binaries', () => {
    const report = reportOf(item);
    expect(cargoAuditParser.detect(read(report, report))).toBe(true);
    expect(parse(report, report).results).toHaveLength(2);
  });

  it('recognises a report without vulnerabilities', () => {
    expect(cargoAuditParser.detect(read(reportOf()))).toBe(true);
  });

  it.each([
    ['other vulnerabilities', { vulnerabilities: { found: true } }],
    ['a list', []],
    ['null', null],
  ])('leaves %s to others', (_, report) => {
    expect(cargoAuditParser.detect(read(report))).toBe(false);
  });

  it('names the field that is wrong', () => {
    expect(() => parse({ vulnerabilities: [] })).toThrow(
      'vulnerabilities must be an object, and is a list',
    );
    expect(() => parse(reportOf({ advisory: {} }))).toThrow(
      'vulnerabilities.list[0].advisory.id must be a text that is not empty',
    );
  });
});
