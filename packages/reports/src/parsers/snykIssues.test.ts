import { readReport } from '../readReport';
import { snykIssuesParser } from './snykIssues';

const read = (value: unknown) => readReport(Buffer.from(JSON.stringify(value)));

const parse = (value: unknown) => {
  const parsed = snykIssuesParser.parse(read(value));
  return { ...parsed, results: [...parsed.results] };
};

const issueOf = (attributes: object) => ({
  id: 'a1b2',
  type: 'issue',
  attributes: {
    key: 'SNYK-PYTHON-KIT-1234',
    type: 'package_vulnerability',
    title: 'Denial of service',
    status: 'open',
    ignored: false,
    effective_severity_level: 'high',
    classes: [
      { id: 'CWE-400', source: 'CWE', type: 'weakness' },
      { id: 'A01', source: 'OWASP', type: 'weakness' },
    ],
    problems: [
      { id: 'SNYK-PYTHON-KIT-1234', source: 'SNYK' },
      { id: 'CVE-2024-0001', source: 'NVD' },
    ],
    coordinates: [at({ dependency: { package_name: 'kit' } })],
    ...attributes,
  },
});

function at(...representations: unknown[]) {
  return { representations };
}

const pageOf = (...data: unknown[]) => ({ jsonapi: { version: '1.0' }, data });

describe('snykIssuesParser', () => {
  it('reads a vulnerability', () => {
    expect(parse(pageOf(issueOf({})))).toEqual({
      tool: 'Snyk',
      categories: ['dependency'],
      results: [
        {
          category: 'dependency',
          rule: 'SNYK-PYTHON-KIT-1234',
          title: 'Denial of service',
          severity: 'high',
          suppressed: false,
          cwe: ['CWE-400'],
          vulnerabilityIds: [
            'SNYK-PYTHON-KIT-1234',
            'SNYK-PYTHON-KIT-1234',
            'CVE-2024-0001',
          ],
          packageUrl: 'pkg:pypi/kit',
          location: { package: 'pkg:pypi/kit' },
        },
      ],
    });
  });

  it.each([
    ['SNYK-JS-KIT-1', '@acme/kit', 'dependency', 'pkg:npm/%40acme/kit'],
    ['npm:kit:20160101', 'kit', 'dependency', 'pkg:npm/kit'],
    [
      'SNYK-JAVA-ACME-1',
      'org.acme:kit',
      'dependency',
      'pkg:maven/org.acme/kit',
    ],
    ['SNYK-GOLANG-STD-1', 'std/net/http', 'dependency', 'pkg:golang/stdlib'],
    ['SNYK-DEBIAN12-A-1', 'a/libb', 'container', 'pkg:deb/debian/libb'],
    ['SNYK-ALPINE319-A-1', 'openssl', 'container', 'pkg:apk/alpine/openssl'],
    ['SNYK-RHEL8-A-1', 'openssl', 'container', 'pkg:rpm/redhat/openssl'],
  ])('tells by %s what %s is', (key, name, category, packageUrl) => {
    const coordinates = [at({ dependency: { package_name: name } })];
    const { results } = parse(pageOf(issueOf({ key, coordinates })));
    expect(results).toMatchObject([{ category, packageUrl }]);
  });

  it('suppresses ignored issues, and passes over resolved ones and licences', () => {
    const { results } = parse(
      pageOf(
        issueOf({ ignored: true }),
        issueOf({ status: 'resolved' }),
        issueOf({ type: 'license' }),
      ),
    );
    expect(results).toMatchObject([{ suppressed: true }]);
  });

  it('reads code by the key that Snyk knows it again by', () => {
    const { categories, results } = parse(
      pageOf(
        issueOf({
          key: 'c0ffee',
          type: 'code',
          problems: [{ id: 'javascript/sqli', source: 'SNYK', type: 'rule' }],
          coordinates: [
            at({
              sourceLocation: {
                file: 'src/app.js',
                region: { start: { line: 3, column: 5 } },
              },
            }),
          ],
        }),
      ),
    );
    expect(categories).toEqual(['code']);
    expect(results).toMatchObject([
      {
        rule: 'javascript/sqli',
        fingerprint: 'c0ffee',
        location: { path: 'src/app.js', line: 3, column: 5 },
      },
    ]);
  });

  it('reads cloud resources', () => {
    const { results } = parse(
      pageOf(
        issueOf({
          type: 'cloud',
          problems: [{ id: 'SNYK-CC-00001' }],
          coordinates: [
            at({
              cloud_resource: { resource: { native_id: 'arn:aws:s3:::a' } },
            }),
          ],
        }),
      ),
    );
    expect(results).toMatchObject([
      { category: 'cloud', rule: 'SNYK-CC-00001', code: 'arn:aws:s3:::a' },
    ]);
  });

  it('reads several pages', () => {
    const page = pageOf(issueOf({}));
    expect(snykIssuesParser.detect(read([page, page]))).toBe(true);
    expect(parse([page, page]).results).toHaveLength(2);
  });

  it.each([
    ['issues', pageOf(issueOf({}))],
    ['no issues', pageOf()],
  ])('recognises %s', (_, report) => {
    expect(snykIssuesParser.detect(read(report))).toBe(true);
  });

  it.each([
    ['other resources', pageOf({ type: 'project', attributes: {} })],
    ['other data', { data: [] }],
    ['a list', []],
  ])('leaves %s to others', (_, report) => {
    expect(snykIssuesParser.detect(read(report))).toBe(false);
  });

  it('names the field that is wrong', () => {
    expect(() => parse({ jsonapi: {}, errors: [] })).toThrow(
      'data must be a list, and is missing',
    );
    expect(() => parse(pageOf(issueOf({ key: 7 })))).toThrow(
      'data[0].attributes.key must be a text, and is a number',
    );
  });
});
