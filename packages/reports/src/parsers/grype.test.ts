import { ParserRegistry } from '../ParserRegistry';
import { parseReport } from '../parseReport';
import { readReport } from '../readReport';
import { grypeParser } from './grype';

const report = (value: unknown) =>
  readReport(Buffer.from(JSON.stringify(value)));

const parse = (value: unknown) => {
  const parsed = grypeParser.parse(report(value));
  return { ...parsed, results: [...parsed.results] };
};

const match = {
  vulnerability: {
    id: 'GHSA-aaaa-bbbb-cccc',
    severity: 'High',
    description: 'A long description',
    cvss: [{ metrics: { baseScore: 9.8 } }],
    cwes: [{ cve: 'CVE-2024-1000', cwe: 'CWE-1321', type: 'Primary' }],
  },
  relatedVulnerabilities: [{ id: 'CVE-2024-1000' }],
  matchDetails: [{ matcher: 'javascript-matcher' }],
  artifact: {
    name: 'lodash',
    version: '4.17.4',
    type: 'npm',
    locations: [{ path: '/app/node_modules/lodash/package.json' }],
    purl: 'pkg:npm/lodash@4.17.4',
  },
};

const system = {
  vulnerability: { id: 'CVE-2024-2000', severity: 'Negligible' },
  artifact: {
    name: 'libssl3',
    type: 'deb',
    purl: 'pkg:deb/debian/libssl3@3.0.11?arch=amd64&distro=debian-12',
  },
};

const image = {
  matches: [match, system],
  source: {
    type: 'image',
    target: { userInput: 'registry.example/shop:1.2', imageID: 'sha256:1' },
  },
  distro: { name: 'debian', version: '12' },
  descriptor: { name: 'grype', version: '0.90.0' },
};

describe('grypeParser', () => {
  it('reads the matches of an image, with all names of a vulnerability', () => {
    expect(parse(image)).toEqual({
      tool: 'Grype',
      categories: ['container'],
      results: [
        {
          category: 'container',
          rule: 'CVE-2024-1000',
          title: 'CVE-2024-1000 in lodash',
          severity: 'high',
          cwe: ['CWE-1321'],
          vulnerabilityIds: ['CVE-2024-1000', 'GHSA-aaaa-bbbb-cccc'],
          packageUrl: 'pkg:npm/lodash@4.17.4',
          location: {
            package: 'pkg:npm/lodash@4.17.4',
            path: '/app/node_modules/lodash/package.json',
            image: 'registry.example/shop:1.2',
          },
        },
        expect.objectContaining({ rule: 'CVE-2024-2000', severity: 'info' }),
      ],
    });
  });

  it('tells packages of the system from others in a directory', () => {
    const { categories, results } = parse({
      ...image,
      source: { type: 'directory', target: '/src' },
    });
    expect(categories).toEqual(['dependency']);
    expect(results.map(({ category }) => category)).toEqual([
      'dependency',
      'container',
    ]);
    expect(results[0].location.image).toBeUndefined();
  });

  it('brings in suppressed what was ignored', () => {
    const ignored = { ...match, appliedIgnoreRules: [{ reason: 'ours' }] };
    const { results } = parse({
      ...image,
      matches: [system],
      ignoredMatches: [ignored],
    });
    expect(results.map(({ rule, suppressed }) => [rule, suppressed])).toEqual([
      ['CVE-2024-2000', undefined],
      ['CVE-2024-1000', true],
    ]);
  });

  it('takes a bulletin of several vulnerabilities apart', () => {
    const { results } = parse({
      ...image,
      matches: [
        {
          ...system,
          vulnerability: { id: 'ALAS2-2024-2500', severity: 'Medium' },
          relatedVulnerabilities: [
            { id: 'CVE-2024-3001' },
            { id: 'CVE-2024-3002' },
          ],
        },
      ],
    });
    expect(results.map(({ rule }) => rule)).toEqual([
      'CVE-2024-3001',
      'CVE-2024-3002',
    ]);
  });

  it('makes a package URL where there is none, and takes the score where there is no word', () => {
    const { purl: _, ...artifact } = system.artifact;
    const { results } = parse({
      ...image,
      matches: [
        {
          artifact,
          vulnerability: {
            id: 'CVE-2024-2000',
            cvss: [
              { metrics: { baseScore: 3.1 } },
              { metrics: { baseScore: 7.5 } },
            ],
          },
        },
      ],
    });
    expect(results).toMatchObject([
      { packageUrl: 'pkg:deb/debian/libssl3', severity: 'high' },
    ]);
  });

  it('is one finding with that of Trivy', () => {
    const parsers = new ParserRegistry();
    const read = (value: unknown) =>
      parseReport({
        bytes: Buffer.from(JSON.stringify(value)),
        parsers,
        key: 'a key',
      });
    const byGrype = read({
      ...image,
      matches: [
        match,
        system,
        {
          vulnerability: { id: 'CVE-2024-4000', severity: 'Low' },
          artifact: { name: 'curl', type: 'rpm', purl: 'pkg:rpm/ol/curl@7.61' },
        },
      ],
    });
    const byTrivy = read({
      SchemaVersion: 2,
      ArtifactName: 'registry.example/shop:1.2',
      ArtifactType: 'container_image',
      Results: [
        {
          Target: 'app/package-lock.json',
          Class: 'lang-pkgs',
          Type: 'npm',
          Vulnerabilities: [
            { VulnerabilityID: 'CVE-2024-1000', PkgName: 'lodash' },
          ],
        },
        {
          Target: 'registry.example/shop:1.2 (debian 12.5)',
          Class: 'os-pkgs',
          Type: 'debian',
          Vulnerabilities: [
            { VulnerabilityID: 'CVE-2024-2000', PkgName: 'libssl3' },
          ],
        },
        {
          Target: 'registry.example/shop:1.2 (oracle 8.9)',
          Class: 'os-pkgs',
          Type: 'oracle',
          Vulnerabilities: [
            {
              VulnerabilityID: 'CVE-2024-4000',
              PkgName: 'curl',
              PkgIdentifier: { PURL: 'pkg:rpm/oracle/curl@7.61' },
            },
          ],
        },
      ],
    });
    expect([byGrype.format, byTrivy.format]).toEqual(['grype', 'trivy']);
    const identities = (scan: typeof byGrype) =>
      [...scan.results].map(result => [
        result.category,
        result.rule,
        result.package,
      ]);
    expect(identities(byTrivy)).toEqual(identities(byGrype));
  });

  it.each([
    ['its name', { matches: [], descriptor: { name: 'grype' } }, true],
    ['a match', { matches: [match] }, true],
    ['another tool', { matches: [], descriptor: { name: 'syft' } }, false],
    ['a list', [match], false],
    ['other matches', { matches: ['a'] }, false],
  ])('recognises %s', (_, value, expected) => {
    expect(grypeParser.detect(report(value))).toBe(expected);
  });

  it('names the field that is wrong', () => {
    expect(() => parse({})).toThrow('matches must be a list, and is missing');
    expect(() => parse({ matches: [{ ...match, artifact: {} }] })).toThrow(
      'matches[0].artifact.name must be a text that is not empty',
    );
    expect(() =>
      parse({ matches: [{ ...match, vulnerability: { id: 7 } }] }),
    ).toThrow('matches[0].vulnerability.id must be a text, and is a number');
  });
});
