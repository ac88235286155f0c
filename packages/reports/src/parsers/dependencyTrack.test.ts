import { readReport } from '../readReport';
import { dependencyTrackParser } from './dependencyTrack';

const reportOf = (value: unknown) =>
  readReport(Buffer.from(JSON.stringify(value)));

const parse = (value: unknown) => {
  const parsed = dependencyTrackParser.parse(reportOf(value));
  return { ...parsed, results: [...parsed.results] };
};

const finding = (vulnerability: object, analysis: object = {}) => ({
  component: {
    uuid: '0f0f',
    name: 'left',
    version: '1.0',
    purl: 'pkg:npm/left@1.0',
  },
  vulnerability: {
    uuid: '1e1e',
    source: 'GITHUB',
    vulnId: 'GHSA-aaaa-bbbb-cccc',
    severity: 'HIGH',
    ...vulnerability,
  },
  analysis: { isSuppressed: false, ...analysis },
  matrix: 'a:0f0f:1e1e',
});

const packaged = (findings: unknown) => ({
  version: '1.2',
  meta: { application: 'Dependency-Track', version: '4.12.0' },
  project: { name: 'shop' },
  findings,
});

describe('dependencyTrackParser', () => {
  it('reads a finding with its aliases', () => {
    const report = packaged([
      finding({
        title: 'A flaw',
        cweId: 79,
        cwes: [{ cweId: 79 }, { cweId: 80 }],
        aliases: [
          {
            cveId: 'CVE-2026-10001',
            ghsaId: 'GHSA-aaaa-bbbb-cccc',
            osvId: 'DSA-1-1',
            id: 7,
            allBySource: { NVD: 'CVE-2026-10001' },
          },
          {},
        ],
      }),
    ]);
    expect(parse(report)).toEqual({
      tool: 'Dependency-Track',
      categories: ['dependency'],
      results: [
        {
          category: 'dependency',
          rule: 'GHSA-aaaa-bbbb-cccc',
          title: 'A flaw',
          severity: 'high',
          suppressed: false,
          cwe: ['CWE-79', 'CWE-79', 'CWE-80'],
          vulnerabilityIds: [
            'GHSA-aaaa-bbbb-cccc',
            'CVE-2026-10001',
            'GHSA-aaaa-bbbb-cccc',
            'DSA-1-1',
          ],
          packageUrl: 'pkg:npm/left@1.0',
          location: { package: 'pkg:npm/left@1.0' },
        },
      ],
    });
  });

  it.each([
    [{ state: 'EXPLOITABLE' }, [false]],
    [{ state: 'NOT_SET', isSuppressed: true }, [true]],
    [{ state: 'FALSE_POSITIVE' }, [true]],
    [{ state: 'NOT_AFFECTED' }, [true]],
    [{ state: 'RESOLVED', isSuppressed: true }, []],
  ])('brings in the analysis %j as suppressed %j', (analysis, suppressed) => {
    const { results } = parse(packaged([finding({}, analysis)]));
    expect(results.map(result => result.suppressed)).toEqual(suppressed);
  });

  it.each([
    [{ severity: 'UNASSIGNED', cvssV2BaseScore: 5 }, 'medium'],
    [
      { severity: 'UNASSIGNED', cvssV3BaseScore: 7, cvssV4Score: 9 },
      'critical',
    ],
    [{ severity: 'UNASSIGNED' }, 'info'],
    [{ severity: null }, undefined],
  ])('rates %j as %s', (vulnerability, severity) => {
    const { results } = parse(packaged([finding(vulnerability)]));
    expect(results[0].severity).toBe(severity);
  });

  it('names a component without a package URL', () => {
    const named = {
      ...finding({}),
      component: { group: 'org.acme', name: 'left', version: '1.0' },
    };
    const system = {
      ...finding({ description: 'First\nsecond' }),
      component: { name: 'git', purl: 'pkg:apk/alpine/git@2' },
    };
    expect(parse([named, system]).results).toMatchObject([
      {
        packageUrl: 'pkg:generic/org.acme/left',
        title: 'GHSA-aaaa-bbbb-cccc',
      },
      { category: 'dependency', title: 'First' },
    ]);
  });

  it.each([
    [packaged([]), true],
    [packaged(null), true],
    [{ findings: [finding({})] }, true],
    [[finding({})], true],
    [{ meta: { application: 'Other' }, findings: [finding({})] }, false],
    [{ findings: [{ component: {}, vulnerability: {} }] }, false],
    [[], false],
    [null, false],
  ])('recognises %j: %s', (value, isOne) => {
    expect(dependencyTrackParser.detect(reportOf(value))).toBe(isOne);
  });

  it('reads a report without findings, and names the field that is wrong', () => {
    expect(parse(packaged(null)).results).toEqual([]);
    expect(parse([]).results).toEqual([]);
    expect(() => parse(packaged([finding({ vulnId: 533 })]))).toThrow(
      'findings[0].vulnerability.vulnId must be a text, and is a number',
    );
    expect(() => parse(packaged('none'))).toThrow('findings must be a list');
  });
});
