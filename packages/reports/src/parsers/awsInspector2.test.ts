import { readReport } from '../readReport';
import { awsInspector2Parser } from './awsInspector2';

const report = (value: unknown) =>
  readReport(Buffer.from(JSON.stringify(value)));

const parse = (...findings: unknown[]) => {
  const parsed = awsInspector2Parser.parse(report({ findings }));
  return { ...parsed, results: [...parsed.results] };
};

const image = {
  id: 'arn:aws:ecr:eu-west-1:123456789012:repository/shop/sha256:1',
  type: 'AWS_ECR_CONTAINER_IMAGE',
  details: {
    awsEcrContainerImage: {
      imageTags: ['1.2', 'latest'],
      platform: 'DEBIAN_12',
      registry: '123456789012',
      repositoryName: 'shop',
    },
  },
};

const lambda = {
  id: 'arn:aws:lambda:eu-west-1:123456789012:function:pay:$LATEST',
  type: 'AWS_LAMBDA_FUNCTION',
};

const instance = {
  id: 'i-0b22a22eec53b9321',
  type: 'AWS_EC2_INSTANCE',
  details: { awsEc2Instance: { platform: 'AMAZON_LINUX_2' } },
};

const finding = {
  findingArn: 'arn:aws:inspector2:eu-west-1:123456789012:finding/0003',
  type: 'PACKAGE_VULNERABILITY',
  status: 'ACTIVE',
  severity: 'MEDIUM',
  title: 'CVE-2024-1000 - libxml2',
  packageVulnerabilityDetails: {
    vulnerabilityId: 'CVE-2024-1000',
    relatedVulnerabilities: [],
    cvss: [{ baseScore: 8.1 }],
    vulnerablePackages: [
      { name: 'libxml2', packageManager: 'OS', version: '2.9.4', release: '7' },
    ],
  },
  resources: [image],
};

const withPackages = (...vulnerablePackages: unknown[]) => ({
  ...finding,
  packageVulnerabilityDetails: {
    ...finding.packageVulnerabilityDetails,
    vulnerablePackages,
  },
});

describe('awsInspector2Parser', () => {
  it('reads a vulnerability of an image', () => {
    expect(parse(finding)).toEqual({
      tool: 'Amazon Inspector',
      categories: ['container'],
      results: [
        {
          category: 'container',
          rule: 'CVE-2024-1000',
          title: 'CVE-2024-1000 in libxml2',
          severity: 'medium',
          suppressed: false,
          vulnerabilityIds: ['CVE-2024-1000'],
          packageUrl: 'pkg:deb/debian/libxml2',
          location: {
            package: 'pkg:deb/debian/libxml2',
            image: '123456789012/shop:1.2',
          },
        },
      ],
    });
  });

  it('is one result for each package, and not for each version of it', () => {
    const { results } = parse(
      withPackages(
        { name: 'libxml2', packageManager: 'OS', release: '7' },
        { name: 'libxml2', packageManager: 'OS', release: '8' },
        { name: 'org.acme:core', packageManager: 'JAR', filePath: 'a.jar' },
        { name: '@acme/kit', packageManager: 'NODEPKG' },
      ),
    );
    expect(results.map(({ packageUrl }) => packageUrl)).toEqual([
      'pkg:deb/debian/libxml2',
      'pkg:maven/org.acme/core',
      'pkg:npm/%40acme/kit',
    ]);
    expect(results[1].location.path).toBe('a.jar');
  });

  it('leaves out what is closed, and suppresses what is suppressed', () => {
    const { results } = parse(
      { ...finding, status: 'CLOSED' },
      { ...finding, status: 'SUPPRESSED' },
    );
    expect(results.map(({ suppressed }) => suppressed)).toEqual([true]);
  });

  it('takes the score of what is untriaged', () => {
    const untriaged = { ...finding, severity: 'UNTRIAGED' };
    const withoutScore = {
      ...untriaged,
      packageVulnerabilityDetails: {
        ...finding.packageVulnerabilityDetails,
        cvss: [],
      },
    };
    expect(
      parse(untriaged, withoutScore).results.map(({ severity }) => severity),
    ).toEqual(['high', undefined]);
  });

  it('tells hosts and functions from images', () => {
    const { categories, results } = parse(
      { ...finding, resources: [instance] },
      {
        ...withPackages({ name: 'requests', packageManager: 'PYTHONPKG' }),
        resources: [lambda],
      },
    );
    expect(categories).toEqual(['container', 'dependency']);
    expect(results).toMatchObject([
      { category: 'container', packageUrl: 'pkg:rpm/amazon/libxml2' },
      { category: 'dependency', packageUrl: 'pkg:pypi/requests' },
    ]);
    expect(results[0].location.image).toBeUndefined();
  });

  it('reads vulnerabilities of code and open ports', () => {
    const { categories, results } = parse(
      {
        ...finding,
        type: 'CODE_VULNERABILITY',
        resources: [lambda],
        codeVulnerabilityDetails: {
          detectorId: 'python/sql-injection@v1.0',
          detectorName: 'SQL injection',
          ruleId: 'Rule-434311',
          cwes: ['CWE-89'],
          filePath: {
            filePath: 'pay/app.py',
            fileName: 'app.py',
            startLine: 7,
          },
        },
      },
      {
        ...finding,
        type: 'NETWORK_REACHABILITY',
        title: 'Port 22 is reachable from an Internet Gateway',
        resources: [instance],
        networkReachabilityDetails: {
          openPortRange: { begin: 22, end: 22 },
          protocol: 'TCP',
        },
      },
    );
    expect(categories).toEqual(['code', 'cloud']);
    expect(results).toMatchObject([
      {
        category: 'code',
        rule: 'Rule-434311',
        title: 'SQL injection',
        cwe: ['CWE-89'],
        location: { path: 'pay/app.py', line: 7 },
        code: 'arn:aws:lambda:eu-west-1:123456789012:function:pay',
      },
      {
        category: 'cloud',
        rule: 'NETWORK_REACHABILITY',
        location: { path: 'i-0b22a22eec53b9321' },
        code: 'TCP 22',
      },
    ]);
  });

  it('reads an event, and a bare list', () => {
    const event = { 'detail-type': 'Inspector2 Finding', detail: finding };
    for (const value of [event, [finding]]) {
      expect(awsInspector2Parser.detect(report(value))).toBe(true);
      expect([
        ...awsInspector2Parser.parse(report(value)).results,
      ]).toHaveLength(1);
    }
  });

  it.each([
    ['findings', { findings: [finding] }, true],
    ['no findings', { findings: [] }, false],
    ['others', { findings: [{ type: 'a', resources: [] }] }, false],
    ['an event of others', { detail: { type: 'a' } }, false],
  ])('recognises %s', (_, value, expected) => {
    expect(awsInspector2Parser.detect(report(value))).toBe(expected);
  });

  it('covers images where there is nothing', () => {
    expect(parse()).toMatchObject({ categories: ['container'], results: [] });
  });

  it('names the field that is wrong', () => {
    expect(() => awsInspector2Parser.parse(report({}))).toThrow(
      'findings must be a list, and is missing',
    );
    expect(() => parse({ ...finding, type: 'MALWARE' })).toThrow(
      'findings[0].type must be one of PACKAGE_VULNERABILITY',
    );
  });
});
