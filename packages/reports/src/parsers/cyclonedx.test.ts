import { readReport } from '../readReport';
import { cyclonedxParser } from './cyclonedx';

const read = (text: string) => {
  const parsed = cyclonedxParser.parse(readReport(Buffer.from(text)));
  return {
    ...parsed,
    results: [...parsed.results],
    statements: parsed.statements && [...parsed.statements],
  };
};

const parse = (document: object) =>
  read(
    JSON.stringify({
      bomFormat: 'CycloneDX',
      specVersion: '1.5',
      ...document,
    }),
  );

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

  it('rates by a vector where there is no score', () => {
    expect(
      withRatings([{ vector: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H' }]),
    ).toBe('critical');
    expect(withRatings([{ vector: 'OWASP/K9:M1:O0:Z2' }])).toBeUndefined();
  });

  describe('a VEX document', () => {
    const vex = (affects: object[], analysis: object, extra: object = {}) =>
      parse({
        serialNumber: 'urn:uuid:3e671687',
        metadata: {
          timestamp: '2026-02-01T00:00:00Z',
          supplier: { name: 'Acme' },
          component: {
            'bom-ref': 'shop',
            name: 'shop',
            purl: 'pkg:npm/shop@1',
          },
        },
        vulnerabilities: [
          {
            id: 'CVE-2026-10001',
            references: [{ id: 'GHSA-aaaa-bbbb-cccc' }],
            analysis,
            affects,
          },
        ],
        ...extra,
      });

    it('states what it analyses, of the application or of packages', () => {
      const analysis = {
        state: 'not_affected',
        justification: 'code_not_reachable',
        detail: 'Never called',
        lastUpdated: '2026-03-01T00:00:00Z',
      };
      const { results, statements } = vex(
        [
          { ref: 'shop', versions: [{ status: 'unaffected' }] },
          { ref: 'urn:cdx:3e671687/1#pkg%3Adeb%2Fdebian%2Fopenssl%403' },
          { ref: 'urn:cdx:3e671687/1#other' },
        ],
        analysis,
      );
      expect(
        results.map(({ category, packageUrl, suppressed }) => [
          category,
          packageUrl,
          suppressed,
        ]),
      ).toEqual([
        ['dependency', undefined, true],
        ['container', 'pkg:deb/debian/openssl@3', true],
        ['dependency', undefined, true],
      ]);
      expect(statements).toEqual([
        {
          vulnerabilityIds: ['CVE-2026-10001', 'GHSA-aaaa-bbbb-cccc'],
          packages: ['pkg:deb/debian/openssl@3'],
          status: 'not_affected',
          justification: 'code_not_reachable',
          explanation: 'Never called',
          author: 'Acme',
          document: 'urn:uuid:3e671687',
          statedAt: '2026-03-01T00:00:00.000Z',
        },
      ]);
    });

    it.each([
      ['exploitable', 'affected'],
      ['in_triage', 'under_investigation'],
      ['false_positive', 'not_affected'],
      ['resolved', 'fixed'],
      ['resolved_with_pedigree', 'fixed'],
    ])('calls %s %s', (state, status) => {
      expect(vex([{ ref: 'shop' }], { state }).statements).toMatchObject([
        { status, packages: [], statedAt: '2026-02-01T00:00:00.000Z' },
      ]);
    });

    it('is none with components, or without any analysis', () => {
      const components = [{ name: 'left', purl: 'pkg:npm/left@1' }];
      const affects = [{ ref: 'shop' }];
      const state = { state: 'not_affected' };
      expect(vex(affects, state, { components }).statements).toBeUndefined();
      const { results, statements } = vex(affects, {});
      expect(statements).toBeUndefined();
      expect(results[0].packageUrl).toBe('pkg:npm/shop@1');
    });
  });

  describe('in XML', () => {
    const xml = (content: string, version = '1.6') =>
      `<?xml version="1.0"?><bom xmlns="http://cyclonedx.org/schema/bom/${version}" ` +
      `xmlns:v="http://cyclonedx.org/schema/ext/vulnerability/1.0" serialNumber="urn:uuid:3e671687">${content}</bom>`;

    it('is read like the same document in JSON', () => {
      const fromXml = read(
        xml(`
          <metadata>
            <tools><components><component type="application"><name>DepScan</name></component></components></tools>
            <component type="container" bom-ref="image"><name>alpine:3.19</name></component>
          </metadata>
          <components>
            <component type="library" bom-ref="outer"><name>outer</name>
              <components><component bom-ref="inner"><group>g</group><name>inner</name></component></components>
            </component>
            <component bom-ref="left"><name>left</name><purl>pkg:npm/left@1</purl></component>
          </components>
          <vulnerabilities><vulnerability bom-ref="v">
            <id>GHSA-aaaa-bbbb-cccc</id>
            <references><reference><id>CVE-2026-10001</id></reference></references>
            <ratings>
              <rating><score>9.9</score></rating>
              <rating><score>5.0</score><severity>high</severity></rating>
            </ratings>
            <cwes><cwe>79</cwe></cwes>
            <description>First line
              more</description>
            <analysis><state>exploitable</state></analysis>
            <affects>
              <target><ref>inner</ref></target>
              <target><ref>left</ref><versions><version><status>affected</status></version></versions></target>
              <target><ref>outer</ref><versions><version><status>unaffected</status></version></versions></target>
            </affects>
          </vulnerability></vulnerabilities>`),
      );
      const fromJson = parse({
        metadata: {
          tools: { components: [{ name: 'DepScan' }] },
          component: { type: 'container', name: 'alpine:3.19' },
        },
        components: [
          {
            'bom-ref': 'outer',
            name: 'outer',
            components: [{ 'bom-ref': 'inner', group: 'g', name: 'inner' }],
          },
          { 'bom-ref': 'left', purl: 'pkg:npm/left@1' },
        ],
        vulnerabilities: [
          {
            id: 'GHSA-aaaa-bbbb-cccc',
            references: [{ id: 'CVE-2026-10001' }],
            ratings: [{ score: 9.9 }, { score: 5, severity: 'high' }],
            cwes: [79],
            description: 'First line\nmore',
            analysis: { state: 'exploitable' },
            affects: [
              { ref: 'inner' },
              { ref: 'left', versions: [{ status: 'affected' }] },
              { ref: 'outer', versions: [{ status: 'unaffected' }] },
            ],
          },
        ],
      });
      expect(fromXml).toEqual(fromJson);
      expect(fromXml.results.map(result => result.packageUrl)).toEqual([
        'pkg:generic/g/inner',
        'pkg:npm/left@1',
      ]);
    });

    it('reads the vulnerability extension, in a component and beside them', () => {
      const rating = `<v:ratings><v:rating>
        <v:score><v:base>9.8</v:base></v:score><v:severity>None</v:severity>
      </v:rating></v:ratings><v:cwes><v:cwe>184</v:cwe></v:cwes>`;
      const { tool, results } = read(
        xml(
          `<metadata><tools><tool><vendor>anchore</vendor><name>grype</name></tool></tools></metadata>
          <components>
            <component type="library"><name>Left</name><v:vulnerabilities>
              <v:vulnerability ref="urn:uuid:1"><v:id>CVE-2026-10001</v:id>${rating}</v:vulnerability>
            </v:vulnerabilities></component>
            <component type="library" bom-ref="right"><purl>pkg:npm/right@1</purl></component>
          </components>
          <v:vulnerabilities>
            <v:vulnerability ref="right"><v:id>CVE-2026-10002</v:id>${rating}</v:vulnerability>
          </v:vulnerabilities>`,
          '1.2',
        ),
      );
      expect(tool).toBe('grype');
      expect(
        results.map(({ rule, packageUrl }) => [rule, packageUrl]).sort(),
      ).toEqual([
        ['CVE-2026-10001', 'pkg:generic/Left'],
        ['CVE-2026-10002', 'pkg:npm/right@1'],
      ]);
      expect(results[0]).toMatchObject({ severity: 'info', cwe: ['CWE-184'] });
    });

    it.each([
      [xml(''), true],
      ['<bom xmlns="http://acme.example/bom"/>', false],
      ['<analysis xmlns="http://cyclonedx.org/schema/bom/1.4"/>', false],
      ['text', false],
    ])('recognises %j: %s', (text, isOne) => {
      expect(cyclonedxParser.detect(readReport(Buffer.from(text)))).toBe(isOne);
    });

    it('names the field that is wrong', () => {
      expect(() =>
        read(xml('<vulnerabilities><vulnerability/></vulnerabilities>')),
      ).toThrow('bom.vulnerabilities[0].id must be a text, and is missing');
      expect(() => read('<html/>')).toThrow(
        'html must be the element bom of CycloneDX',
      );
    });
  });

  it('names the field that is wrong', () => {
    expect(() => parse({ vulnerabilities: [{ id: 7 }] })).toThrow(
      'vulnerabilities[0].id must be a text, and is a number',
    );
    expect(() => parse({ bomFormat: 'SPDX' })).toThrow('bomFormat');
  });
});
