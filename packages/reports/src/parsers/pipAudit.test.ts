import { readReport } from '../readReport';
import { pipAuditParser } from './pipAudit';

const read = (value: unknown) => readReport(Buffer.from(JSON.stringify(value)));

const parse = (value: unknown) => {
  const parsed = pipAuditParser.parse(read(value));
  return { ...parsed, results: [...parsed.results] };
};

const dependencies = [
  { name: 'private', skip_reason: 'Dependency not found on PyPI' },
  { name: 'clean', version: '1.0', vulns: [] },
  {
    name: 'Acme_Kit',
    version: '1.0',
    vulns: [
      {
        id: 'PYSEC-2024-1',
        fix_versions: ['1.1'],
        aliases: ['CVE-2024-0001', 'GHSA-aaaa-bbbb-cccc'],
        description: 'Kit reads too much.\n\nMore about it.',
      },
      { id: 'PYSEC-2024-2', fix_versions: [] },
    ],
  },
];

describe('pipAuditParser', () => {
  it('reads vulnerabilities with their aliases', () => {
    expect(parse({ dependencies, fixes: [] })).toEqual({
      tool: 'pip-audit',
      categories: ['dependency'],
      results: [
        {
          category: 'dependency',
          rule: 'PYSEC-2024-1',
          title: 'Kit reads too much.',
          vulnerabilityIds: [
            'PYSEC-2024-1',
            'CVE-2024-0001',
            'GHSA-aaaa-bbbb-cccc',
          ],
          packageUrl: 'pkg:pypi/acme-kit',
          location: { package: 'pkg:pypi/acme-kit' },
        },
        {
          category: 'dependency',
          rule: 'PYSEC-2024-2',
          title: 'PYSEC-2024-2',
          vulnerabilityIds: ['PYSEC-2024-2'],
          packageUrl: 'pkg:pypi/acme-kit',
          location: { package: 'pkg:pypi/acme-kit' },
        },
      ],
    });
  });

  it('reads the list of version 1', () => {
    expect(parse(dependencies).results).toHaveLength(2);
  });

  it.each([
    ['the object', { dependencies, fixes: [] }],
    ['nothing found', { dependencies: [] }],
    ['the list', dependencies],
  ])('recognises %s', (_, report) => {
    expect(pipAuditParser.detect(read(report))).toBe(true);
  });

  it.each([
    ['other dependencies', { dependencies: [{ name: 'a' }] }],
    ['other objects', { dependencies: [], projectInfo: {} }],
    ['other lists', [{ name: 'a', version: '1' }]],
    ['an empty list', []],
  ])('leaves %s to others', (_, report) => {
    expect(pipAuditParser.detect(read(report))).toBe(false);
  });

  it('finds nothing in an empty list', () => {
    expect(parse([]).results).toEqual([]);
  });

  it('names the field that is wrong', () => {
    expect(() => parse({})).toThrow('dependencies must be a list');
    expect(() => parse([{ name: 'a', vulns: [{ id: 7 }] }])).toThrow(
      '[0].vulns[0].id must be a text, and is a number',
    );
  });
});
