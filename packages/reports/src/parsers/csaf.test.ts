import { readReport } from '../readReport';
import { csafParser } from './csaf';

const reportOf = (value: unknown) =>
  readReport(Buffer.from(JSON.stringify(value)));

const parse = (value: unknown) => {
  const parsed = csafParser.parse(reportOf(value));
  return {
    ...parsed,
    results: [...parsed.results],
    statements: [...parsed.statements!],
  };
};

const product = (id: string, purl?: string) => ({
  product_id: id,
  name: id,
  product_identification_helper: purl && { purl },
});

const productTree = {
  full_product_names: [product('portal', 'pkg:oci/portal')],
  branches: [
    {
      category: 'vendor',
      name: 'Acme',
      branches: [
        {
          category: 'product_version',
          name: '1.0',
          product: product('left', 'pkg:npm/left@1.0'),
        },
        {
          category: 'product_version',
          name: '3.0',
          product: product('openssl', 'pkg:rpm/redhat/openssl@3.0'),
        },
        { category: 'product_name', name: 'OS', product: product('os') },
      ],
    },
  ],
  relationships: [
    {
      category: 'default_component_of',
      full_product_name: product('os:openssl'),
      product_reference: 'openssl',
      relates_to_product_reference: 'os',
    },
    {
      category: 'default_component_of',
      full_product_name: product('circle'),
      product_reference: 'circle',
      relates_to_product_reference: 'os',
    },
  ],
  product_groups: [{ group_id: 'group', product_ids: ['left'] }],
};

const document = (vulnerabilities: unknown[], extra: object = {}) => ({
  document: {
    category: 'csaf_vex',
    csaf_version: '2.0',
    publisher: { name: 'Acme PSIRT' },
    tracking: {
      id: 'ACME-2026-1',
      current_release_date: '2026-02-01T10:00:00+01:00',
    },
    ...extra,
  },
  product_tree: productTree,
  vulnerabilities,
});

const vulnerability = (product_status: unknown, extra: object = {}) => ({
  cve: 'CVE-2026-10001',
  product_status,
  ...extra,
});

