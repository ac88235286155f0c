import { readReport } from '../readReport';
import { openvexParser } from './openvex';

const reportOf = (value: unknown) =>
  readReport(
    Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)),
  );

const parse = (value: unknown) => {
  const parsed = openvexParser.parse(reportOf(value));
  return {
    ...parsed,
    results: [...parsed.results],
    statements: [...parsed.statements!],
  };
};

const document = (statements: unknown[]) => ({
  '@context': 'https://openvex.dev/ns/v0.2.0',
  '@id': 'https://vex.acme.example/2026/0001',
  author: 'Acme',
  timestamp: '2026-02-01T00:00:00Z',
  version: 1,
  statements,
});

const statement = (extra: object) => ({
  vulnerability: { name: 'CVE-2026-10001' },
  products: [{ '@id': 'pkg:npm/left@1.0.0' }],
  status: 'affected',
  ...extra,
});

const attestation = (predicate: unknown) => ({
  _type: 'https://in-toto.io/Statement/v0.1',
  predicateType: 'https://openvex.dev/ns/v0.2.0',
  subject: [{ name: 'pkg:oci/shop@sha256%3Aabc', digest: { sha256: 'abc' } }],
  predicate,
});

const envelope = (payload: unknown) => ({
  payloadType: 'application/vnd.in-toto+json',
  payload: Buffer.from(JSON.stringify(payload)).toString('base64'),
  signatures: [{ sig: 'c2ln' }],
});

