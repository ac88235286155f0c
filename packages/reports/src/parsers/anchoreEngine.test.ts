import { readReport } from '../readReport';
import { anchoreEngineParser } from './anchoreEngine';

const report = (value: unknown) =>
  readReport(Buffer.from(JSON.stringify(value)));

const parse = (value: unknown) => {
  const parsed = anchoreEngineParser.parse(report(value));
  return { ...parsed, results: [...parsed.results] };
};

const vulnerability = {
  feed_group: 'rhel:8',
  fix: 'None',
  nvd_data: [{ id: 'CVE-2024-1000', cvss_v3: { base_score: 9.1 } }],
  package: 'openssl-libs-1.1.1k-14.el8',
  package_name: 'openssl-libs',
  package_path: 'pkgdb',
  package_type: 'rpm',
  severity: 'Medium',
  vuln: 'CVE-2024-1000',
};

const engine = {
  imageDigest: 'sha256:1',
  vulnerabilities: [vulnerability],
  vulnerability_type: 'all',
};

const exported = {
  metadata: { registry: 'docker.io', repository: 'shop', tag: '1.2' },
  securityEvaluation: [
    {
      vulnerabilityId: 'GHSA-aaaa-bbbb-cccc',
      cves: 'CVE-2024-2000',
      severity: 'Critical',
      packageType: 'Java',
      path: '/app/lib/outer.jar:org.acme:core',
      package: 'core-2.8.0',
    },
    {
      vulnerabilityId: 'CVE-2024-2001',
      cves: '',
      severity: 'Unknown',
      packageType: 'RPM',
      path: 'pkgdb',
      package: 'java-11-openjdk-headless-1:11.0.25.0.9-2.el8',
    },
  ],
};

describe('anchoreEngineParser', () => {
  it('reads the vulnerabilities of an image', () => {
    expect(parse(engine)).toEqual({
      tool: 'Anchore',
      categories: ['container'],
      results: [
        {
          category: 'container',
          rule: 'CVE-2024-1000',
          title: 'CVE-2024-1000 in openssl-libs',
          severity: 'medium',
          vulnerabilityIds: ['CVE-2024-1000'],
          packageUrl: 'pkg:rpm/redhat/openssl-libs',
          location: {
            package: 'pkg:rpm/redhat/openssl-libs',
            path: undefined,
            image: 'sha256:1',
          },
        },
      ],
    });
  });

  it('takes the score where there is no word, and the CVEs of an advisory', () => {
    const { results } = parse({
      ...engine,
      vulnerabilities: [
        { ...vulnerability, vuln: 'GHSA-aaaa-bbbb-cccc', severity: null },
        {
          ...vulnerability,
          severity: 'None of them',
          nvd_data: [{ id: 'CVE-2024-1000', cvss_v3: { base_score: -1 } }],
        },
      ],
    });
    expect(results).toMatchObject([
      {
        severity: 'critical',
        vulnerabilityIds: ['CVE-2024-1000', 'GHSA-aaaa-bbbb-cccc'],
      },
      { severity: undefined },
    ]);
  });

  it('reads the export of Anchore Enterprise, with packages named by their versions', () => {
    expect(parse(exported).results).toMatchObject([
      {
        rule: 'CVE-2024-2000',
        severity: 'critical',
        vulnerabilityIds: ['CVE-2024-2000', 'GHSA-aaaa-bbbb-cccc'],
        packageUrl: 'pkg:maven/org.acme/core',
        location: { image: 'docker.io/shop:1.2' },
      },
      {
        rule: 'CVE-2024-2001',
        severity: 'info',
        packageUrl: 'pkg:rpm/java-11-openjdk-headless',
        location: { path: undefined },
      },
    ]);
  });

  it.each([
    ['an image', engine, true],
    ['an image without any', { ...engine, vulnerabilities: [] }, true],
    ['an export', exported, true],
    [
      'AnchoreCTL',
      { vulnerabilities: [{ vuln: 'a', packageName: 'b' }] },
      false,
    ],
    ['nothing', { vulnerabilities: [] }, false],
    ['a list', [vulnerability], false],
  ])('recognises %s', (_, value, expected) => {
    expect(anchoreEngineParser.detect(report(value))).toBe(expected);
  });

  it('names the field that is wrong', () => {
    expect(() => parse({})).toThrow('vulnerabilities must be a list');
    expect(() =>
      parse({ ...engine, vulnerabilities: [{ package_name: 'a' }] }),
    ).toThrow('vulnerabilities[0].vuln must be a text that is not empty');
  });
});
