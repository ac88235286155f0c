import { readReport } from '../readReport';
import { snykParser } from './snyk';

const read = (value: unknown) => readReport(Buffer.from(JSON.stringify(value)));

const parse = (value: unknown) => {
  const parsed = snykParser.parse(read(value));
  return { ...parsed, results: [...parsed.results] };
};

const vulnerability = {
  id: 'SNYK-JAVA-ACME-1234',
  title: 'Remote code execution',
  identifiers: {
    CVE: ['CVE-2024-0001'],
    CWE: ['CWE-94'],
    GHSA: ['GHSA-aaaa-bbbb-cccc'],
  },
  packageManager: 'maven',
  packageName: 'org.acme:core',
  name: 'org.acme:core',
  version: '1.0.0',
  from: ['app@1.0.0', 'org.acme:core@1.0.0'],
  severity: 'high',
  severityWithCritical: 'critical',
  cvssScore: 4.2,
};

const project = {
  vulnerabilities: [vulnerability],
  ok: false,
  dependencyCount: 5,
  packageManager: 'maven',
  projectName: 'app',
  displayTargetFile: 'pom.xml',
  filtered: { ignore: [], patch: [] },
};

const image = {
  ...project,
  vulnerabilities: [
    {
      ...vulnerability,
      id: 'SNYK-DEBIAN12-GCC-1',
      packageManager: 'debian:12',
      packageName: 'gcc-12',
      name: 'gcc-12/libgcc-s1',
    },
  ],
  packageManager: 'deb',
  displayTargetFile: undefined,
  docker: {},
  projectName: 'docker-image|acme/app',
  path: 'acme/app:1.0',
  applications: [{ ...project, displayTargetFile: '/srv/pom.xml' }],
};

describe('snykParser', () => {
  it('reads a project', () => {
    expect(parse(project)).toEqual({
      tool: 'Snyk',
      categories: ['dependency'],
      results: [
        {
          category: 'dependency',
          rule: 'SNYK-JAVA-ACME-1234',
          title: 'Remote code execution',
          severity: 'critical',
          suppressed: false,
          cwe: ['CWE-94'],
          vulnerabilityIds: [
            'SNYK-JAVA-ACME-1234',
            'CVE-2024-0001',
            'GHSA-aaaa-bbbb-cccc',
          ],
          packageUrl: 'pkg:maven/org.acme/core',
          location: { package: 'pkg:maven/org.acme/core', path: 'pom.xml' },
        },
      ],
    });
  });

  it('reads several projects', () => {
    const other = { ...project, displayTargetFile: 'other/pom.xml' };
    const paths = parse([project, other]).results.map(
      ({ location }) => location.path,
    );
    expect(paths).toEqual(['pom.xml', 'other/pom.xml']);
  });

  it('reads an image with the applications in it', () => {
    const { categories, results } = parse(image);
    expect(categories).toEqual(['container']);
    expect(results).toMatchObject([
      {
        category: 'container',
        packageUrl: 'pkg:deb/debian/libgcc-s1',
        location: { image: 'acme/app:1.0' },
      },
      {
        category: 'container',
        packageUrl: 'pkg:maven/org.acme/core',
        location: { image: 'acme/app:1.0', path: '/srv/pom.xml' },
      },
    ]);
  });

  it.each([
    ['npm', '@acme/kit', 'pkg:npm/%40acme/kit'],
    ['pip', 'acme-kit', 'pkg:pypi/acme-kit'],
    ['golang', 'example.com/kit', 'pkg:golang/example.com/kit'],
    ['gomodules', 'std/net/http', 'pkg:golang/stdlib'],
    ['nuget', 'Acme.Kit', 'pkg:nuget/Acme.Kit'],
    ['rubygems', 'kit', 'pkg:gem/kit'],
    ['cocoapods', 'Kit', 'pkg:cocoapods/Kit'],
    ['apk', 'openssl', 'pkg:apk/openssl'],
  ])('names the %s package %s', (packageManager, name, packageUrl) => {
    const { results } = parse({
      ...project,
      vulnerabilities: [
        { id: 'SNYK-1', packageManager, packageName: name, name },
      ],
    });
    expect(results[0].packageUrl).toBe(packageUrl);
  });

  it('suppresses what is ignored, and passes over patches and licences', () => {
    const { results } = parse({
      ...project,
      vulnerabilities: [{ id: 'snyk:lic:npm:kit:GPL-3.0', type: 'license' }],
      filtered: { ignore: [vulnerability], patch: [vulnerability] },
    });
    expect(results).toMatchObject([
      { rule: 'SNYK-JAVA-ACME-1234', suppressed: true },
    ]);
  });

  it('reads infrastructure as code', () => {
    const file = {
      infrastructureAsCodeIssues: [
        {
          id: 'SNYK-CC-TF-1',
          title: 'Security group allows open ingress',
          severity: 'medium',
          isIgnored: false,
          path: ['resource', 'aws_security_group[web]', 'ingress'],
          lineNumber: -1,
        },
      ],
      targetFile: 'main.tf',
      ok: false,
    };
    expect(snykParser.detect(read(file))).toBe(true);
    expect(parse(file)).toEqual({
      tool: 'Snyk',
      categories: ['cloud'],
      results: [
        {
          category: 'cloud',
          rule: 'SNYK-CC-TF-1',
          title: 'Security group allows open ingress',
          severity: 'medium',
          suppressed: false,
          code: 'resource.aws_security_group[web].ingress',
          location: { path: 'main.tf' },
        },
      ],
    });
  });

  it.each([
    ['a project', project],
    ['projects', [project, { ...project, vulnerabilities: [], ok: true }]],
    ['an image', image],
    ['an error', { ok: false, error: 'no manifest', path: '/srv' }],
  ])('recognises %s', (_, report) => {
    expect(snykParser.detect(read(report))).toBe(true);
  });

  it.each([
    ['other vulnerabilities', { vulnerabilities: [] }],
    ['other errors', { error: 'a', ok: true, path: 'a' }],
    ['a list of others', [{ ok: true }]],
    ['an empty list', []],
  ])('leaves %s to others', (_, report) => {
    expect(snykParser.detect(read(report))).toBe(false);
  });

  it('refuses a project that could not be tested', () => {
    const failed = { ok: false, error: 'no manifest', path: '/srv' };
    expect(() => parse([project, failed])).toThrow(
      '[1].error must be absent: Snyk says that it could not test the project',
    );
  });

  it('finds nothing in an empty list', () => {
    expect(parse([]).results).toEqual([]);
  });

  it('names the field that is wrong', () => {
    expect(() => parse({ ok: true })).toThrow(
      'vulnerabilities must be a list, and is missing',
    );
    expect(() => parse({ ...project, vulnerabilities: [{ id: 7 }] })).toThrow(
      'vulnerabilities[0].id must be a text, and is a number',
    );
  });
});
