import { readReport } from '../readReport';
import { trivyParser } from './trivy';

const parse = (value: unknown) => {
  const parsed = trivyParser.parse(
    readReport(Buffer.from(JSON.stringify(value))),
  );
  return { ...parsed, results: [...parsed.results] };
};

const report = (type: string, results: unknown[]) => ({
  SchemaVersion: 2,
  ArtifactName: 'registry.example/shop:1.2',
  ArtifactType: type,
  Results: results,
});

const vulnerability = {
  VulnerabilityID: 'CVE-2024-0001',
  VendorIDs: ['GHSA-aaaa-bbbb-cccc'],
  PkgName: 'lodash',
  PkgIdentifier: { PURL: 'pkg:npm/lodash@4.17.4' },
  Severity: 'HIGH',
  Title: 'Prototype pollution',
  CweIDs: ['CWE-1321'],
  CVSS: { nvd: { V3Score: 9.8 } },
};

const packages = {
  Target: 'package-lock.json',
  Class: 'lang-pkgs',
  Type: 'npm',
  Vulnerabilities: [vulnerability],
};

describe('trivyParser', () => {
  it('reads a vulnerability of a repository', () => {
    expect(parse(report('repository', [packages]))).toEqual({
      tool: 'Trivy',
      categories: ['dependency'],
      results: [
        {
          category: 'dependency',
          rule: 'CVE-2024-0001',
          title: 'Prototype pollution',
          severity: 'high',
          suppressed: false,
          cwe: ['CWE-1321'],
          vulnerabilityIds: ['CVE-2024-0001', 'GHSA-aaaa-bbbb-cccc'],
          packageUrl: 'pkg:npm/lodash@4.17.4',
          location: {
            package: 'pkg:npm/lodash@4.17.4',
            path: 'package-lock.json',
          },
        },
      ],
    });
  });

  it('counts everything in an image as container, and names no tag as a path', () => {
    const system = {
      Target: 'registry.example/shop:1.2 (debian 12)',
      Class: 'os-pkgs',
      Type: 'debian',
      Vulnerabilities: [{ VulnerabilityID: 'CVE-2024-0002', PkgName: 'libc6' }],
    };
    const { categories, results } = parse(
      report('container_image', [system, packages]),
    );
    expect(categories).toEqual(['container']);
    expect(results[0]).toMatchObject({
      category: 'container',
      packageUrl: 'pkg:deb/debian/libc6',
      location: { image: 'registry.example/shop:1.2' },
    });
    expect(results[0].location.path).toBeUndefined();
    expect(results[1]).toMatchObject({
      category: 'container',
      location: { path: 'package-lock.json' },
    });
  });

  it.each([
    ['container_image', 'container'],
    ['filesystem', 'dependency'],
  ])('covers %s without any section as %s', (type, category) => {
    expect(parse({ ...report(type, []), Results: undefined })).toMatchObject({
      categories: [category],
      results: [],
    });
  });

  it('takes the word before the score, and the highest score without a word', () => {
    const severity = (own: object) =>
      parse(
        report('repository', [
          { ...packages, Vulnerabilities: [{ ...vulnerability, ...own }] },
        ]),
      ).results[0].severity;
    expect(severity({ Severity: 'UNKNOWN' })).toBe('info');
    expect(severity({ Severity: undefined })).toBe('critical');
    expect(severity({ Severity: undefined, CVSS: null })).toBeUndefined();
  });

  it('reads failed misconfigurations with the resource they name', () => {
    const { categories, results } = parse(
      report('filesystem', [
        {
          Target: 'main.tf',
          Class: 'config',
          Type: 'terraform',
          Misconfigurations: [
            {
              ID: 'AVD-AWS-0001',
              Title: 'Public bucket',
              Severity: 'CRITICAL',
              Status: 'FAIL',
              CauseMetadata: {
                Resource: 'aws_s3_bucket.a',
                StartLine: 4,
                Code: { Lines: [{ Content: 'acl', IsCause: true }] },
              },
            },
            { ID: 'AVD-AWS-0002', Status: 'PASS' },
            {
              ID: 'AVD-AWS-0003',
              Status: 'FAIL',
              CauseMetadata: {
                StartLine: 0,
                Code: {
                  Lines: [
                    { Content: 'around', IsCause: false },
                    { Content: 'cause', IsCause: true },
                  ],
                },
              },
            },
          ],
        },
      ]),
    );
    expect(categories).toEqual(['cloud']);
    expect(results).toMatchObject([
      {
        category: 'cloud',
        rule: 'AVD-AWS-0001',
        severity: 'critical',
        code: 'aws_s3_bucket.a',
        location: { path: 'main.tf', line: 4 },
      },
      { rule: 'AVD-AWS-0003', code: 'cause' },
    ]);
    expect(results[1].location.line).toBeUndefined();
  });

  it('reads secrets without what it shows of them', () => {
    const { categories, results } = parse(
      report('repository', [
        packages,
        {
          Target: '.env',
          Class: 'secret',
          Secrets: [
            {
              RuleID: 'aws-access-key-id',
              Title: 'AWS Access Key ID',
              Severity: 'CRITICAL',
              StartLine: 2,
              Match: 'AWS=****************',
            },
          ],
        },
        { Target: 'LICENSE', Class: 'license-file', Licenses: [] },
      ]),
    );
    expect(categories).toEqual(['dependency', 'secret']);
    expect(results[1]).toEqual({
      category: 'secret',
      rule: 'aws-access-key-id',
      title: 'AWS Access Key ID',
      severity: 'critical',
      location: { path: '.env', line: 2 },
    });
  });

  it('reads a cluster report, telling namespaces apart', () => {
    const finding = { ID: 'KSV001', Status: 'FAIL', CauseMetadata: {} };
    const resource = (namespace: string) => ({
      Namespace: namespace,
      Kind: 'Pod',
      Name: 'a',
      Results: [
        { Target: 'Pod/a', Class: 'config', Misconfigurations: [finding] },
      ],
    });
    const { results } = parse({
      ClusterName: 'c',
      Resources: [resource('one'), resource('two')],
    });
    expect(results.map(result => result.location.path)).toEqual([
      'one/Pod/a',
      'two/Pod/a',
    ]);
  });

  it('reads the bare list of the first versions', () => {
    expect(parse(null).results).toEqual([]);
    const { Class: _, ...withoutClass } = packages;
    expect(parse([withoutClass])).toMatchObject({
      categories: ['dependency'],
      results: [{ rule: 'CVE-2024-0001' }],
    });
  });

  it.each([
    ['node-pkg', '@acme/kit', 'pkg:npm/%40acme/kit'],
    ['jar', 'org.acme:core', 'pkg:maven/org.acme/core'],
    ['python-pkg', 'Acme_Tools', 'pkg:pypi/acme-tools'],
    ['gomod', 'github.com/acme/x', 'pkg:golang/github.com/acme/x'],
    ['rustbinary', 'serde', 'pkg:cargo/serde'],
    ['composer-vendor', 'acme/kit', 'pkg:composer/acme/kit'],
    ['gemspec', 'rack', 'pkg:gem/rack'],
    ['suse linux enterprise server', 'curl', 'pkg:rpm/suse/curl'],
    ['amazon', 'curl', 'pkg:rpm/amazon/curl'],
    ['wolfi', 'curl', 'pkg:apk/wolfi/curl'],
    ['mix-lock', 'plug', 'pkg:hex/plug'],
  ])('names a package of %s without a URL', (Type, PkgName, expected) => {
    const item = { VulnerabilityID: 'CVE-2024-0001', PkgName };
    const { results } = parse(
      report('repository', [{ ...packages, Type, Vulnerabilities: [item] }]),
    );
    expect(results[0].packageUrl).toBe(expected);
  });

  it('brings in suppressed what was taken away', () => {
    const modified = (Status: string, Type = 'vulnerability') => ({
      Type,
      Status,
      Source: '.trivyignore',
      Finding: vulnerability,
    });
    const { results } = parse(
      report('repository', [
        {
          ...packages,
          Vulnerabilities: [{ ...vulnerability, Status: 'not_affected' }],
          Misconfigurations: [{ ID: 'DS-0002', Status: 'EXCEPTION' }],
          ExperimentalModifiedFindings: [
            modified('ignored'),
            modified('not_affected'),
            modified('fixed'),
            modified('under_investigation'),
            modified('ignored', 'license'),
          ],
        },
      ]),
    );
    expect(results.map(({ rule, suppressed }) => [rule, suppressed])).toEqual([
      ['CVE-2024-0001', true],
      ['DS-0002', true],
      ['CVE-2024-0001', true],
      ['CVE-2024-0001', true],
    ]);
  });

  it('reads what the controls of a compliance report found', () => {
    const control = (...Results: unknown[]) => ({
      ID: '4.1',
      Name: 'A control',
      Severity: 'HIGH',
      Results,
    });
    const compliance = {
      ID: 'docker-cis',
      Title: 'CIS Docker',
      RelatedResources: [],
      Results: [
        control({
          Target: 'Dockerfile',
          Class: 'config',
          Misconfigurations: [
            { ID: 'DS-0002', Status: 'FAIL' },
            { ID: 'DS-0001', Status: 'PASS' },
          ],
        }),
        control(packages),
      ],
    };
    expect(
      trivyParser.detect(readReport(Buffer.from(JSON.stringify(compliance)))),
    ).toBe(true);
    expect(parse(compliance).results.map(({ rule }) => rule)).toEqual([
      'DS-0002',
      'CVE-2024-0001',
    ]);
  });

  it('knows an image of a version that wrote no type', () => {
    const { categories } = parse({
      SchemaVersion: 2,
      ArtifactName: 'shop:1.2',
      Metadata: { ImageID: 'sha256:1' },
      Results: [packages],
    });
    expect(categories).toEqual(['container']);
  });

  it('names the field that is wrong', () => {
    expect(() =>
      parse(report('repository', [{ ...packages, Vulnerabilities: 'none' }])),
    ).toThrow('Results[0].Vulnerabilities must be a list, and is another text');
  });
});
