import { readReport } from '../readReport';
import { anchorectlVulnerabilitiesParser } from './anchorectlVulnerabilities';

const report = (value: unknown) =>
  readReport(Buffer.from(JSON.stringify(value)));

const parse = (value: unknown) => {
  const parsed = anchorectlVulnerabilitiesParser.parse(report(value));
  return { ...parsed, results: [...parsed.results] };
};

const vulnerability = {
  feedGroup: 'debian:12',
  packageName: 'libssl3',
  packagePath: 'None',
  packageType: 'dpkg',
  packageVersion: '3.0.11',
  severity: 'Negligible',
  vuln: 'CVE-2024-1000',
};

describe('anchorectlVulnerabilitiesParser', () => {
  it('reads the list', () => {
    expect(parse([vulnerability])).toEqual({
      tool: 'AnchoreCTL',
      categories: ['container'],
      results: [
        {
          category: 'container',
          rule: 'CVE-2024-1000',
          title: 'CVE-2024-1000 in libssl3',
          severity: 'info',
          vulnerabilityIds: ['CVE-2024-1000'],
          packageUrl: 'pkg:deb/debian/libssl3',
          location: { package: 'pkg:deb/debian/libssl3' },
        },
      ],
    });
  });

  it('reads the list within an object', () => {
    const { results } = parse({
      imageDigest: 'sha256:1',
      vulnerabilities: [vulnerability],
    });
    expect(results).toMatchObject([{ location: { image: 'sha256:1' } }]);
  });

  it.each([
    ['a list', [vulnerability], true],
    ['an object', { vulnerabilities: [vulnerability] }, true],
    ['an empty list', [], false],
    [
      'Anchore Engine',
      { vulnerabilities: [{ vuln: 'a', package_name: 'b' }] },
      false,
    ],
  ])('recognises %s', (_, value, expected) => {
    expect(anchorectlVulnerabilitiesParser.detect(report(value))).toBe(
      expected,
    );
  });

  it('takes an empty list for what it is, and names the field that is wrong', () => {
    expect(parse([]).results).toEqual([]);
    expect(() => parse({ error: 'a' })).toThrow(
      'vulnerabilities must be a list, and is missing',
    );
    expect(() => parse([{ vuln: 'CVE-2024-1000' }])).toThrow(
      '[0].packageName must be a text that is not empty, and is missing',
    );
  });
});
