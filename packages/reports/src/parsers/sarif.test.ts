import { readReport } from '../readReport';
import { sarifParser } from './sarif';

const parseRuns = (...runs: object[]) => {
  const parsed = sarifParser.parse(
    readReport(Buffer.from(JSON.stringify({ version: '2.1.0', runs }))),
  );
  return { ...parsed, results: [...parsed.results] };
};

const parseRun = (results: object[], run: object = {}, driver: object = {}) =>
  parseRuns({ tool: { driver: { name: 'Scan', ...driver } }, results, ...run })
    .results;

const at = (artifactLocation: object, region: object = {}) => ({
  locations: [{ physicalLocation: { artifactLocation, region } }],
});

describe('sarifParser', () => {
  it('reads a result with its rule', () => {
    const rule = {
      id: 'js/xss',
      shortDescription: { text: 'Cross-site scripting' },
      defaultConfiguration: { level: 'error' },
      properties: { tags: ['security', 'external/cwe/cwe-079'] },
    };
    const [result] = parseRun(
      [
        {
          ruleId: 'js/xss',
          ruleIndex: 0,
          message: { text: 'Never part of it' },
          ...at(
            { uri: 'src/a%20b.ts' },
            { startLine: 4, startColumn: 2, snippet: { text: 'eval(x)' } },
          ),
          partialFingerprints: {
            primaryLocationStartColumnFingerprint: '2',
            primaryLocationLineHash: 'abc:1',
          },
          fingerprints: { a: '1' },
        },
      ],
      {},
      { rules: [rule] },
    );
    expect(result).toMatchObject({
      category: 'code',
      rule: 'js/xss',
      title: 'Cross-site scripting',
      severity: 'high',
      suppressed: false,
      cwe: ['external/cwe/cwe-079'],
      location: { path: 'src/a b.ts', line: 4, column: 2 },
      code: 'eval(x)',
      fingerprint: 'a=1\nprimaryLocationLineHash=abc:1',
    });
  });

  it('finds rules of extensions, by reference and as parts of a rule', () => {
    const results = parseRuns({
      tool: {
        driver: {
          name: 'Scan',
          rules: [{ id: 'CA1000', name: 'Driver rule' }],
        },
        extensions: [
          {
            name: 'pack',
            guid: 'g',
            rules: [
              { id: 'x/1', name: 'First' },
              { id: 'x/2', name: 'Second' },
            ],
          },
        ],
      },
      results: [
        { rule: { index: 1, toolComponent: { index: 0 } } },
        { rule: { id: 'x/1', toolComponent: { guid: 'g' } } },
        { ruleId: 'x/2' },
        { ruleId: 'CA1000/1' },
        { ruleId: 'CA1000', ruleIndex: -1 },
        { ruleId: 'elsewhere', ruleIndex: 0 },
        {},
      ],
    }).results;
    expect(results.map(({ rule, title }) => [rule, title])).toEqual([
      ['x/2', 'Second'],
      ['x/1', 'First'],
      ['x/2', 'Second'],
      ['CA1000/1', 'Driver rule'],
      ['CA1000', 'Driver rule'],
      ['elsewhere', 'elsewhere'],
      ['unspecified', 'unspecified'],
    ]);
  });

  it('reads CWE from taxa, relationships and properties', () => {
    const cwe = { name: 'CWE', taxa: [{ id: '22' }, { id: 'CWE-78' }] };
    const [result] = parseRun(
      [
        {
          ruleId: 'a',
          taxa: [{ index: 1, toolComponent: { index: 0 } }],
          properties: { cwe: 'CWE-327: Weak' },
        },
      ],
      { taxonomies: [cwe] },
      {
        rules: [
          {
            id: 'a',
            relationships: [
              { target: { id: '79', toolComponent: { name: 'CWE' } } },
              { target: { id: '1', toolComponent: { name: 'OWASP' } } },
            ],
          },
        ],
      },
    );
    expect(result.cwe).toEqual(['CWE-79', 'CWE-327: Weak', 'CWE-78']);
  });

  it('reports what fails or is open, and what a baseline still has', () => {
    const kinds = [
      ...['fail', 'open', 'review', 'pass', 'notApplicable', 'informational'],
    ].map(kind => ({ ruleId: kind, kind }));
    const states = ['new', 'unchanged', 'updated', 'absent'].map(
      baselineState => ({ ruleId: baselineState, baselineState }),
    );
    const results = parseRun([...kinds, ...states, { ruleId: 'none' }]);
    expect(results.map(({ rule }) => rule)).toEqual([
      'fail',
      'open',
      'review',
      'new',
      'unchanged',
      'updated',
      'none',
    ]);
  });

  it.each([
    [
      'security-severity of the result',
      { properties: { 'security-severity': '9.0' } },
      'critical',
    ],
    [
      'security-severity of the rule',
      { ruleId: 'scored', level: 'note' },
      'high',
    ],
    ['a score of 0', { properties: { 'security-severity': 0 } }, 'info'],
    [
      'a property that is no score',
      { level: 'error', properties: { 'security-severity': 'bad' } },
      'high',
    ],
    ['level error', { level: 'error' }, 'high'],
    ['level warning', { level: 'warning' }, 'medium'],
    ['level note', { level: 'note' }, 'low'],
    ['level none', { level: 'none' }, 'info'],
    ['no level', {}, 'medium'],
    ['the level of the rule', { ruleId: 'noted' }, 'low'],
    ['the level an invocation gave the rule', { ruleId: 'raised' }, 'high'],
    ['a kind that has no level', { ruleId: 'raised', kind: 'review' }, 'info'],
  ])('reads the severity from %s', (_, result, severity) => {
    const [first] = parseRun(
      [result],
      {
        invocations: [
          {
            ruleConfigurationOverrides: [
              {
                descriptor: { id: 'raised' },
                configuration: { level: 'error' },
              },
            ],
          },
        ],
      },
      {
        rules: [
          { id: 'scored', properties: { 'security-severity': '7.0' } },
          { id: 'noted', defaultConfiguration: { level: 'note' } },
          { id: 'raised', defaultConfiguration: { level: 'note' } },
        ],
      },
    );
    expect(first.severity).toBe(severity);
  });

  it.each([
    [undefined, false],
    [[], false],
    [[{ kind: 'inSource' }], true],
    [[{ status: 'accepted' }, { kind: 'external' }], true],
    [[{ status: 'accepted' }, { status: 'rejected' }], false],
    [[{ status: 'underReview' }], false],
  ])('suppressions %j: %s', (suppressions, suppressed) => {
    expect(parseRun([{ ruleId: 'a', suppressions }])[0].suppressed).toBe(
      suppressed,
    );
  });

  it.each([
    [{ uri: 'src/a.ts', uriBaseId: 'ROOT' }, 'src/a.ts'],
    [{ uri: 'a.ts', uriBaseId: 'WEB' }, 'web/a.ts'],
    [{ uri: 'a.ts', uriBaseId: 'LOOP' }, 'loop/a.ts'],
    [{ uri: 'file:///builds/shop/src/a.ts' }, 'src/a.ts'],
    [{ uri: 'file:///other/a%20b.ts' }, '/other/a b.ts'],
    [{ uri: 'file:///C:/x/a.ts' }, 'C:/x/a.ts'],
    [{ uri: '100%.ts' }, '100%.ts'],
    [{ index: 0 }, 'src/from-artifacts.ts'],
    [{ index: 7 }, undefined],
    [{ index: 1 }, undefined],
  ])('resolves %j to %s', (location, path) => {
    const [result] = parseRun([{ ruleId: 'a', ...at(location) }], {
      originalUriBaseIds: {
        ROOT: { uri: 'file:///builds/shop/' },
        WEB: { uri: 'web', uriBaseId: 'ROOT' },
        LOOP: { uri: 'loop/', uriBaseId: 'LOOP' },
      },
      artifacts: [
        { location: { uri: 'src/from-artifacts.ts' } },
        { location: { index: 1 } },
      ],
    });
    expect(result.location.path).toBe(path);
  });

  it('names the logical location where no code is shown', () => {
    const [result] = parseRun([
      {
        ruleId: 'a',
        locations: [
          { logicalLocations: [{ name: 'f', fullyQualifiedName: 'A.f()' }] },
        ],
      },
    ]);
    expect(result.code).toBe('A.f()');
  });

  it.each([
    [
      'Grype',
      'CVE-2024-1-lodash',
      { properties: { purls: ['pkg:npm/lodash@4'] } },
      'dependency',
      'pkg:npm/lodash@4',
    ],
    [
      'Trivy',
      'CVE-2024-1',
      { name: 'OsPackageVulnerability' },
      'container',
      'pkg:generic/curl',
    ],
    [
      'Trivy',
      'CVE-2024-1',
      { name: 'LanguageSpecificPackageVulnerability' },
      'dependency',
      'pkg:generic/curl',
    ],
    [
      'Trivy',
      'DS001',
      { properties: { tags: ['misconfiguration'] } },
      'cloud',
      undefined,
    ],
    ['Trivy', 'aws', { properties: { tags: ['secret'] } }, 'secret', undefined],
    ['CodeQL', 'js/xss', {}, 'code', undefined],
    ['Checkov', 'CKV_AWS_20', {}, 'cloud', undefined],
    ['Checkov', 'CKV_SECRET_2', {}, 'secret', undefined],
    ['Snyk IaC', 'SNYK-CC-TF-1', {}, 'cloud', undefined],
    ['Any', 'GHSA-jf85-cpcp-j695', {}, 'dependency', 'pkg:generic/curl'],
  ])('reads %s %s as what it is', (name, id, rule, category, packageUrl) => {
    const { categories, results } = parseRuns({
      tool: { driver: { name, rules: [{ id, ...rule }] } },
      results: [{ ruleId: id, message: { text: 'Package: curl\nmore' } }],
    });
    expect(categories).toEqual([category]);
    expect(results[0].category).toBe(category);
    expect(results[0].packageUrl).toBe(packageUrl);
  });

  it('reads what a scanner of running applications requested', () => {
    const { categories, results } = parseRuns({
      tool: { driver: { name: 'OWASP ZAP', rules: [{ id: '10020' }] } },
      results: [
        {
          ruleId: '10020',
          webRequest: { method: 'GET' },
          ...at({ uri: 'https://shop.example/cart' }, { startLine: 1 }),
        },
      ],
    });
    expect(categories).toEqual(['dynamic']);
    expect(results[0]).toMatchObject({
      category: 'dynamic',
      method: 'GET',
      location: { url: 'https://shop.example/cart' },
    });
  });

  it('reads the vulnerability and the package of Snyk', () => {
    const vulnerability = (manager: string, packageAtVersion: string) =>
      parseRuns({
        tool: {
          driver: {
            name: 'Snyk Open Source',
            rules: [
              {
                id: 'SNYK-JS-LODASH-450202',
                fullDescription: {
                  text: `(CVE-2019-10744) ${packageAtVersion}`,
                },
                properties: { tags: ['security', 'CWE-400', manager] },
              },
            ],
          },
        },
        results: [
          {
            ruleId: 'SNYK-JS-LODASH-450202',
            locations: [
              { logicalLocations: [{ fullyQualifiedName: packageAtVersion }] },
            ],
          },
        ],
      }).results[0];
    expect(vulnerability('npm', '@acme/lodash@4.17.11')).toMatchObject({
      category: 'dependency',
      vulnerabilityIds: ['SNYK-JS-LODASH-450202', 'CVE-2019-10744'],
      packageUrl: 'pkg:npm/%40acme/lodash',
    });
    expect(vulnerability('maven', 'org.acme:tool@1.0')).toMatchObject({
      packageUrl: 'pkg:maven/org.acme/tool',
    });
    expect(vulnerability('deb', 'glibc/libc-bin@2.28')).toMatchObject({
      packageUrl: 'pkg:deb/libc-bin',
    });
  });

  it('reads the component of Black Duck, the tags of govulncheck and the message of OSV-Scanner', () => {
    const read = (name: string, rule: object, result: object) =>
      parseRuns({
        tool: { driver: { name, rules: [rule] } },
        results: [{ ruleIndex: 0, ...result }],
      }).results[0];
    expect(
      read(
        'Black Duck',
        { id: 'BDSA-2021-1002 (CVE-2021-23337)' },
        { properties: { component: 'lodash', componentOrigin: 'npm' } },
      ),
    ).toMatchObject({
      category: 'dependency',
      vulnerabilityIds: ['CVE-2021-23337', 'BDSA-2021-1002'],
      packageUrl: 'pkg:npm/lodash',
    });
    expect(
      read(
        'govulncheck',
        { id: 'GO-2026-4864', properties: { tags: ['CVE-2026-1000'] } },
        {},
      ),
    ).toMatchObject({
      category: 'dependency',
      vulnerabilityIds: ['GO-2026-4864', 'CVE-2026-1000'],
    });
    expect(
      read(
        'osv-scanner',
        { id: 'CVE-2019-10744' },
        {
          message: {
            text: "Package '@acme/lodash@4.17.11' is vulnerable to 'CVE-2019-10744'.",
          },
        },
      ),
    ).toMatchObject({ packageUrl: 'pkg:generic/%40acme/lodash' });
  });

  it('reads what gitleaks shows as the credential, and no message of a secret', () => {
    const { results } = parseRuns({
      tool: { driver: { name: 'gitleaks', rules: [{ id: 'a' }] } },
      results: [
        {
          ruleId: 'a',
          message: { text: 'found hunter2' },
          ...at({ uri: '.env' }, { snippet: { text: 'hunter2' } }),
        },
      ],
    });
    expect(results[0]).toMatchObject({ credential: 'hunter2', title: 'a' });
  });

  it.each([
    ['gitleaks', 'secret'],
    ['grype', 'dependency'],
    ['CodeQL', 'code'],
  ])('knows what an empty report of %s covers', (name, category) => {
    expect(
      parseRuns({ tool: { driver: { name } }, results: [] }),
    ).toMatchObject({ tool: name, categories: [category] });
  });

  it('makes one scan of several runs, in any order', () => {
    const run = (name: string) => ({
      tool: { driver: { name } },
      results: [{ ruleId: name }],
    });
    const both = parseRuns(run('b'), run('a'));
    expect(both.tool).toBe('a + b');
    expect(both.results).toHaveLength(2);
    expect(parseRuns()).toMatchObject({ categories: ['code'], results: [] });
  });

  it('refuses what it cannot read whole', () => {
    expect(() =>
      parseRuns({ externalPropertyFileReferences: { results: [{}] } }),
    ).toThrow('runs[0].externalPropertyFileReferences.results must be absent');
    expect(() => parseRuns({ results: 42 })).toThrow(
      'runs[0].results must be a list, and is a number',
    );
    expect(() => parseRun([{ ruleId: 'a', level: 'loud' }])).toThrow(
      'runs[0].results[0].level must be error, warning, note or none, and is another text',
    );
    expect(() =>
      sarifParser.parse(
        readReport(Buffer.from('{"version":"2.0.0","runs":[]}')),
      ),
    ).toThrow('version must be 2.1.0');
  });
});
