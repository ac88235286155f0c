import { readReport } from '../readReport';
import { spdxParser } from './spdx';

const reportOf = (value: unknown) =>
  readReport(
    Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)),
  );

const parse = (value: unknown) => {
  const parsed = spdxParser.parse(reportOf(value));
  return {
    ...parsed,
    results: [...parsed.results],
    statements: parsed.statements && [...parsed.statements],
  };
};

const security = (type: string, locator: string, comment?: string) => ({
  referenceCategory: 'SECURITY',
  referenceType: type,
  referenceLocator: locator,
  comment,
});

const purl = (locator: string) => ({
  referenceCategory: 'PACKAGE-MANAGER',
  referenceType: 'purl',
  referenceLocator: locator,
});

const document = (packages: unknown[], extra: object = {}) => ({
  spdxVersion: 'SPDX-2.3',
  SPDXID: 'SPDXRef-DOCUMENT',
  creationInfo: { creators: ['Organization: Acme', 'Tool: syft-1.50.0'] },
  packages,
  ...extra,
});

const advisory = 'https://acme.example/CVE-2026-10001';

describe('spdxParser', () => {
  it('reads a bill of materials as a scan without results', () => {
    expect(parse(document([{ name: 'left' }]))).toEqual({
      tool: 'syft',
      categories: ['dependency'],
      results: [],
    });
  });

  it('reads the vulnerabilities that security references name, once per package', () => {
    const { categories, results } = parse(
      document([
        {
          name: 'left',
          externalRefs: [
            security('cpe23Type', 'cpe:2.3:a:CVE-2026-10009:left:1.0'),
            security('advisory', advisory),
            security('fix', 'https://acme.example/commit/1', 'cve-2026-10001'),
            security(
              'http://spdx.org/rdf/references/advisory',
              'https://github.com/advisories/GHSA-aaaa-bbbb-cccc',
            ),
            security('url', 'https://acme.example/security'),
            { ...security('advisory', advisory), referenceCategory: 'OTHER' },
            purl('pkg:npm/left@1.0'),
          ],
        },
        { name: 'right', externalRefs: [security('advisory', advisory)] },
        {
          name: 'git',
          externalRefs: [
            security('advisory', advisory),
            purl('pkg:apk/alpine/git@2'),
          ],
        },
      ]),
    );
    expect(categories).toEqual(['dependency', 'container']);
    expect(
      results.map(each => [each.category, each.rule, each.packageUrl]),
    ).toEqual([
      ['dependency', 'CVE-2026-10001', 'pkg:npm/left@1.0'],
      ['dependency', 'GHSA-aaaa-bbbb-cccc', 'pkg:npm/left@1.0'],
      ['dependency', 'CVE-2026-10001', 'pkg:generic/right'],
      ['container', 'CVE-2026-10001', 'pkg:apk/alpine/git@2'],
    ]);
    expect(results[0].severity).toBeUndefined();
    expect(results[0].title).toBe('CVE-2026-10001 in left');
  });

  it('knows an image', () => {
    const packages = [
      {
        SPDXID: 'SPDXRef-image',
        name: 'shop',
        primaryPackagePurpose: 'CONTAINER',
      },
      {
        name: 'left',
        externalRefs: [security('advisory', advisory), purl('pkg:npm/left@1')],
      },
    ];
    const image = {
      categories: ['container'],
      results: [{ category: 'container', location: { image: 'shop' } }],
    };
    const relationships = [
      {
        spdxElementId: 'SPDXRef-DOCUMENT',
        relationshipType: 'DESCRIBES',
        relatedSpdxElement: 'SPDXRef-image',
      },
    ];
    expect(parse(document(packages, { relationships }))).toMatchObject(image);
    expect(
      parse(document(packages, { documentDescribes: ['SPDXRef-image'] })),
    ).toMatchObject(image);
    expect(parse(document(packages)).categories).toEqual(['dependency']);
  });

  it('reads tag-value like JSON', () => {
    const text = `# Made by hand
SPDXVersion: SPDX-2.2
Creator: Person: Jane Doe
Creator: Tool: spdx-sbom-generator-v0.0.15
Relationship: SPDXRef-DOCUMENT DESCRIBES SPDXRef-image

PackageName: shop
SPDXID: SPDXRef-image
PrimaryPackagePurpose: CONTAINER
PackageDescription: <text>A shop
ExternalRef: SECURITY advisory https://acme.example/CVE-2026-10009
in several lines</text>

PackageName: left
SPDXID: SPDXRef-left
ExternalRef: PACKAGE-MANAGER purl pkg:npm/left@1.0
ExternalRef: SECURITY advisory https://acme.example/CVE-2026-10001
ExternalRef: SECURITY fix https://acme.example/commit/1
ExternalRefComment: <text>Of CVE-2026-10002</text>

FileName: ./a
SPDXID: SPDXRef-file
ExternalRef: SECURITY advisory https://acme.example/CVE-2026-10003
`;
    const { tool, categories, results } = parse(text.replaceAll('\n', '\r\n'));
    expect(spdxParser.detect(reportOf(text))).toBe(true);
    expect({ tool, categories }).toEqual({
      tool: 'spdx-sbom-generator',
      categories: ['container'],
    });
    expect(results).toMatchObject([
      {
        rule: 'CVE-2026-10001',
        packageUrl: 'pkg:npm/left@1.0',
        location: { image: 'shop' },
      },
      { rule: 'CVE-2026-10002' },
    ]);
    expect(() => parse(`${text}PackageName: a\nExternalRef: SECURITY`)).toThrow(
      'ExternalRef in line 25 must be a category, a type and a locator',
    );
  });

  it('reads the answer of the GitHub API', () => {
    const report = { sbom: document([], { creationInfo: { creators: [] } }) };
    expect(spdxParser.detect(reportOf(report))).toBe(true);
    expect(parse(report).tool).toBe('SPDX');
  });

  describe('3.0', () => {
    const graph = (...elements: object[]) => ({
      '@context': 'https://spdx.org/rdf/3.0.1/spdx-context.jsonld',
      '@graph': [
        {
          type: 'CreationInfo',
          '@id': '_:creation',
          created: '2026-02-01T00:00:00Z',
          createdBy: ['urn:acme'],
        },
        { type: 'Organization', spdxId: 'urn:acme', name: 'Acme' },
        { type: 'Tool', spdxId: 'urn:tool', name: 'spdxer 2.0' },
        {
          type: 'SpdxDocument',
          spdxId: 'urn:document',
          rootElement: ['urn:sbom'],
        },
        { type: 'software_Sbom', spdxId: 'urn:sbom', rootElement: 'urn:shop' },
        { type: 'software_Package', spdxId: 'urn:shop', name: 'shop' },
        {
          type: 'software_Package',
          spdxId: 'urn:left',
          name: 'left',
          software_packageUrl: 'pkg:npm/left@1',
        },
        {
          type: 'software_Package',
          spdxId: 'urn:kernel',
          name: 'kernel',
          externalIdentifier: [
            { externalIdentifierType: 'packageUrl', identifier: 'pkg:rpm/k@6' },
          ],
        },
        { type: 'software_Package', spdxId: 'urn:bare', name: 'bare' },
        {
          type: 'security_Vulnerability',
          spdxId: 'urn:v1',
          summary: 'A flaw',
          externalIdentifier: [
            { externalIdentifierType: 'cve', identifier: 'CVE-2026-10001' },
            {
              externalIdentifierType: 'securityOther',
              identifier: 'GHSA-aaaa-bbbb-cccc',
            },
            { externalIdentifierType: 'urlScheme', identifier: 'x' },
          ],
        },
        ...elements,
      ],
    });

    const assessment = (kind: string, extra: object = {}) => ({
      type: `security_Vex${kind}VulnAssessmentRelationship`,
      spdxId: `urn:assessment:${kind}`,
      creationInfo: '_:creation',
      from: 'urn:v1',
      to: ['urn:left'],
      ...extra,
    });

    const association = (from: string, to: string[]) => ({
      type: 'Relationship',
      spdxId: `urn:association:${from}`,
      relationshipType: 'hasAssociatedVulnerability',
      from,
      to,
    });

    it('reads VEX assessments', () => {
      const { tool, categories, results, statements } = parse(
        graph(
          assessment('NotAffected', {
            security_justificationType: 'vulnerableCodeNotPresent',
            security_impactStatement: 'Not built in',
            security_publishedTime: '2026-03-01T00:00:00Z',
          }),
          {
            type: 'security_CvssV3VulnAssessmentRelationship',
            spdxId: 'urn:score',
            from: 'urn:v1',
            to: ['urn:left'],
            security_score: 9.8,
            security_severity: 'high',
          },
        ),
      );
      expect({ tool, categories }).toEqual({
        tool: 'spdxer',
        categories: ['dependency', 'container'],
      });
      const vulnerabilityIds = ['CVE-2026-10001', 'GHSA-aaaa-bbbb-cccc'];
      expect(results).toMatchObject([
        {
          title: 'A flaw',
          vulnerabilityIds,
          severity: 'high',
          suppressed: true,
          packageUrl: 'pkg:npm/left@1',
        },
      ]);
      expect(statements).toEqual([
        {
          vulnerabilityIds,
          packages: ['pkg:npm/left@1'],
          status: 'not_affected',
          justification: 'vulnerable_code_not_present',
          explanation: 'Not built in',
          author: 'Acme',
          document: 'urn:document',
          statedAt: '2026-03-01T00:00:00.000Z',
        },
      ]);
    });

    it.each([
      ['Affected', 'affected', [false]],
      ['UnderInvestigation', 'under_investigation', [false]],
      ['Fixed', 'fixed', []],
    ])('brings in %s as %s, suppressed %j', (kind, status, suppressed) => {
      const { results, statements } = parse(graph(assessment(kind)));
      expect(results.map(result => result.suppressed)).toEqual(suppressed);
      expect(statements).toMatchObject([{ status }]);
    });

    it('speaks of the assessed part, of packages, or of the application', () => {
      const packagesOf = (extra: object) =>
        parse(graph(assessment('Affected', extra))).statements![0].packages;
      expect(packagesOf({ to: ['urn:kernel', 'urn:bare'] })).toEqual([
        'pkg:rpm/k@6',
        'pkg:generic/bare',
      ]);
      expect(
        packagesOf({ to: 'urn:shop', security_assessedElement: 'urn:left' }),
      ).toEqual(['pkg:npm/left@1']);
      expect(packagesOf({ to: ['urn:shop'] })).toEqual([]);
      expect(packagesOf({ to: ['urn:elsewhere'] })).toEqual([]);
    });

    it('reads associations that are not assessed, and links to advisories', () => {
      const { results, statements } = parse(
        graph(
          assessment('Fixed'),
          association('urn:left', ['urn:v1', 'urn:vulnerability/CVE-2026-2']),
          association('urn:kernel', ['urn:v1']),
          {
            type: 'software_Package',
            spdxId: 'urn:right',
            name: 'right',
            externalRef: [
              { externalRefType: 'securityAdvisory', locator: [advisory] },
              { externalRefType: 'documentation', locator: [advisory] },
            ],
          },
        ),
      );
      expect(
        results.map(each => [each.category, each.rule, each.packageUrl]),
      ).toEqual([
        ['dependency', 'urn:vulnerability/CVE-2026-2', 'pkg:npm/left@1'],
        ['container', 'CVE-2026-10001', 'pkg:rpm/k@6'],
        ['dependency', 'CVE-2026-10001', 'pkg:generic/right'],
      ]);
      expect(statements).toHaveLength(1);
    });

    it('knows an image', () => {
      const image = graph(assessment('Affected'));
      Object.assign(image['@graph'][5], {
        software_primaryPurpose: 'container',
      });
      expect(parse(image)).toMatchObject({
        categories: ['container'],
        results: [{ category: 'container' }],
      });
    });

    it('names the field that is wrong', () => {
      expect(() =>
        parse(graph(assessment('Fixed', { from: undefined }))),
      ).toThrow('@graph[10].from must be the id of a vulnerability');
      expect(() => parse(graph(assessment('Fixed', { to: [7] })))).toThrow(
        '@graph[10].to[0] must be a text, and is a number',
      );
    });
  });

  it.each([
    [document([]), true],
    [{ '@context': ['https://spdx.org/rdf/3.0.0/spdx-context.jsonld'] }, true],
    [{ '@context': 'https://spdx.github.io/spdx-spec/v3.0.1/rdf/x' }, true],
    [{ '@context': 'https://schema.org/3.0' }, false],
    [{ spdxVersion: 2 }, false],
    ['PackageName: a\nSPDXVersion: SPDX-2.3', false],
    ['SPDXVersionless', false],
    [[], false],
    ['', false],
  ])('recognises %j: %s', (value, isOne) => {
    expect(spdxParser.detect(reportOf(value))).toBe(isOne);
  });

  it.each([
    [
      document([], { spdxVersion: 'SPDX-1.0' }),
      "spdxVersion must be a text like 'SPDX-2.3', and is another text",
    ],
    [
      document([{ externalRefs: {} }]),
      'packages[0].externalRefs must be a list',
    ],
    [{}, 'spdxVersion must be a text'],
  ])('names the field that is wrong (%#)', (value, message) => {
    expect(() => parse(value)).toThrow(message);
  });
});
