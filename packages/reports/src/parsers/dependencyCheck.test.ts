import { readReport } from '../readReport';
import { dependencyCheckParser } from './dependencyCheck';

const reportOf = (value: unknown) =>
  readReport(
    Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)),
  );

const parse = (value: unknown) => {
  const parsed = dependencyCheckParser.parse(reportOf(value));
  return { ...parsed, results: [...parsed.results] };
};

const xml = (dependency: string) => `<?xml version="1.0" encoding="UTF-8"?>
<analysis xmlns="https://jeremylong.github.io/DependencyCheck/dependency-check.4.1.xsd">
  <scanInfo><engineVersion>12.1.0</engineVersion></scanInfo>
  <dependencies><dependency isVirtual="false">${dependency}</dependency></dependencies>
</analysis>`;

const json = (dependency: object) => ({
  reportSchema: '1.1',
  scanInfo: { engineVersion: '12.1.0' },
  projectInfo: { name: 'shop' },
  dependencies: [{ fileName: 'left-1.0.jar', ...dependency }],
});

const packageOf = (dependency: object) =>
  parse(json({ ...dependency, vulnerabilities: [{ name: 'CVE-2026-10001' }] }))
    .results[0].packageUrl;

describe('dependencyCheckParser', () => {
  it('reads the XML and the JSON of a run alike', () => {
    const fromXml = parse(
      xml(`
        <fileName>left-1.0.jar</fileName>
        <filePath>/builds/shop/lib/left-1.0.jar</filePath>
        <relatedDependencies><relatedDependency>
          <fileName>left-api-1.0.jar</fileName>
        </relatedDependency></relatedDependencies>
        <identifiers>
          <package confidence="HIGH"><id>pkg:maven/org.acme/left@1.0</id></package>
          <vulnerabilityIds confidence="LOW"><id>cpe:2.3:a:acme:left:1.0:*:*:*:*:*:*:*</id></vulnerabilityIds>
        </identifiers>
        <vulnerabilities>
          <vulnerability source="NVD">
            <name>CVE-2026-10001</name>
            <severity>HIGH</severity>
            <cvssV3><baseScore>9.8</baseScore><baseSeverity>CRITICAL</baseSeverity></cvssV3>
            <cwes><cwe>CWE-79</cwe><cwe>CWE-80</cwe></cwes>
            <description>First line
              second line</description>
          </vulnerability>
          <suppressedVulnerability source="OSSINDEX">
            <name>CVE-2026-10002</name>
            <cvssV2><score>5.0</score></cvssV2>
          </suppressedVulnerability>
        </vulnerabilities>`),
    );
    const fromJson = parse(
      json({
        filePath: '/builds/shop/lib/left-1.0.jar',
        relatedDependencies: [{ fileName: 'left-api-1.0.jar' }],
        packages: [{ id: 'pkg:maven/org.acme/left@1.0', confidence: 'HIGH' }],
        vulnerabilities: [
          {
            source: 'NVD',
            name: 'CVE-2026-10001',
            severity: 'HIGH',
            cvssv3: { baseScore: 9.8, baseSeverity: 'CRITICAL' },
            cwes: ['CWE-79', 'CWE-80'],
            description: 'First line\nsecond line',
          },
        ],
        suppressedVulnerabilities: [
          { name: 'CVE-2026-10002', cvssv2: { score: 5 } },
        ],
      }),
    );
    expect(fromXml).toEqual(fromJson);
    const location = {
      package: 'pkg:maven/org.acme/left@1.0',
      path: '/builds/shop/lib/left-1.0.jar',
    };
    expect(fromXml).toMatchObject({
      tool: 'OWASP Dependency-Check',
      categories: ['dependency'],
      results: [
        {
          category: 'dependency',
          rule: 'CVE-2026-10001',
          title: 'First line',
          severity: 'high',
          suppressed: false,
          cwe: ['CWE-79', 'CWE-80'],
          location,
        },
        { rule: 'CVE-2026-10002', severity: 'medium', suppressed: true },
      ],
    });
  });

  it('takes the id out of a name with words behind it', () => {
    const [named, unnamed] = parse(
      json({
        vulnerabilities: [
          { name: 'CVE-2026-10001 a flaw like CVE-2026-10002' },
          { name: 'A flaw in words' },
        ],
      }),
    ).results;
    expect(named.vulnerabilityIds).toEqual(['CVE-2026-10001']);
    expect(unnamed.rule).toBe('A flaw in words');
  });

  it('reads the identifiers and scores of its first versions', () => {
    const { results } = parse(
      xml(`
        <fileName>left-1.0.jar</fileName>
        <identifiers>
          <identifier type="cpe" confidence="LOW"><name>(cpe:/a:acme:left:1.0)</name></identifier>
          <identifier type="maven" confidence="HIGH"><name>(org.acme:left:1.0)</name></identifier>
        </identifiers>
        <vulnerabilities><vulnerability>
          <name>CVE-2016-0001</name><cvssScore>7.5</cvssScore><cwe>CWE-22 Path Traversal</cwe>
        </vulnerability></vulnerabilities>`),
    );
    expect(results).toMatchObject([
      {
        packageUrl: 'pkg:maven/org.acme/left',
        severity: 'high',
        cwe: ['CWE-22 Path Traversal'],
        location: { path: 'left-1.0.jar' },
      },
    ]);
  });

  it.each([
    [{ packages: [{ id: 'pkg:javascript/jquery@3.1' }] }, 'pkg:npm/jquery@3.1'],
    [
      {
        packages: [{ id: 'left:1.0' }],
        vulnerabilityIds: [{ id: 'cpe:2.3:a:acme:left:1.0:*:*:*:*:*:*:*' }],
      },
      'pkg:generic/acme/left',
    ],
    [
      { identifiers: [{ type: 'cpe', name: 'cpe:/a:acme:left:1.0' }] },
      'pkg:generic/acme/left',
    ],
    [
      { fileName: 'shop.war: left-api-1.0.3-SNAPSHOT.jar' },
      'pkg:generic/left-api.jar',
    ],
    [{ fileName: 'component1.dll' }, 'pkg:generic/component1.dll'],
    [{ fileName: undefined }, undefined],
  ])('names the package of %j: %s', (dependency, packageUrl) => {
    expect(packageOf(dependency)).toBe(packageUrl);
  });

  it.each([
    [xml(''), true],
    [json({}), true],
    ['<analysis xmlns="https://acme.example/analysis"/>', false],
    ['<bom xmlns="http://cyclonedx.org/schema/bom/1.4"/>', false],
    [{ dependencies: [], scanInfo: {} }, false],
    ['text', false],
  ])('recognises %j: %s', (value, isOne) => {
    expect(dependencyCheckParser.detect(reportOf(value))).toBe(isOne);
  });

  it.each([
    [
      json({ vulnerabilities: [{}] }),
      'dependencies[0].vulnerabilities[0].name must be a text that is not empty, and is missing',
    ],
    [
      json({ vulnerabilities: {} }),
      'dependencies[0].vulnerabilities must be a list',
    ],
    [{}, 'dependencies must be a list, and is missing'],
    [
      xml('<vulnerabilities><vulnerability/></vulnerabilities>'),
      'analysis/dependencies/dependency[0].vulnerabilities[0].name must be a text',
    ],
    ['<html/>', 'html must be the element analysis of Dependency-Check'],
  ])('names the field that is wrong (%#)', (value, message) => {
    expect(() => parse(value)).toThrow(message);
  });
});
