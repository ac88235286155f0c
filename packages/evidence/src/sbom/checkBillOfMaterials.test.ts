import { checkEvidence, createEvidenceTrust, EvidenceTrustOptions } from '..';
import {
  artifactDigest,
  createKey,
  envelopeOf,
  now,
  release,
  statementOf,
} from '../__testUtils__/documents';
import { readEvidenceTrust } from '../trust/readEvidenceTrust';

const key = createKey();

const cycloneDx = {
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  metadata: {
    timestamp: '2026-05-31T10:00:00Z',
    authors: [{ name: 'Jane' }],
    lifecycles: [{ phase: 'build' }],
    tools: { components: [{ name: 'syft' }] },
    component: {
      name: 'payments',
      hashes: [{ alg: 'SHA-256', content: artifactDigest.toUpperCase() }],
    },
  },
  components: [
    {
      type: 'library',
      name: 'a',
      version: '1',
      purl: 'pkg:npm/a@1',
      supplier: { name: 'A' },
      hashes: [{ alg: 'SHA-256', content: 'x' }],
      licenses: [{ license: { id: 'MIT' } }],
      components: [
        {
          type: 'library',
          name: 'b',
          version: '2',
          purl: 'pkg:npm/b@2',
          publisher: 'B',
          hashes: [{ alg: 'SHA-256', content: 'x' }],
          licenses: [{ expression: 'MIT' }],
        },
      ],
    },
  ],
  dependencies: [{ ref: 'a', dependsOn: ['b'] }],
};

const cycloneDxXml = `<?xml version="1.0"?>
<bom xmlns="http://cyclonedx.org/schema/bom/1.5" version="1">
  <metadata>
    <timestamp>2026-05-31T10:00:00Z</timestamp>
    <lifecycles><lifecycle><phase>build</phase></lifecycle></lifecycles>
    <tools><tool><name>cdxgen</name></tool></tools>
    <authors><author><name>Jane</name></author></authors>
    <component type="application"><name>payments</name>
      <hashes><hash alg="SHA-256">${artifactDigest}</hash></hashes></component>
  </metadata>
  <components><component type="library"><supplier><name>A</name></supplier>
    <name>a</name><version>1</version>
    <hashes><hash alg="SHA-256">x</hash></hashes>
    <licenses><license><id>MIT</id></license></licenses>
    <purl>pkg:npm/a@1</purl></component></components>
  <dependencies><dependency ref="a"/></dependencies>
</bom>`;

const spdx = {
  spdxVersion: 'SPDX-2.3',
  SPDXID: 'SPDXRef-DOCUMENT',
  creationInfo: {
    created: '2026-05-31T10:00:00Z',
    creators: ['Tool: syft-1.0', 'Organization: Acme'],
    comment: 'SBOM type: build',
  },
  packages: [
    {
      SPDXID: 'SPDXRef-root',
      name: 'payments',
      versionInfo: `sha256:${artifactDigest}`,
    },
    {
      SPDXID: 'SPDXRef-a',
      name: 'a',
      versionInfo: '1',
      supplier: 'Organization: A',
      licenseConcluded: 'MIT',
      externalRefs: [{ referenceLocator: 'pkg:npm/a@1' }],
      checksums: [{ algorithm: 'SHA256', checksumValue: 'x' }],
    },
  ],
  relationships: [
    {
      spdxElementId: 'SPDXRef-DOCUMENT',
      relationshipType: 'DESCRIBES',
      relatedSpdxElement: 'SPDXRef-root',
    },
    {
      spdxElementId: 'SPDXRef-root',
      relationshipType: 'DEPENDS_ON',
      relatedSpdxElement: 'SPDXRef-a',
    },
  ],
};

const spdxTagValue = `SPDXVersion: SPDX-2.3
DataLicense: CC0-1.0
SPDXID: SPDXRef-DOCUMENT
Creator: Tool: syft-1.0
Creator: Organization: Acme
Created: 2026-05-31T10:00:00Z
CreatorComment: <text>SBOM type: build,
over lines. PackageName: not one</text>

PackageName: payments
SPDXID: SPDXRef-root
PackageVersion: 2.4.1
PackageChecksum: SHA256: ${artifactDigest}

PackageName: a
SPDXID: SPDXRef-a
PackageVersion: 1
PackageSupplier: Organization: A
PackageLicenseConcluded: MIT
ExternalRef: PACKAGE-MANAGER purl pkg:npm/a@1
PackageChecksum: SHA256: aa

FileName: ./a.js
SPDXID: SPDXRef-file
Relationship: SPDXRef-DOCUMENT DESCRIBES SPDXRef-root
Relationship: SPDXRef-root DEPENDS_ON SPDXRef-a
`;

function check(document: unknown, trust: EvidenceTrustOptions = {}) {
  return checkEvidence(document, {
    type: 'sbom',
    release,
    now,
    trust: createEvidenceTrust({
      keys: [{ name: 'release', publicKey: key.publicKey }],
      acceptUnsigned: ['sbom'],
      ...trust,
    }),
  });
}

