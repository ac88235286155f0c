import { readReport } from '../readReport';
import { sonarqubeParser } from './sonarqube';

const reportOf = (text: string) => readReport(Buffer.from(text));
const read = (value: unknown) => reportOf(JSON.stringify(value));
const parseText = (text: string) => [
  ...sonarqubeParser.parse(reportOf(text)).results,
];
const parse = (value: unknown) => parseText(JSON.stringify(value));

const paging = { paging: { pageIndex: 1, pageSize: 100, total: 1 } };
const issue = {
  key: 'AYx1',
  rule: 'java:S2076',
  severity: 'BLOCKER',
  component: 'acme:shop:src/main/App.java',
  project: 'acme:shop',
  line: 12,
  hash: '9f86d081',
  textRange: { startLine: 12, endLine: 12, startOffset: 4, endOffset: 20 },
  status: 'OPEN',
  message: 'Make sure that this command is safe.',
  tags: ['cwe', 'cwe-78', 'owasp-a1'],
  type: 'VULNERABILITY',
};
const hotspot = {
  key: 'AYx2',
  ruleKey: 'java:S5131',
  component: 'acme:shop:src/main/View.java',
  project: 'acme:shop',
  vulnerabilityProbability: 'MEDIUM',
  status: 'TO_REVIEW',
  line: 3,
  message: 'Make sure that this is safe here.',
};
const dependencyIssue = (message: string) => ({
  ...issue,
  rule: 'OWASP:UsingComponentWithKnownVulnerability',
  component: 'acme:shop',
  message,
});

const html = (rows: string) => `<!DOCTYPE html>
<html><head><title>SonarQube Vulnerability Report</title></head><body>
<table><tr><td></td><th>Severity</th><th>Number of Issues</th></tr></table>
<table><thead><tr><th>Rule</th><th>Severity</th><th>Component</th><th>Line</th>
<th>Description</th><th>Message</th><th style="display:none;">Key</th></tr></thead>
<tbody>${rows}</tbody></table>
<table><tr><th>Rule</th><th>Description</th></tr><tr><td>a</td><td>b</td></tr></table>
</body></html>`;
const row = `<tr><td><a href="https://sonar.example/rules#a">squid:S2975</a></td>
<td>CRITICAL</td><td class="component">src/A.java</td><td>190</td>
<td>&#34;clone&#34; &amp; co</td><td>Remove it.</td><td>AWK4</td></tr>`;