describe('openvexParser', () => {
  it('reads what is not affected as suppressed, and states it', () => {
    const { tool, categories, results, statements } = parse(
      document([
        statement({
          vulnerability: {
            '@id': 'https://nvd.nist.gov/vuln/detail/CVE-2026-10001',
            name: 'GHSA-aaaa-bbbb-cccc',
            aliases: ['SNYK-JS-LEFT-1'],
            description: 'A flaw\nin detail',
          },
          status: 'not_affected',
          justification: 'vulnerable_code_not_present',
          impact_statement: 'Not built in',
        }),
      ]),
    );
    expect({ tool, categories }).toEqual({
      tool: 'OpenVEX',
      categories: ['dependency'],
    });
    const vulnerabilityIds = [
      'GHSA-aaaa-bbbb-cccc',
      'SNYK-JS-LEFT-1',
      'CVE-2026-10001',
    ];
    expect(results).toMatchObject([
      {
        category: 'dependency',
        title: 'A flaw',
        suppressed: true,
        vulnerabilityIds,
        packageUrl: 'pkg:npm/left@1.0.0',
      },
    ]);
    expect(results[0].severity).toBeUndefined();
    expect(statements).toEqual([
      {
        vulnerabilityIds,
        packages: ['pkg:npm/left@1.0.0'],
        status: 'not_affected',
        justification: 'vulnerable_code_not_present',
        explanation: 'Not built in',
        author: 'Acme',
        document: 'https://vex.acme.example/2026/0001',
        statedAt: '2026-02-01T00:00:00.000Z',
      },
    ]);
  });

  it('speaks of the subcomponents of a product, else of the product', () => {
    const { categories, results, statements } = parse(
      document([
        statement({
          products: [
            {
              '@id': 'pkg:oci/shop@sha256%3Aabc?repository_url=r.example/shop',
              subcomponents: [
                { '@id': 'pkg:deb/debian/openssl@3.0' },
                {
                  '@id': 'https://acme.example/right',
                  identifiers: { purl: 'pkg:npm/right@2' },
                },
              ],
            },
          ],
        }),
        statement({
          products: [
            {
              '@id': 'pkg:oci/shop@sha256%3Aabc?repository_url=r.example/shop',
            },
          ],
        }),
        statement({ products: [{ '@id': 'https://acme.example/shop' }] }),
        statement({ products: [{ '@id': 'pkg:generic/shop@1' }] }),
      ]),
    );
    expect(categories).toEqual(['container', 'dependency']);
    expect(
      results.map(({ category, packageUrl, location: { image } }) => [
        category,
        packageUrl,
        image,
      ]),
    ).toEqual([
      ['container', 'pkg:deb/debian/openssl@3.0', undefined],
      ['dependency', 'pkg:npm/right@2', undefined],
      ['container', undefined, 'r.example/shop'],
      ['dependency', undefined, undefined],
      ['dependency', undefined, undefined],
    ]);
    expect(statements.map(({ packages }) => packages)).toEqual([
      ['pkg:deb/debian/openssl@3.0', 'pkg:npm/right@2'],
      [],
      [],
      [],
    ]);
  });

  it.each([
    ['not_affected', [true]],
    ['affected', [false]],
    ['under_investigation', [false]],
    ['fixed', []],
  ])('brings in %s as suppressed %j, and states it', (status, suppressed) => {
    const { results, statements } = parse(document([statement({ status })]));
    expect(results.map(result => result.suppressed)).toEqual(suppressed);
    expect(statements).toMatchObject([{ status }]);
  });

  it('lets the last word on a vulnerability and component stand', () => {
    const { results, statements } = parse(
      document([
        statement({
          status: 'not_affected',
          timestamp: '2026-03-01T00:00:00Z',
        }),
        statement({
          status: 'under_investigation',
          timestamp: '2026-01-01T00:00:00Z',
        }),
        statement({ products: [{ '@id': 'pkg:npm/left@2.0.0' }] }),
      ]),
    );
    expect(
      results.map(({ packageUrl, suppressed }) => [packageUrl, suppressed]),
    ).toEqual([
      ['pkg:npm/left@1.0.0', true],
      ['pkg:npm/left@2.0.0', false],
    ]);
    expect(statements).toHaveLength(3);
  });

  it('reads version 0.0.1, in which names are texts', () => {
    const old = {
      '@context': 'https://openvex.dev/ns',
      '@id': 'a',
      statements: [
        {
          vulnerability: 'CVE-2026-10001',
          vuln_description: 'A flaw',
          products: ['pkg:oci/shop'],
          subcomponents: ['pkg:apk/wolfi/git@2'],
          status: 'affected',
          timestamp: 'some day',
        },
      ],
    };
    expect(parse(old)).toMatchObject({
      categories: ['container'],
      results: [{ title: 'A flaw', packageUrl: 'pkg:apk/wolfi/git@2' }],
      statements: [{ statedAt: undefined }],
    });
  });

  it.each([
    ['an in-toto statement', (value: object) => value],
    ['a DSSE envelope', envelope],
    [
      'a Sigstore bundle',
      (value: object) => ({ dsseEnvelope: envelope(value) }),
    ],
    [
      'several envelopes',
      (value: object) =>
        `${JSON.stringify(envelope(value))}\n${JSON.stringify(
          envelope(value),
        )}`,
    ],
  ])('reads an attestation: %s', (_, wrapped) => {
    const report = wrapped(
      attestation(document([statement({ products: undefined })])),
    );
    expect(openvexParser.detect(reportOf(report))).toBe(true);
    expect(parse(report).results[0]).toMatchObject({
      category: 'container',
      packageUrl: undefined,
      location: { image: 'shop' },
    });
  });

  it.each([
    [{ '@context': 'https://openvex.dev/ns/v0.2.0' }, true],
    [{ '@context': 'https://openvex.dev/nsx' }, false],
    [{ '@context': ['https://openvex.dev/ns'] }, false],
    [attestation({}), true],
    [
      {
        ...attestation({ '@context': 'https://openvex.dev/ns' }),
        predicateType: 'text/vex',
      },
      true,
    ],
    [{ ...attestation({}), predicateType: 'https://slsa.dev/v1' }, false],
    [{ payloadType: 'application/vnd.in-toto+json', payload: 'no' }, false],
    ['not: JSON', false],
    [[], false],
  ])('recognises %j: %s', (value, isOne) => {
    expect(openvexParser.detect(reportOf(value))).toBe(isOne);
  });

  it.each([
    [
      document([statement({ status: undefined })]),
      'statements[0].status must be one of not_affected, affected, fixed, under_investigation, and is missing',
    ],
    [
      document([statement({ status: 'Fixed' })]),
      'statements[0].status must be one of not_affected, affected, fixed, under_investigation, and is another text',
    ],
    [
      document([statement({ vulnerability: {} })]),
      'statements[0].vulnerability.name must be a text that is not empty',
    ],
    [
      document([statement({ products: [7] })]),
      'statements[0].products[0] must be a text, and is a number',
    ],
    [
      { ...document([]), statements: undefined },
      'statements must be a list, and is missing',
    ],
    [
      attestation({}),
      "predicate.@context must be a text that starts with 'https://openvex.dev/ns'",
    ],
    [
      { payloadType: 'application/vnd.in-toto+json', payload: 'bm8=' },
      'payload must be an in-toto statement in base64',
    ],
  ])('names the field that is wrong (%#)', (value, message) => {
    expect(() => parse(value)).toThrow(message);
  });
});
