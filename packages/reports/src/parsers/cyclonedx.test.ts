import { readReport } from '../readReport';
import { cyclonedxParser } from './cyclonedx';

const parse = (document: object) => {
  const parsed = cyclonedxParser.parse(
    readReport(
      Buffer.from(
        JSON.stringify({
          bomFormat: 'CycloneDX',
          specVersion: '1.5',
          ...document,
        }),
      ),
    ),
  );
  return { ...parsed, results: [...parsed.results] };
};

const withRatings = (ratings: object[]) =>
  parse({ vulnerabilities: [{ id: 'CVE-2024-1', ratings }] }).results[0]
    .severity;

describe('cyclonedxParser', () => {
  it('reads a vulnerability once per affected component', () => {
    const { tool, categories, results } = parse({
      metadata: { tools: { components: [{ name: 'DepScan' }] } },
      components: [
        {
          'bom-ref': 'outer',
          name: 'outer',
          components: [{ 'bom-ref': 'inner', purl: 'pkg:npm/inner@1.0.0' }],
        },
      ],
      vulnerabilities: [
        {
          id: 'GHSA-aaaa-bbbb-cccc',
          references: [{ id: 'CVE-2024-0001', source: {} }],
          cwes: [79],
          description: 'First line\nmore',
          affects: [
            { ref: 'inner' },
            { ref: 'pkg:npm/direct@2.0.0' },
            { ref: 'urn:cdx:3e671687/1#pkg%3Anpm%2Flinked%403' },
            { ref: 'outer' },
            { ref: 'unheard-of' },
            {
              ref: 'pkg:npm/fine@1',
              versions: [{ version: '1', status: 'unaffected' }],
            },
          ],
        },
      ],
    });
    expect(tool).toBe('DepScan');
    expect(categories).toEqual(['dependency']);
    expect(results.map(result => result.packageUrl)).toEqual([
      'pkg:npm/inner@1.0.0',
      'pkg:npm/direct@2.0.0',
      'pkg:npm/linked@3',
      'pkg:generic/outer',
      undefined,
    ]);
    expect(results[0]).toMatchObject({
      category: 'dependency',
      title: 'First line',
      cwe: ['CWE-79'],
      vulnerabilityIds: ['GHSA-aaaa-bbbb-cccc', 'CVE-2024-0001'],
      suppressed: false,
    });
  });

  it('reads a bill of materials as a scan without results', () => {
    expect(parse({ components: [{ name: 'a', purl: 'pkg:npm/a@1' }] })).toEqual(
      { tool: 'CycloneDX', categories: ['dependency'], results: [] },
    );
  });

  it('knows an image, and the tools of 1.4 and before', () => {
    const { tool, categories, results } = parse({
      metadata: {
        tools: [{ vendor: 'anchore' }, { name: 'grype' }],
        component: { type: 'container', name: 'alpine:3.19' },
      },
      vulnerabilities: [{ id: 'CVE-2024-1' }],
    });
    expect(tool).toBe('grype');
    expect(categories).toEqual(['container']);
    expect(results).toMatchObject([
      { category: 'container', location: { image: 'alpine:3.19' } },
    ]);
  });

  it('takes the first rating with a severity, else the highest score', () => {
    expect(
      withRatings([{ score: 9.9 }, { severity: 'low' }, { severity: 'high' }]),
    ).toBe('low');
    expect(withRatings([{ score: 3 }, { score: 7.1 }])).toBe('high');
    expect(withRatings([{ severity: 'unknown' }])).toBe('info');
    expect(withRatings([])).toBeUndefined();
  });

  it.each([
    ['exploitable', [false]],
    ['in_triage', [false]],
    ['not_affected', [true]],
    ['false_positive', [true]],
    ['resolved', []],
    ['resolved_with_pedigree', []],
  ])('brings in the analysis %s as suppressed %j', (state, suppressed) => {
    const { results } = parse({
      vulnerabilities: [{ id: 'CVE-2024-1', analysis: { state } }],
    });
    expect(results.map(result => result.suppressed)).toEqual(suppressed);
  });

  it('names the field that is wrong', () => {
    expect(() => parse({ vulnerabilities: [{ id: 7 }] })).toThrow(
      'vulnerabilities[0].id must be a text, and is a number',
    );
    expect(() => parse({ bomFormat: 'SPDX' })).toThrow('bomFormat');
  });
});
