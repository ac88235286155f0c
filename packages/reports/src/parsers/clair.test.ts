import { readReport } from '../readReport';
import { clairParser } from './clair';

const report = (value: unknown) =>
  readReport(Buffer.from(JSON.stringify(value)));

const parse = (value: unknown) => {
  const parsed = clairParser.parse(report(value));
  return { ...parsed, results: [...parsed.results] };
};

const scanner = {
  image: 'registry.example/shop:1.2',
  unapproved: ['CVE-2024-1000'],
  vulnerabilities: [
    {
      featurename: 'systemd',
      featureversion: '237-3',
      vulnerability: 'CVE-2024-1000',
      namespace: 'ubuntu:22.04',
      severity: 'Medium',
    },
    {
      featurename: 'glibc',
      vulnerability: 'CVE-2024-1001',
      namespace: 'ubuntu:22.04',
      severity: 'Negligible',
    },
  ],
};

const klar = {
  LayerCount: 3,
  Vulnerabilities: {
    Defcon1: [
      {
        Name: 'RHSA-2024:0109',
        NamespaceName: 'centos:7',
        FeatureName: 'perl-libs',
        Severity: 'Defcon1',
      },
    ],
    Low: [{ Name: 'CVE-2024-1002', FeatureName: 'tar' }],
  },
};

const layer = {
  Layer: {
    Name: 'sha256:1',
    NamespaceName: 'debian:12',
    IndexedByVersion: 3,
    Features: [
      {
        Name: 'libssl3',
        NamespaceName: 'debian:12',
        Vulnerabilities: [
          { Name: 'RHSA-2024:1: openssl update (Low)', Severity: 'High' },
        ],
      },
      { Name: 'bash' },
    ],
  },
};

const version4 = {
  manifest_hash: 'sha256:1',
  packages: {
    7: { id: '7', name: 'libssl3', package_db: 'var/lib/dpkg/status' },
    8: { id: '8', name: 'requests', package_db: 'python:app/site-packages' },
  },
  distributions: { 1: { did: 'debian' } },
  vulnerabilities: {
    70: {
      name: 'CVE-2024-1003',
      normalized_severity: 'Critical',
      severity: 'unimportant',
      package: { name: 'openssl' },
    },
    80: {
      name: 'GHSA-aaaa-bbbb-cccc',
      normalized_severity: 'Unknown',
      repository: { name: 'pypi' },
    },
  },
  package_vulnerabilities: { 7: ['70'], 8: ['80'] },
};

describe('clairParser', () => {
  it('reads clair-scanner, with what was approved suppressed', () => {
    expect(parse(scanner)).toEqual({
      tool: 'Clair',
      categories: ['container'],
      results: [
        {
          category: 'container',
          rule: 'CVE-2024-1000',
          title: 'CVE-2024-1000 in systemd',
          severity: 'medium',
          suppressed: false,
          vulnerabilityIds: ['CVE-2024-1000'],
          packageUrl: 'pkg:deb/ubuntu/systemd',
          location: {
            package: 'pkg:deb/ubuntu/systemd',
            image: 'registry.example/shop:1.2',
          },
        },
        expect.objectContaining({ severity: 'info', suppressed: true }),
      ],
    });
  });

  it('reads Klar, whose highest severity is above critical', () => {
    expect(parse(klar).results).toMatchObject([
      {
        rule: 'RHSA-2024:0109',
        severity: 'critical',
        packageUrl: 'pkg:rpm/centos/perl-libs',
      },
      { severity: 'low', packageUrl: 'pkg:generic/tar' },
    ]);
  });

  it.each([
    ['the API of version 2', layer],
    ['Quay', { status: 'scanned', data: layer }],
  ])('reads a layer of %s', (_, value) => {
    expect(clairParser.detect(report(value))).toBe(true);
    expect(parse(value).results).toMatchObject([
      {
        rule: 'RHSA-2024:1',
        severity: 'high',
        packageUrl: 'pkg:deb/debian/libssl3',
      },
    ]);
  });

  it('reads version 4, by package', () => {
    expect(parse(version4).results).toMatchObject([
      {
        rule: 'CVE-2024-1003',
        severity: 'critical',
        packageUrl: 'pkg:deb/debian/libssl3',
        location: { path: undefined },
      },
      {
        rule: 'GHSA-aaaa-bbbb-cccc',
        severity: 'info',
        packageUrl: 'pkg:pypi/requests',
        location: { path: 'app/site-packages' },
      },
    ]);
  });

  it.each([
    ['clair-scanner', scanner, true],
    ['an image without any', { ...scanner, vulnerabilities: null }, true],
    ['Klar', klar, true],
    ['version 4', version4, true],
    ['others', { vulnerabilities: [{ id: 'CVE-2024-1' }], image: 'a' }, false],
    ['a list', [], false],
  ])('recognises %s', (_, value, expected) => {
    expect(clairParser.detect(report(value))).toBe(expected);
  });

  it('has no results where there are none', () => {
    expect(parse({ ...scanner, vulnerabilities: null }).results).toEqual([]);
    expect(parse({ LayerCount: 1, Vulnerabilities: {} }).results).toEqual([]);
  });

  it('names the field that is wrong', () => {
    expect(() => parse({ a: 1 })).toThrow('vulnerabilities must be a list');
    expect(() =>
      parse({ ...version4, package_vulnerabilities: { 7: ['71'] } }),
    ).toThrow('vulnerabilities.71.name must be a text that is not empty');
  });
});
