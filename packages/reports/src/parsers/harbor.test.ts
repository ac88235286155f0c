import { readReport } from '../readReport';
import { harborParser } from './harbor';

const report = (value: unknown) =>
  readReport(Buffer.from(JSON.stringify(value)));

const parse = (value: unknown) => {
  const parsed = harborParser.parse(report(value));
  return { ...parsed, results: [...parsed.results] };
};

const vulnerability = {
  id: 'CVE-2024-1000',
  package: 'e2fsprogs',
  version: '1.46.2-2',
  fix_version: '',
  severity: 'Negligible',
  preferred_cvss: { score_v3: 7.8, score_v2: null },
  cwe_ids: ['CWE-125', ''],
};

const inner = {
  generated_at: '2024-01-01T00:00:00Z',
  scanner: { name: 'Trivy', vendor: 'Aqua Security', version: 'v0.44.0' },
  severity: 'Low',
  vulnerabilities: [vulnerability],
};

const mediaType = 'application/vnd.security.vulnerability.report; version=1.1';

describe('harborParser', () => {
  it('reads what the API answers under its media type', () => {
    const artifact = { repository: 'library/shop', tag: '1.2' };
    expect(parse({ [mediaType]: { ...inner, artifact } })).toEqual({
      tool: 'Harbor',
      categories: ['container'],
      results: [
        {
          category: 'container',
          rule: 'CVE-2024-1000',
          title: 'CVE-2024-1000 in e2fsprogs',
          severity: 'info',
          cwe: ['CWE-125'],
          vulnerabilityIds: ['CVE-2024-1000'],
          packageUrl: 'pkg:generic/e2fsprogs',
          location: {
            package: 'pkg:generic/e2fsprogs',
            image: 'library/shop:1.2',
          },
        },
      ],
    });
  });

  it('reads the report alone, and the score where there is no word', () => {
    const { results } = parse({
      ...inner,
      vulnerabilities: [{ ...vulnerability, severity: undefined }],
    });
    expect(results).toMatchObject([{ severity: 'high' }]);
  });

  it('takes a report without vulnerabilities for what it is', () => {
    const old =
      'application/vnd.scanner.adapter.vuln.report.harbor+json; version=1.0';
    expect(parse({ [old]: { ...inner, vulnerabilities: null } })).toMatchObject(
      {
        results: [],
      },
    );
  });

  it.each([
    ['a media type', { [mediaType]: null }, true],
    ['a report alone', inner, true],
    ['a report without any', { ...inner, vulnerabilities: [] }, true],
    ['others', { scanner: { name: 'a' }, vulnerabilities: [] }, false],
    ['a list', [inner], false],
  ])('recognises %s', (_, value, expected) => {
    expect(harborParser.detect(report(value))).toBe(expected);
  });

  it('names the field that is wrong', () => {
    expect(() => parse({ errors: [] })).toThrow(
      'vulnerabilities must be a list, and is missing',
    );
    expect(() =>
      parse({ ...inner, vulnerabilities: [{ id: 'CVE-2024-1000' }] }),
    ).toThrow('vulnerabilities[0].package must be a text that is not empty');
  });
});
