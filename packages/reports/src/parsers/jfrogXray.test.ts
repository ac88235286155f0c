import { readReport } from '../readReport';
import { jfrogXrayParser } from './jfrogXray';
import { xrayPackageUrl } from './jfrogXray/xrayPackageUrl';

const read = (value: unknown) => readReport(Buffer.from(JSON.stringify(value)));

const parse = (value: unknown) => {
  const parsed = jfrogXrayParser.parse(read(value));
  return { ...parsed, results: [...parsed.results] };
};

const row = {
  cves: [{ cve: 'CVE-2024-0001', cwe: ['CWE-79'], cvss_v3_score: 9.8 }],
  cvss3_max_score: 9.8,
  severity: 'Medium',
  issue_id: 'XRAY-1234',
  summary: 'The kit package before 1.1 is unsafe.\nMore about it.',
  vulnerable_component: 'npm://@acme/kit:1.0.0',
  impacted_artifact: 'docker://acme/app:1.0',
  path: 'docker-local/acme/app/1.0/',
};

const summary = {
  artifacts: [
    {
      general: {
        name: 'core-1.0.jar',
        path: 'libs/core-1.0.jar',
        pkg_type: 'Maven',
        component_id: 'gav://org.acme:core:1.0',
      },
      issues: [
        { issue_type: 'license', summary: 'GPL' },
        {
          issue_id: 'XRAY-1',
          issue_type: 'security',
          severity: 'High',
          summary: 'Unsafe',
          cves: [{ cve: 'CVE-2024-0001', cvss_v3: '7.5/CVSS:3.1/AV:N' }],
        },
      ],
    },
  ],
};

const componentIssues = {
  total_count: 1,
  data: [
    {
      id: '1',
      issue_type: 'security',
      severity: 'Critical',
      summary: 'Unsafe',
      source_id: 'pypi://acme-kit',
      component_versions: {
        id: 'acme-kit',
        more_details: { cves: [{ cve: 'CVE-2024-0001' }] },
      },
    },
  ],
};

const scan = {
  scan_id: 'a1b2',
  component_id: 'docker://acme/app:1.0',
  vulnerabilities: [
    {
      issue_id: 'XRAY-1',
      severity: 'Low',
      summary: 'Unsafe',
      cves: [],
      components: {
        'deb://debian:bookworm:openssl:3.0.11-1': { fixed_versions: [] },
        'npm://kit:1.0.0': {},
      },
    },
  ],
};

const simple = {
  vulnerabilities: [
    {
      severity: 'High',
      impactedPackageName: 'org.acme:core',
      impactedPackageVersion: '1.0',
      impactedPackageType: 'Maven',
      issueId: 'XRAY-1',
      cves: [{ id: 'CVE-2024-0001', cvssV3: '7.5' }],
      summary: 'Unsafe',
      applicable: 'Not Applicable',
    },
  ],
  securityViolations: null,
  licensesViolations: null,
  secrets: [
    {
      severity: 'Medium',
      ruleId: 'REQ.SECRET.KEYS',
      finding: 'Hardcoded secret',
      file: 'app.env',
      startLine: 3,
      snippet: 'key=plante...',
    },
  ],
  errors: null,
};

