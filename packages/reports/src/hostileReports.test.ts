import fc from 'fast-check';
import { ParserRegistry } from './ParserRegistry';
import { parseReport } from './parseReport';

const parsers = new ParserRegistry();

const parse = (format: string, report: unknown) =>
  parseReport({
    bytes: Buffer.from(JSON.stringify(report)),
    format,
    parsers,
    key: 'a key',
  });

/** One report of each format that uses everything its parser reads. */
const reports: Record<string, unknown> = {
  sarif: {
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Scan',
            guid: 'g',
            rules: [
              {
                id: 'a',
                name: 'A',
                shortDescription: { text: 'A rule' },
                fullDescription: { text: 'A rule' },
                defaultConfiguration: { level: 'error' },
                relationships: [
                  { target: { id: '79', toolComponent: { name: 'CWE' } } },
                ],
                properties: { tags: ['cwe-79'], 'security-severity': '7.5' },
              },
            ],
          },
          extensions: [{ name: 'pack', rules: [{ id: 'b' }] }],
        },
        invocations: [
          {
            ruleConfigurationOverrides: [
              { descriptor: { index: 0 }, configuration: { level: 'note' } },
            ],
          },
        ],
        originalUriBaseIds: { ROOT: { uri: 'file:///builds/' } },
        artifacts: [{ location: { uri: 'a.ts', uriBaseId: 'ROOT' } }],
        taxonomies: [{ name: 'CWE', taxa: [{ id: '22' }] }],
        results: [
          {
            ruleId: 'a',
            ruleIndex: 0,
            rule: { id: 'a', index: 0, toolComponent: { index: 0 } },
            kind: 'fail',
            level: 'error',
            baselineState: 'new',
            message: { text: 'a', id: 'm' },
            locations: [
              {
                physicalLocation: {
                  artifactLocation: {
                    uri: 'a.ts',
                    uriBaseId: 'ROOT',
                    index: 0,
                  },
                  region: {
                    startLine: 1,
                    startColumn: 2,
                    snippet: { text: 'x' },
                  },
                },
                logicalLocations: [{ name: 'f', fullyQualifiedName: 'A.f' }],
              },
            ],
            partialFingerprints: { hash: 'a' },
            fingerprints: { hash: { value: 'a' } },
            suppressions: [{ status: 'accepted' }],
            provenance: { invocationIndex: 0 },
            taxa: [{ index: 0, toolComponent: { index: 0 } }],
            properties: { 'security-severity': 1, cwe: ['CWE-1'] },
          },
        ],
      },
    ],
  },
  trivy: {
    SchemaVersion: 2,
    ArtifactName: 'a',
    ArtifactType: 'container_image',
    ClusterName: 'c',
    Resources: [{ Namespace: 'n', Results: [{ Target: 'Pod/a' }] }],
    Results: [
      {
        Target: 'a (debian 12)',
        Class: 'os-pkgs',
        Type: 'debian',
        Vulnerabilities: [
          {
            VulnerabilityID: 'CVE-2024-1',
            VendorIDs: ['DSA-1-1'],
            PkgName: 'a',
            PkgPath: 'a.jar',
            PkgIdentifier: { PURL: 'pkg:deb/debian/a@1' },
            CVSS: { nvd: { V40Score: 1, V3Score: 2, V2Score: 3 } },
            CweIDs: ['CWE-1'],
          },
        ],
        Misconfigurations: [
          {
            ID: 'DS001',
            Status: 'FAIL',
            Severity: 'LOW',
            CauseMetadata: {
              StartLine: 1,
              Code: { Lines: [{ Content: 'a', IsCause: true }] },
            },
          },
        ],
        Secrets: [{ RuleID: 'a', Title: 'A', StartLine: 1 }],
      },
    ],
  },
  cyclonedx: {
    bomFormat: 'CycloneDX',
    metadata: {
      tools: { components: [{ name: 'a' }] },
      component: { type: 'container', name: 'a' },
    },
    components: [
      { 'bom-ref': 'a', group: 'g', name: 'n', components: [{ name: 'b' }] },
    ],
    vulnerabilities: [
      {
        id: 'CVE-2024-1',
        references: [{ id: 'GHSA-aaaa-bbbb-cccc' }],
        ratings: [{ score: 1 }, { severity: 'low' }],
        cwes: [1],
        description: 'a',
        analysis: { state: 'exploitable' },
        affects: [{ ref: 'a', versions: [{ status: 'affected' }] }],
      },
    ],
  },
  gitleaks: [
    {
      RuleID: 'a',
      Description: 'A',
      File: 'a',
      StartLine: 1,
      Secret: 's3cr3t',
      Commit: 'c',
      Fingerprint: 'f',
      Link: 'https://a.example/?b',
    },
    { rule: 'a', offender: 'b', file: 'c', lineNumber: 1, leakURL: '' },
  ],
};

const intruder = fc.oneof(
  fc.constantFrom(null, true, 0, -1, 1e308, '', '\0', 'x', [], {}, [null]),
  fc.constantFrom<unknown>([[[]]], { length: 5 }, { toString: 1 }, ['', {}]),
  fc.jsonValue({ maxDepth: 2 }),
);

/** Places in a value: every list item and property, as the keys that lead there. */
function* placesOf(value: unknown, path: string[] = []): Generator<string[]> {
  yield path;
  if (typeof value !== 'object' || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    yield* placesOf(child, [...path, key]);
  }
}

function replaced(value: unknown, path: string[], by: unknown): unknown {
  if (path.length === 0) return by;
  const copy: any = structuredClone(value);
  const parent = path.slice(0, -1).reduce((at, key) => at[key], copy);
  parent[path[path.length - 1]] = by;
  return copy;
}

function outcomeOf(format: string, report: unknown): string {
  try {
    parse(format, report);
    return 'read';
  } catch (error) {
    return String(error);
  }
}

describe.each(Object.keys(reports))('a hostile %s report', format => {
  const report = reports[format];
  const places = [...placesOf(report)];

  it('is read as it is', () => {
    expect(parse(format, report).results.length).toBeGreaterThan(0);
  });

  it('with anything anywhere is read, or refused with the name of a field', () => {
    fc.assert(
      fc.property(fc.constantFrom(...places), intruder, (place, value) => {
        const outcome = outcomeOf(format, replaced(report, place, value));
        expect(outcome).toMatch(
          /^(read|InputError: (The report|[\w$%./[\]…-]+) must be .*)$/,
        );
      }),
      { numRuns: 1500 },
    );
  });

  it('with prototype and method names as keys everywhere is read as without them', () => {
    const text = JSON.stringify(report).replaceAll(
      /\{(?=")/g,
      '{"__proto__":{"polluted":1},"constructor":{},"hasOwnProperty":{},"toString":{},',
    );
    const options = { bytes: Buffer.from(text), parsers, key: 'a key' };
    expect(parseReport({ ...options, format }).results).toEqual(
      parse(format, report).results,
    );
    expect(parseReport(options).format).toBe(format);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });
});
