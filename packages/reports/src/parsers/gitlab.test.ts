import { readReport } from '../readReport';
import { gitlabParser } from './gitlab';

const read = (value: unknown) => readReport(Buffer.from(JSON.stringify(value)));

const parse = (value: unknown) => {
  const parsed = gitlabParser.parse(read(value));
  return { ...parsed, results: [...parsed.results] };
};

const reportOf = (type: string, ...vulnerabilities: unknown[]) => ({
  version: '15.0.7',
  scan: {
    type,
    status: 'success',
    scanner: { id: 'a-scanner', name: 'A Scanner', version: '1.2.3' },
  },
  vulnerabilities,
});

const common = {
  id: '7f2a53bb-0d8f-4f51-9bd0-8f6a5c3e1a77',
  name: 'SQL injection',
  severity: 'High',
};

describe('gitlabParser', () => {
  it('reads code with its rule, function and tracking signature', () => {
    const vulnerability = {
      ...common,
      cve: 'abc:SQLI:src/Orders.java:12',
      location: {
        file: 'src/Orders.java',
        start_line: 12,
        class: 'shop.Orders',
        method: 'find',
      },
      identifiers: [
        {
          type: 'find_sec_bugs_type',
          name: 'Find Security Bugs-SQLI',
          value: 'SQLI',
        },
        { type: 'cwe', name: 'CWE-89', value: 89 },
        { type: 'owasp', name: 'A03:2021', value: 'A03:2021' },
      ],
      tracking: {
        type: 'source',
        items: [
          {
            file: 'src/Orders.java',
            start_line: 12,
            signatures: [
              { algorithm: 'hash', value: 'f00' },
              { algorithm: 'location', value: 'src/Orders.java:12' },
              { algorithm: 'scope_offset', value: 'src/Orders.java|find[0]:3' },
            ],
          },
        ],
      },
    };
    expect(parse(reportOf('sast', vulnerability))).toEqual({
      tool: 'A Scanner',
      categories: ['code'],
      results: [
        {
          category: 'code',
          rule: 'SQLI',
          title: 'SQL injection',
          severity: 'high',
          suppressed: false,
          cwe: ['CWE-89'],
          location: { path: 'src/Orders.java', line: 12 },
          code: 'shop.Orders#find',
          fingerprint: 'scope_offset=src/Orders.java|find[0]:3',
        },
      ],
    });
  });

  it('reads a dependency with all its ids, and its package by the package manager of the file', () => {
    const vulnerability = {
      ...common,
      location: {
        file: 'pom.xml',
        dependency: {
          package: { name: 'org.example/parser' },
          version: '1.0.0',
        },
      },
      identifiers: [
        { type: 'gemnasium', name: 'Gemnasium-1-2', value: '1-2' },
        { type: 'cve', name: 'CVE-2024-1', value: 'CVE-2024-1' },
        { type: 'cwe', name: 'CWE-400', value: '400' },
      ],
    };
    const report = {
      ...reportOf('dependency_scanning', vulnerability),
      dependency_files: [{ path: 'pom.xml', package_manager: 'maven' }],
    };
    expect(parse(report)).toMatchObject({
      categories: ['dependency'],
      results: [
        {
          vulnerabilityIds: ['CVE-2024-1', 'Gemnasium-1-2'],
          packageUrl: 'pkg:maven/org.example/parser',
          cwe: ['CWE-400'],
          location: { path: 'pom.xml' },
        },
      ],
    });
  });

  it.each([
    ['debian:9.4', 'apt', 'pkg:deb/debian/apt'],
    ['alpine 3.12.0', 'libssl1.1', 'pkg:apk/alpine/libssl1.1'],
    ['Unknown', 'org.example:parser', 'pkg:maven/org.example/parser'],
    ['debian:12', '@acme/ui', 'pkg:npm/%40acme/ui'],
    ['debian:12', 'golang.org/x/net', 'pkg:golang/golang.org/x/net'],
    ['Unknown', 'mystery', 'pkg:generic/mystery'],
    [undefined, undefined, undefined],
  ])('knows the package in an image of %s named %s', (os, name, packageUrl) => {
    const { results, categories } = parse(
      reportOf('container_scanning', {
        ...common,
        location: {
          image: 'registry.example/shop:2',
          operating_system: os,
          dependency: { package: { name }, version: '1' },
        },
        identifiers: [{ type: 'cve', name: 'CVE-2024-1', value: 'CVE-2024-1' }],
      }),
    );
    expect(categories).toEqual(['container']);
    expect(results[0]).toMatchObject({
      rule: 'CVE-2024-1',
      location: { image: 'registry.example/shop:2' },
    });
    expect(results[0].packageUrl).toBe(packageUrl);
  });

  it('reads a bulletin as the vulnerabilities it is about', () => {
    const { results } = parse(
      reportOf('container_scanning', {
        ...common,
        location: { image: 'a', dependency: { package: { name: 'b' } } },
        identifiers: ['RHSA-2024:1', 'CVE-2024-1', 'CVE-2024-2'].map(value => ({
          type: value.slice(0, 3),
          value,
        })),
      }),
    );
    expect(results.map(({ vulnerabilityIds }) => vulnerabilityIds)).toEqual([
      ['CVE-2024-1'],
      ['CVE-2024-2'],
    ]);
  });

  it.each([
    [
      { hostname: 'https://shop.example/', path: '/orders' },
      'https://shop.example/orders',
    ],
    [
      { hostname: 'https://shop.example', path: 'orders' },
      'https://shop.example/orders',
    ],
    [{ path: 'https://shop.example/orders' }, 'https://shop.example/orders'],
    [{ hostname: 'https://shop.example' }, 'https://shop.example'],
    [{}, 'https://shop.example/evidence'],
  ])('reads a request to %j', (place, url) => {
    const { results, categories } = parse(
      reportOf('dast', {
        ...common,
        location: { ...place, method: 'GET', param: 'q' },
        evidence: {
          request: { method: 'GET', url: 'https://shop.example/evidence' },
        },
        identifiers: [
          { type: 'ZAProxy_PluginId', name: 'XSS', value: '40012' },
        ],
      }),
    );
    expect(categories).toEqual(['dynamic']);
    expect(results[0]).toMatchObject({
      rule: '40012',
      method: 'GET',
      parameter: 'q',
      location: { url },
    });
  });

  it.each([['fake-credential'], [['fake-credential']]])(
    'reads the credential of a secret from %j, and nothing that is made from it',
    extract => {
      const { results, categories } = parse(
        reportOf('secret_detection', {
          ...common,
          raw_source_code_extract: extract,
          location: { file: 'a.env', start_line: 2, commit: { sha: '000000' } },
          identifiers: [
            {
              type: 'gitleaks_rule_id',
              name: 'Gitleaks rule ID AWS',
              value: 'AWS',
            },
          ],
          tracking: {
            items: [
              {
                signatures: [
                  { algorithm: 'rule_value', value: 'AWS|fake-credential' },
                  { algorithm: 'hash', value: 'f00' },
                ],
              },
            ],
          },
        }),
      );
      expect(categories).toEqual(['secret']);
      expect(results[0]).toMatchObject({
        rule: 'AWS',
        credential: 'fake-credential',
        location: { path: 'a.env', line: 2 },
      });
      expect(results[0].fingerprint).toBeUndefined();
    },
  );

  it('reads a crash by the functions it went through, and names its weakness', () => {
    const { results, categories } = parse(
      reportOf('coverage_fuzzing', {
        ...common,
        location: { crash_type: 'Out of range', crash_state: 'Parse\nFuzz\n' },
        identifiers: [{ type: 'cwe', name: 'Out of range', value: '129' }],
      }),
    );
    expect(categories).toEqual(['code']);
    expect(results[0]).toMatchObject({
      rule: 'CWE-129',
      code: 'Parse\nFuzz\n',
      cwe: ['CWE-129'],
    });
  });

  it.each([
    ['api_fuzzing', 'dynamic'],
    ['cluster_image_scanning', 'container'],
  ])('says what an empty scan of type %s covers', (type, category) => {
    expect(parse(reportOf(type))).toMatchObject({
      tool: 'A Scanner',
      categories: [category],
      results: [],
    });
  });

  it('counts infrastructure that KICS scans as cloud', () => {
    const report = reportOf('sast', {
      ...common,
      category: 'sast',
      location: { file: 'main.tf', start_line: 3 },
      identifiers: [{ type: 'kics_id', name: 'Open bucket', value: 'a-b-c' }],
    });
    report.scan.scanner = { id: 'kics', name: 'kics', version: '2' };
    const { categories, results } = parse(report);
    expect(categories).toEqual(['cloud']);
    expect(results[0].category).toBe('cloud');
  });

  it('takes the category of a vulnerability before that of the scan', () => {
    const { results } = parse(
      reportOf('sast', {
        ...common,
        category: 'secret_detection',
        location: { file: 'a.env' },
        identifiers: [
          { type: 'semgrep_type', name: 'Semgrep - key', value: 'key' },
        ],
      }),
    );
    expect(results[0].category).toBe('secret');
  });

  it('suppresses what is flagged as a likely false positive', () => {
    const { results } = parse(
      reportOf('sast', {
        ...common,
        location: { file: 'a.ts' },
        identifiers: [{ type: 'semgrep_id', name: 'a', value: 'a' }],
        flags: [{ type: 'flagged-as-likely-false-positive', origin: 'a' }],
      }),
    );
    expect(results[0].suppressed).toBe(true);
  });

  it('takes the name for a rule whose value is a message', () => {
    const { results } = parse(
      reportOf('sast', {
        location: { file: 'a.js' },
        identifiers: [
          {
            type: 'njsscan_rule_type',
            name: 'node_injection',
            value: 'User input can …',
          },
        ],
      }),
    );
    expect(results[0]).toMatchObject({
      rule: 'node_injection',
      title: 'node_injection',
      severity: undefined,
    });
  });

  it('reads reports from before they said anything of the scan', () => {
    const identifiers = [{ type: 'a_rule', name: 'a', value: 'a' }];
    const { tool, categories, results } = parse({
      version: '2.3',
      vulnerabilities: [
        {
          message: 'A',
          scanner: { name: 'B' },
          category: 'sast',
          location: { file: 'a' },
          identifiers,
        },
        {
          scanner: { id: 'A' },
          location: { hostname: 'https://a.example', path: '/' },
          identifiers,
        },
        { location: { image: 'a:1' }, identifiers },
        {
          location: { file: 'go.sum', dependency: { package: { name: 'a' } } },
          identifiers,
        },
        { location: { file: 'a.env', commit: { sha: '0' } }, identifiers },
        { location: {}, identifiers },
      ],
    });
    expect(tool).toBe('GitLab');
    expect(categories).toEqual([
      'code',
      'dynamic',
      'container',
      'dependency',
      'secret',
    ]);
    expect(results.map(({ category }) => category)).toEqual([
      'code',
      'dynamic',
      'container',
      'dependency',
      'secret',
      'code',
    ]);
    expect(results[0].title).toBe('A');
    expect(results[3].packageUrl).toBe('pkg:golang/a');
  });

  it('claims no coverage that the report does not speak of', () => {
    expect(parse({ vulnerabilities: [] })).toEqual({
      tool: 'GitLab',
      categories: ['dynamic'],
      results: [],
    });
  });

  it.each([
    [reportOf('sast'), true],
    [{ scan: { scanner: { id: 'a' } }, vulnerabilities: [] }, true],
    [{ version: '2.3', vulnerabilities: [], remediations: [] }, true],
    [{ vulnerabilities: [{ identifiers: [], location: {} }] }, true],
    [{ vulnerabilities: [{ identifiers: { CVE: [] }, location: {} }] }, false],
    [{ vulnerabilities: [], image: 'a' }, false],
    [{ vulnerabilities: {} }, false],
    [{ vulnerabilities: [null] }, false],
    [[], false],
    [null, false],
  ])('detects %j: %s', (value, detected) => {
    expect(gitlabParser.detect(read(value))).toBe(detected);
  });

  it('names the field that is wrong', () => {
    expect(() => parse([])).toThrow('The report must be an object');
    expect(() => parse({})).toThrow(
      'vulnerabilities must be a list, and is missing',
    );
    expect(() => parse(reportOf('license_scanning'))).toThrow(
      'scan.type must be one of sast, ',
    );
    expect(() => parse(reportOf('sast', { location: {} }))).toThrow(
      'vulnerabilities[0].identifiers[0].value must be a text that is not empty, and is missing',
    );
    const failed = reportOf('sast');
    failed.scan.status = 'failure';
    expect(() => parse(failed)).toThrow('scan.status must be success');
  });
});