describe('csafParser', () => {
  it('reads one statement per status, and one result per product', () => {
    const { tool, categories, results, statements } = parse(
      document([
        vulnerability(
          {
            known_affected: ['left', 'os:openssl'],
            first_affected: ['left'],
            known_not_affected: ['portal'],
            fixed: ['left'],
            under_investigation: ['os', 'circle', 'unheard-of'],
            recommended: ['left'],
          },
          {
            title: 'A flaw',
            cwe: { id: 'CWE-79', name: 'Cross-site scripting' },
            ids: [
              { system_name: 'Tickets', text: '4711' },
              { system_name: 'GitHub', text: 'GHSA-aaaa-bbbb-cccc' },
            ],
            flags: [
              { label: 'component_not_present', product_ids: ['portal'] },
            ],
            threats: [
              { category: 'impact', details: 'Moderate' },
              {
                category: 'impact',
                details: 'The class was removed.',
                product_ids: ['portal'],
              },
            ],
            remediations: [{ category: 'vendor_fix', details: 'Update.' }],
          },
        ),
      ]),
    );
    expect({ tool, categories }).toEqual({
      tool: 'CSAF',
      categories: ['dependency', 'container'],
    });
    expect(
      results.map(({ category, packageUrl, suppressed, location }) => [
        category,
        packageUrl ?? location.image,
        suppressed,
      ]),
    ).toEqual([
      ['container', 'portal', true],
      ['dependency', undefined, false],
      ['dependency', undefined, false],
      ['dependency', undefined, false],
      ['dependency', 'pkg:npm/left@1.0', false],
      ['container', 'pkg:rpm/redhat/openssl@3.0', false],
    ]);
    expect(results[0]).toMatchObject({
      title: 'A flaw',
      cwe: ['CWE-79'],
      vulnerabilityIds: ['CVE-2026-10001', 'GHSA-aaaa-bbbb-cccc'],
    });
    expect(
      statements.map(each => [each.status, each.packages, each.explanation]),
    ).toEqual([
      ['fixed', ['pkg:npm/left@1.0'], 'Update.'],
      ['not_affected', [], 'The class was removed.'],
      ['under_investigation', [], 'Update.'],
      [
        'affected',
        ['pkg:npm/left@1.0', 'pkg:rpm/redhat/openssl@3.0'],
        'Update.',
      ],
    ]);
    expect(statements[1]).toMatchObject({
      justification: 'component_not_present',
      author: 'Acme PSIRT',
      document: 'ACME-2026-1',
      statedAt: '2026-02-01T09:00:00.000Z',
    });
  });

  it.each([
    [
      {
        scores: [
          {
            products: ['left'],
            cvss_v3: { baseSeverity: 'HIGH', baseScore: 1 },
          },
        ],
      },
      'high',
    ],
    [
      { scores: [{ products: ['left'], cvss_v3: { baseScore: 9.8 } }] },
      'critical',
    ],
    [
      {
        scores: [
          {
            products: ['left'],
            cvss_v2: { vectorString: 'AV:N/AC:L/Au:N/C:N/I:P/A:N' },
          },
        ],
      },
      'medium',
    ],
    [
      { scores: [{ products: ['portal'], cvss_v3: { baseScore: 9.8 } }] },
      'low',
    ],
    [
      {
        metrics: [
          { products: ['left'], content: { cvss_v4: { baseScore: 7.1 } } },
        ],
      },
      'high',
    ],
    [
      {
        threats: [
          { category: 'impact', details: 'Important', group_ids: ['group'] },
        ],
      },
      'high',
    ],
    [{ threats: [{ category: 'impact', details: 'Important' }] }, 'high'],
    [{ threats: [{ category: 'impact', details: 'It is bad' }] }, 'low'],
  ])('rates with %j: %s', (extra, severity) => {
    const { results } = parse(
      document([vulnerability({ known_affected: ['left'] }, extra)], {
        aggregate_severity: { text: 'Low' },
      }),
    );
    expect(results[0].severity).toBe(severity);
  });

  it('knows a vulnerability without a CVE by its other ids, its title or the advisory', () => {
    const rules = (extra: object) =>
      parse(
        document([
          vulnerability({ known_affected: ['left'] }, { cve: null, ...extra }),
        ]),
      ).results.map(({ rule }) => rule);
    expect(rules({ ids: [{ text: 'ACME-BUG-7' }], title: 'T' })).toEqual([
      'ACME-BUG-7',
    ]);
    expect(rules({ title: 'T' })).toEqual(['T']);
    expect(rules({})).toEqual(['ACME-2026-1']);
  });

  it('reads package URLs of CSAF 2.1', () => {
    const report = document([vulnerability({ known_affected: ['right'] })], {
      csaf_version: '2.1',
    });
    report.product_tree = {
      full_product_names: [
        {
          product_id: 'right',
          name: 'right',
          product_identification_helper: { purls: ['pkg:npm/right@2'] },
        },
      ],
    } as any;
    expect(parse(report).results).toMatchObject([
      { packageUrl: 'pkg:npm/right@2' },
    ]);
  });

  it('takes an advisory that says nothing about products as saying nothing', () => {
    const silent = document([vulnerability(undefined)], {
      category: 'csaf_base',
    });
    expect(parse(silent)).toMatchObject({ results: [], statements: [] });
    expect(parse(document([])).categories).toEqual(['dependency']);
  });

  it.each([
    [
      document([vulnerability({ recommended: ['left'] })]),
      'vulnerabilities[0].product_status must be an object with one of fixed, ',
    ],
    [
      document([vulnerability({ fixed: [{}] })]),
      'vulnerabilities[0].product_status.fixed[0] must be a text, and is an object',
    ],
    [
      document([], { csaf_version: '1.2' }),
      'document.csaf_version must be one of 2.0, 2.1, and is another text',
    ],
  ])('names the field that is wrong (%#)', (value, message) => {
    expect(() => parse(value)).toThrow(message);
  });

  it.each([
    [document([]), true],
    [{ document: { category: 'x' } }, false],
    [{ document: [] }, false],
    [[document([])], false],
  ])('recognises %j: %s', (value, isOne) => {
    expect(csafParser.detect(reportOf(value))).toBe(isOne);
  });
});