const everything = readEvidenceTrust({}).sbom.required.concat(
  'supplier',
  'component-hash',
  'component-license',
  'tool',
  'generation-context',
);

describe('bills of materials', () => {
  it.each<[string, unknown]>([
    ['CycloneDX in JSON', cycloneDx],
    ['CycloneDX in XML', cycloneDxXml],
    ['SPDX in JSON', spdx],
    ['SPDX as tags and values', spdxTagValue],
  ])('has every element: %s', (_, document) => {
    const verdict = check(document, { sbom: { required: everything } });
    expect(verdict).toMatchObject({
      status: 'verified',
      artifacts: ['payments'],
    });
    expect(verdict.checks.every(({ result }) => result === 'passed')).toBe(
      true,
    );
    expect(check(document, { acceptUnsigned: [] })).toMatchObject({
      status: 'recorded',
      reason: 'It is not signed: nobody vouches for what it says',
    });
  });

  it.each<[string, string, unknown]>([
    ['CycloneDX', 'https://cyclonedx.org/bom', cycloneDx],
    ['SPDX', 'https://spdx.dev/Document', spdx],
    ['SPDX by cosign', 'https://spdx.dev/Document', { Data: spdxTagValue }],
    ['SPDX as text', 'https://spdx.dev/Document', spdxTagValue],
  ])('reads %s in a signed statement', (_, type, predicate) => {
    expect(
      check(envelopeOf(statementOf(type, predicate), key), {
        acceptUnsigned: [],
      }),
    ).toMatchObject({ status: 'verified', signer: { name: 'release' } });
  });

  const without = (...path: string[]) => {
    const copy = structuredClone(cycloneDx);
    let parent: any = copy;
    for (const name of path.slice(0, -1)) parent = parent[name];
    delete parent[path.at(-1) ?? ''];
    return copy;
  };

  it.each<[string, RegExp, unknown]>([
    ['sbom-timestamp', /when it was made/, without('metadata', 'timestamp')],
    [
      'sbom-component-version',
      /versions of the components are missing for 1 of 2, such as "a"/,
      without('components', '0', 'version'),
    ],
    [
      'sbom-component-identifier',
      /identifiers of the components are missing/,
      without('components', '0', 'purl'),
    ],
    [
      'sbom-component-name',
      /names of the components are missing/,
      without('components', '0', 'name'),
    ],
    ['sbom-dependencies', /what depends on what/, without('dependencies')],
    [
      'sbom-components',
      /lists no component/,
      { bomFormat: 'CycloneDX', specVersion: '1.6' },
    ],
    [
      'time',
      /in the future/,
      {
        ...cycloneDx,
        metadata: { ...cycloneDx.metadata, timestamp: '2027-01-01T00:00:00Z' },
      },
    ],
    [
      'sbom-timestamp',
      /no moment/,
      {
        ...cycloneDx,
        metadata: { ...cycloneDx.metadata, timestamp: 'yesterday' },
      },
    ],
    [
      'subject',
      /about another artifact/,
      {
        ...cycloneDx,
        metadata: {
          ...cycloneDx.metadata,
          component: {
            name: 'x',
            purl: `pkg:oci/x@sha256%3A${'b'.repeat(64)}`,
          },
        },
      },
    ],
    [
      'document',
      /specVersion is "2.0"/,
      { bomFormat: 'CycloneDX', specVersion: '2.0' },
    ],
    ['document', /spdxVersion is "SPDX-9"/, { spdxVersion: 'SPDX-9' }],
    ['document', /the XML document is "html"/i, '<html></html>'],
    ['document', /not well-formed XML/, cycloneDxXml.slice(0, -30)],
  ])('says what is wrong: %s', (id, detail, document) => {
    const verdict = check(document);
    expect(verdict.status).toBe('invalid');
    expect(verdict.checks).toContainEqual({
      id,
      result: 'failed',
      detail: expect.stringMatching(detail),
    });
  });

  it('has an author who is a person, an organisation or a tool', () => {
    const { authors: _, tools: __, ...metadata } = cycloneDx.metadata;
    expect(check({ ...cycloneDx, metadata })).toMatchObject({
      status: 'invalid',
      reason: expect.stringMatching(/who made it/),
    });
    expect(
      check({
        ...cycloneDx,
        metadata: { ...metadata, tools: [{ name: 'x' }] },
      }),
    ).toMatchObject({ status: 'verified' });
  });

  it('advises what is not required', () => {
    const { supplier: _, ...component } = cycloneDx.components[0];
    const { status, checks } = check({ ...cycloneDx, components: [component] });
    expect(status).toBe('verified');
    expect(checks).toContainEqual({
      id: 'sbom-supplier',
      result: 'advised',
      detail:
        'The suppliers of the components are missing for 1 of 2, such as "a"',
    });
  });

  it('only records what does not say what it is about', () => {
    const { component: _, ...metadata } = cycloneDx.metadata;
    expect(check({ ...cycloneDx, metadata })).toMatchObject({
      status: 'recorded',
      reason: expect.stringMatching(/does not name a digest/),
    });
  });
});