describe('jfrogXrayParser', () => {
  it('reads the vulnerabilities report', () => {
    expect(parse({ total_rows: 1, rows: [row] })).toEqual({
      tool: 'JFrog Xray',
      categories: ['container'],
      results: [
        {
          category: 'container',
          rule: 'CVE-2024-0001',
          title: 'The kit package before 1.1 is unsafe.',
          severity: 'medium',
          suppressed: false,
          cwe: ['CWE-79'],
          vulnerabilityIds: ['CVE-2024-0001', 'XRAY-1234'],
          packageUrl: 'pkg:npm/%40acme/kit',
          location: {
            package: 'pkg:npm/%40acme/kit',
            path: 'docker-local/acme/app/1.0/',
            image: 'acme/app:1.0',
          },
        },
      ],
    });
  });

  it('suppresses what contextual analysis says is not applicable', () => {
    const { results } = parse({
      total_rows: 1,
      rows: [{ ...row, applicability_result: 'not_applicable' }],
    });
    expect(results[0].suppressed).toBe(true);
  });

  it('rates by the score where no word says it', () => {
    const { severity, cvss3_max_score: score, ...rest } = row;
    const { results } = parse({ total_rows: 1, rows: [rest] });
    expect([severity, score, results[0].severity]).toEqual([
      'Medium',
      9.8,
      'critical',
    ]);
  });

  it('reads the summary of artifacts', () => {
    expect(parse(summary)).toMatchObject({
      categories: ['dependency'],
      results: [
        {
          rule: 'CVE-2024-0001',
          severity: 'high',
          packageUrl: 'pkg:maven/org.acme/core',
          location: { path: 'libs/core-1.0.jar' },
        },
      ],
    });
  });

  it('reads the issues of a component', () => {
    expect(parse(componentIssues).results).toMatchObject([
      {
        rule: 'CVE-2024-0001',
        severity: 'critical',
        packageUrl: 'pkg:pypi/acme-kit',
      },
    ]);
  });

  it.each([
    ['scans', [scan]],
    ['a scan', scan],
  ])('reads %s, a result for each component', (_, report) => {
    expect(parse(report)).toMatchObject({
      categories: ['container'],
      results: [
        { rule: 'XRAY-1', packageUrl: 'pkg:deb/debian/openssl' },
        { rule: 'XRAY-1', packageUrl: 'pkg:npm/kit' },
      ],
    });
  });

  it('reads simple JSON', () => {
    expect(parse(simple)).toMatchObject({
      categories: ['dependency', 'secret'],
      results: [
        {
          category: 'dependency',
          rule: 'CVE-2024-0001',
          suppressed: true,
          packageUrl: 'pkg:maven/org.acme/core',
        },
        {
          category: 'secret',
          rule: 'REQ.SECRET.KEYS',
          title: 'Hardcoded secret',
          location: { path: 'app.env', line: 3 },
        },
      ],
    });
  });

  it.each([
    ['rows', { total_rows: 0, rows: [] }],
    ['a summary', summary],
    ['issues', componentIssues],
    ['scans', [scan]],
    ['simple JSON', simple],
  ])('recognises %s', (_, report) => {
    expect(jfrogXrayParser.detect(read(report))).toBe(true);
  });

  it.each([
    ['other rows', { rows: [] }],
    ['other artifacts', { artifacts: [{ name: 'a' }] }],
    ['other lists', [{ id: 'a' }]],
    ['an empty list', []],
  ])('leaves %s to others', (_, report) => {
    expect(jfrogXrayParser.detect(read(report))).toBe(false);
  });

  it('finds nothing in an empty list', () => {
    expect(parse([]).results).toEqual([]);
  });

  it('refuses a scan of which a part failed', () => {
    const errors = [{ filePath: 'a', errorMessage: 'b' }];
    expect(() => parse({ ...simple, errors })).toThrow(
      'errors must be empty: JFrog Xray says that a part of the scan failed',
    );
  });

  it('names the field that is wrong', () => {
    expect(() => parse({ a: 1 })).toThrow(
      'The report must be one of JFrog Xray',
    );
    expect(() => parse({ total_rows: 1, rows: [{ summary: 'a' }] })).toThrow(
      'rows[0].issue_id must be a text',
    );
  });
});

describe('xrayPackageUrl', () => {
  it.each([
    ['npm://ip:2.0.0', 'pkg:npm/ip'],
    ['pypi://Jinja2:2.11.2', 'pkg:pypi/jinja2'],
    ['gav://org.acme:core:1.0', 'pkg:maven/org.acme/core'],
    ['go://github.com/acme/kit:1.0', 'pkg:golang/github.com/acme/kit'],
    ['deb://debian:bookworm:glibc:2:2.36-9', 'pkg:deb/debian/glibc'],
    ['rpm://8:expat:0:2.2.5-4.el8', 'pkg:rpm/expat'],
    ['alpine://3.19:musl:1.2.4', 'pkg:apk/alpine/musl'],
    ['composer://acme/http:1.0', 'pkg:composer/acme/http'],
    ['generic://sha256:0a1b/kit.tar.gz', 'pkg:generic/kit.tar.gz'],
    ['docker://acme/app:1.0', undefined],
    ['kit', undefined],
    ['', undefined],
  ])('makes of %j %s', (component, packageUrl) => {
    expect(xrayPackageUrl(component)).toBe(packageUrl);
  });
});
