import { readReport } from '../readReport';
import { checkmarxOneParser } from './checkmarxOne';

const read = (value: unknown) => readReport(Buffer.from(JSON.stringify(value)));
const parse = (value: unknown) => {
  const parsed = checkmarxOneParser.parse(read(value));
  return { ...parsed, results: [...parsed.results] };
};
const parseOne = (result: object) =>
  parse({ results: [result], totalCount: 1, scanID: 's' }).results[0];

const about = {
  similarityId: '-12345',
  status: 'RECURRENT',
  state: 'TO_VERIFY',
  severity: 'HIGH',
  firstScanId: 'f',
};
const sast = {
  ...about,
  type: 'sast',
  id: 'aGFzaA==',
  data: {
    queryId: 9007199254740991,
    queryName: 'SQL_Injection',
    nodes: [
      {
        line: 50,
        column: 28,
        name: 'login',
        fullName: 'acme.Login.login',
        fileName: '/src/Login.java',
      },
      { line: 60, name: 'x', fileName: '/src/Other.java' },
      {
        line: 65,
        name: 'executeQuery',
        fullName: 'acme.Store.executeQuery',
        fileName: '/src/Store.java',
      },
    ],
  },
  vulnerabilityDetails: { cweId: 89 },
};
const kics = {
  ...about,
  type: 'kics',
  id: '1',
  data: {
    queryName: 'Missing User Instruction',
    line: 1,
    value: "The 'Dockerfile' does not contain any 'USER' instruction",
    filename: '/Dockerfile',
  },
};
const sca = {
  ...about,
  type: 'sca',
  id: 'CVE-2021-23337',
  data: { packageIdentifier: 'Npm-lodash.template-4.17.20' },
  vulnerabilityDetails: { cweId: 'CWE-94', cvssScore: 7.2 },
};