describe('sonarqubeParser', () => {
  it('reads issues of the API', () => {
    const report = {
      ...paging,
      issues: [issue],
      components: [{ key: issue.component, path: 'src/main/App.java' }],
    };
    expect(sonarqubeParser.parse(read(report))).toMatchObject({
      tool: 'SonarQube',
      categories: ['code'],
    });
    expect(parse(report)).toEqual([
      {
        category: 'code',
        rule: 'java:S2076',
        title: 'Make sure that this command is safe.',
        severity: 'critical',
        suppressed: false,
        cwe: ['cwe-78'],
        location: { path: 'src/main/App.java', line: 12, column: 4 },
        code: '9f86d081',
        fingerprint: 'AYx1',
      },
    ]);
  });

  it('reads several pages of the API in one list', () => {
    const pages = [
      { ...paging, issues: [issue] },
      { ...paging, issues: [{ ...issue, key: 'AYx9' }] },
    ];
    expect(sonarqubeParser.detect(read(pages))).toBe(true);
    expect(parse(pages).map(({ fingerprint }) => fingerprint)).toEqual([
      'AYx1',
      'AYx9',
    ]);
  });

  it('takes the path from the key where components are not listed', () => {
    expect(parse({ ...paging, issues: [issue] })).toMatchObject([
      { location: { path: 'src/main/App.java' } },
    ]);
  });

  it.each([
    ['BLOCKER', 'critical'],
    ['CRITICAL', 'high'],
    ['MAJOR', 'medium'],
    ['MINOR', 'low'],
    ['INFO', 'info'],
    ['HIGH', 'high'],
  ])('reads the severity %s as %s', (severity, expected) => {
    const [result] = parse({ ...paging, issues: [{ ...issue, severity }] });
    expect(result.severity).toBe(expected);
  });

  it('passes over what is no security issue, unless it has an impact on security', () => {
    const smell = { ...issue, type: 'CODE_SMELL', severity: undefined };
    const impacts = [{ softwareQuality: 'SECURITY', severity: 'HIGH' }];
    const results = parse({
      ...paging,
      issues: [smell, { ...smell, type: 'BUG' }, { ...smell, impacts }],
    });
    expect(results).toMatchObject([{ severity: 'high' }]);
  });

  it.each([
    [{ status: 'RESOLVED', resolution: 'FALSE-POSITIVE' }],
    [{ status: 'RESOLVED', resolution: 'WONTFIX' }],
    [{ status: 'OPEN', issueStatus: 'ACCEPTED' }],
    [{ status: 'OPEN', issueStatus: 'FALSE_POSITIVE' }],
  ])('suppresses an issue of %j', states => {
    expect(
      parse({ ...paging, issues: [{ ...issue, ...states }] }),
    ).toMatchObject([{ suppressed: true }]);
  });

  it.each([
    [{ status: 'RESOLVED', resolution: 'FIXED' }],
    [{ status: 'CLOSED', resolution: 'REMOVED' }],
    [{ status: 'OPEN', issueStatus: 'FIXED' }],
  ])('does not report an issue of %j', states => {
    expect(parse({ ...paging, issues: [{ ...issue, ...states }] })).toEqual([]);
  });

  it('reads hotspots of the API by their review', () => {
    const reviewed = (resolution: string) => ({
      ...hotspot,
      status: 'REVIEWED',
      resolution,
    });
    const hotspots = [
      hotspot,
      reviewed('SAFE'),
      reviewed('ACKNOWLEDGED'),
      reviewed('FIXED'),
    ];
    expect(parse({ ...paging, hotspots })).toMatchObject([
      {
        category: 'code',
        rule: 'java:S5131',
        severity: 'medium',
        suppressed: false,
        location: { path: 'src/main/View.java', line: 3 },
        fingerprint: 'AYx2',
      },
      { suppressed: true },
      { suppressed: false },
    ]);
  });

  it('reads what Dependency-Check found as vulnerable dependencies', () => {
    const results = parse({
      ...paging,
      issues: [
        dependencyIssue(
          'Filename: tool-core-2.14.1.jar | Highest CVSS Score: 10 | References: CVE-2021-44228 (10.0), CVE-2021-45046 (9.0)',
        ),
        dependencyIssue(
          'Filename: acme:1.1.2 | Reference: GHSA-frr2-c345-p7c2 | CVSS Score: 6.4 | Category: CWE-120 | Text',
        ),
        dependencyIssue('Something else'),
      ],
    });
    expect(results).toMatchObject([
      { rule: 'CVE-2021-44228', packageUrl: 'pkg:generic/tool-core' },
      { rule: 'CVE-2021-45046', packageUrl: 'pkg:generic/tool-core' },
      {
        category: 'dependency',
        rule: 'GHSA-frr2-c345-p7c2',
        packageUrl: 'pkg:generic/acme',
        cwe: ['CWE-120'],
      },
      { category: 'code', rule: 'OWASP:UsingComponentWithKnownVulnerability' },
    ]);
  });

  it('reads rules about secrets as secrets', () => {
    const [result] = parse({
      ...paging,
      issues: [{ ...issue, rule: 'secrets:S6290', type: 'CODE_SMELL' }],
    });
    expect(result.category).toBe('secret');
  });

  it('reads the JSON of sonar-report, with the weaknesses its rules link to', () => {
    const report = {
      sonarBaseURL: 'https://sonar.example',
      rules: {
        'python:S4502': {
          htmlDesc:
            '<a href="https://cwe.mitre.org/data/definitions/352">CWE-352</a>',
        },
      },
      issues: [
        {
          rule: 'python:S4502',
          severity: 'CRITICAL',
          status: 'TO_REVIEW',
          component: 'app.py',
          line: 8,
          message: 'Make sure disabling CSRF protection is safe here.',
          key: 'AYv',
        },
      ],
    };
    expect(sonarqubeParser.detect(read(report))).toBe(true);
    expect(parse(report)).toMatchObject([
      {
        rule: 'python:S4502',
        severity: 'high',
        cwe: ['CWE-352'],
        location: { path: 'app.py', line: 8 },
      },
    ]);
  });

  it('reads the HTML of sonar-report', () => {
    expect(sonarqubeParser.detect(reportOf(html(row)))).toBe(true);
    expect(parseText(html(row))).toEqual([
      {
        category: 'code',
        rule: 'squid:S2975',
        title: '"clone" & co',
        severity: 'high',
        location: { path: 'src/A.java', line: 190 },
        fingerprint: 'AWK4',
      },
    ]);
    expect(parseText(html(''))).toEqual([]);
  });

  it('recognises its reports and no others', () => {
    for (const report of [
      { ...paging, issues: [] },
      { ...paging, hotspots: [hotspot] },
      { total: 0, p: 1, ps: 100, issues: [] },
    ]) {
      expect(sonarqubeParser.detect(read(report))).toBe(true);
    }
    for (const report of [
      { issues: [issue] },
      { ...paging, issues: [{ id: 1 }] },
      { ...paging },
      [issue],
      3,
    ]) {
      expect(sonarqubeParser.detect(read(report))).toBe(false);
    }
    expect(
      sonarqubeParser.detect(reportOf('<html><title>Report</title></html>')),
    ).toBe(false);
  });

  it('names the field that is wrong', () => {
    expect(() =>
      parse({ ...paging, issues: [{ ...issue, rule: null }] }),
    ).toThrow('issues[0].rule must be a text that is not empty, and is null');
    expect(() => parse({ errors: [{ msg: 'Not authorised' }] })).toThrow(
      'errors must be absent: SonarQube refused to answer',
    );
    expect(() =>
      parseText('<html><title>SonarQube Report</title><table></table></html>'),
    ).toThrow('must have a table with the columns Rule, Severity');
    expect(() => parseText(html(row.replace('squid:S2975', '')))).toThrow(
      'Rule must be a text that is not empty in every row',
    );
  });

  it('reads broken HTML in the time of its length', () => {
    const started = performance.now();
    parseText(html(`${'<tr><td>'.repeat(100_000)}`));
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