describe('checkmarxOneParser', () => {
  it('reads a data flow: the place where it begins, and the code of both ends', () => {
    expect(parse({ results: [sast], totalCount: 1 })).toEqual({
      tool: 'Checkmarx One',
      categories: ['code', 'dependency', 'cloud'],
      results: [
        {
          category: 'code',
          rule: 'SQL_Injection',
          title: 'SQL Injection',
          severity: 'high',
          suppressed: false,
          cwe: ['CWE-89'],
          location: { path: 'src/Login.java', line: 50, column: 28 },
          code: 'src/Login.java acme.Login.login src/Store.java acme.Store.executeQuery',
          fingerprint: '-12345',
        },
      ],
    });
  });

  it('reads infrastructure as code without the values, which are messages', () => {
    const result = parseOne(kics);
    expect(result).toMatchObject({
      category: 'cloud',
      rule: 'Missing User Instruction',
      location: { path: 'Dockerfile', line: 1 },
      fingerprint: '-12345',
    });
    expect(result.code).toBeUndefined();
  });

  it.each([
    ['Npm-lodash.template-4.17.20', 'pkg:npm/lodash.template'],
    ['Npm-@acme/base-64-0.1.0', 'pkg:npm/%40acme/base-64'],
    ['Maven-org.acme:tool-1.4.17.redhat-00001', 'pkg:maven/org.acme/tool'],
    ['Python-Acme_Tool-1.25.8', 'pkg:pypi/acme-tool'],
    ['Nuget-Acme.Json-12.0.3', 'pkg:nuget/Acme.Json'],
    ['Go-github.com/acme/tool-v1.2.3', 'pkg:golang/github.com/acme/tool'],
    ['Php-acme/tool-2.0', 'pkg:composer/acme/tool'],
  ])('names the package of %s', (packageIdentifier, packageUrl) => {
    expect(parseOne({ ...sca, data: { packageIdentifier } })).toMatchObject({
      category: 'dependency',
      rule: 'CVE-2021-23337',
      packageUrl,
      cwe: ['CWE-94'],
    });
  });

  it('prefers the name that the report has by itself', () => {
    const packageIdentifier = 'Maven-org.acme:log4j-1.2-api-2.17';
    const result = parseOne({
      ...sca,
      data: {
        packageIdentifier,
        scaPackageData: {
          locations: ['pom.xml'],
          dependencyPaths: [
            [{ id: packageIdentifier, name: 'org.acme:log4j-1.2-api' }],
          ],
        },
      },
    });
    expect(result).toMatchObject({
      packageUrl: 'pkg:maven/org.acme/log4j-1.2-api',
      location: { path: 'pom.xml' },
    });
  });

  it.each(['sca-container', 'containers', 'sca'])(
    'reads packages of images of type %s',
    type => {
      const data = {
        packageName: 'tar',
        packageVersion: '1.34+dfsg',
        imageName: 'acme/shop',
      };
      expect(parseOne({ ...sca, type, data })).toMatchObject({
        category: 'container',
        packageUrl: 'pkg:generic/tar',
        location: { image: 'acme/shop' },
      });
    },
  );

  it('reads a secret, of which the report shows the beginning only', () => {
    const data = {
      ruleName: 'Stripe-Access-Token',
      fileName: '/pay.py',
      line: 17,
      snippet: 'sk_l***',
    };
    const result = parseOne({ ...about, type: 'sscs-secret-detection', data });
    expect(result).toMatchObject({
      category: 'secret',
      rule: 'Stripe-Access-Token',
      location: { path: 'pay.py', line: 17 },
      fingerprint: '-12345',
    });
    expect(result.credential).toBeUndefined();
  });

  it('suppresses what is not exploitable, and leaves out what is fixed', () => {
    const { results } = parse({
      results: [
        { ...sast, state: 'NOT_EXPLOITABLE' },
        { ...sast, state: 'PROPOSED_NOT_EXPLOITABLE' },
        { ...sast, status: 'FIXED' },
      ],
    });
    expect(results.map(({ suppressed }) => suppressed)).toEqual([true, false]);
  });

  it('reads an improved report, which says what was scanned', () => {
    const report = {
      reportHeader: { scanners: ['SAST', 'IaC'] },
      scanResults: {
        resultsList: [
          {
            queryName: 'Reflected_XSS',
            cweId: 79,
            vulnerabilities: [
              {
                similarityId: 134962663,
                status: 'Recurrent',
                state: 'Not Exploitable',
                severity: 'Information',
                sourceFileName: '/src/A.kt',
                sourceLine: 69,
                sourceNode: 's',
                sourceMethod: 'put',
                sourceCode: '@RequestBody s: S',
                destinationFileName: '/src/B.kt',
                destinationLine: 484,
                destinationNode: 'set',
                destinationCode: 'origins[it] = s',
              },
            ],
          },
        ],
      },
      iacScanResults: {
        technology: [
          {
            name: 'CICD',
            queries: [
              {
                queryName: 'Unpinned Actions',
                resultsList: [
                  { severity: 'Medium', fileName: '/.github/ci.yml' },
                ],
              },
            ],
          },
        ],
      },
      scaScanResults: {
        packages: [
          {
            packageId: 'Npm-lodash-4.17.20',
            packageCategory: [
              {
                categoryResults: [
                  { cve: 'CVE-2021-23337', severity: 'High', cwe: 'CWE-94' },
                ],
              },
            ],
          },
        ],
      },
    };
    expect(checkmarxOneParser.detect(read(report))).toBe(true);
    const { categories, results } = parse(report);
    expect(categories).toEqual(['code', 'cloud']);
    expect(results).toEqual([
      {
        category: 'code',
        rule: 'Reflected_XSS',
        title: 'Reflected XSS',
        severity: 'info',
        suppressed: true,
        cwe: ['CWE-79'],
        location: { path: 'src/A.kt', line: 69 },
        code: 'put s @RequestBody s: S set origins[it] = s src/B.kt',
        fingerprint: '134962663',
      },
      {
        category: 'cloud',
        rule: 'Unpinned Actions',
        title: 'Unpinned Actions',
        severity: 'medium',
        suppressed: false,
        location: { path: '.github/ci.yml' },
        fingerprint: undefined,
      },
      expect.objectContaining({
        category: 'dependency',
        rule: 'CVE-2021-23337',
        packageUrl: 'pkg:npm/lodash',
      }),
    ]);
  });

  it('recognises its reports and no others', () => {
    for (const report of [
      { results: [sast], totalCount: 1, scanID: 's' },
      { results: null, totalCount: 0, scanID: 's' },
      { results: [], totalCount: 0, scanID: 's' },
    ]) {
      expect(parse(report).tool).toBe('Checkmarx One');
    }
    expect(
      checkmarxOneParser.detect(
        read({ results: [], totalCount: 0, scanID: 's' }),
      ),
    ).toBe(true);
    for (const report of [
      { results: [] },
      { results: [{ type: 'sast' }] },
      { scanResults: {} },
      [sast],
      null,
    ]) {
      expect(checkmarxOneParser.detect(read(report))).toBe(false);
    }
  });

  it('names the field that is wrong', () => {
    expect(() => parse({})).toThrow('results must be a list, and is missing');
    expect(() => parseOne({ ...sast, type: 5 })).toThrow(
      'results[0].type must be a text, and is a number',
    );
    expect(() => parseOne({ ...sast, data: {} })).toThrow(
      'results[0].data.queryName must be a text that is not empty',
    );
  });
});
