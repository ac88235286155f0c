import { readReport } from '../readReport';
import { trivyOperatorParser } from './trivyOperator';

const read = (text: string) => readReport(Buffer.from(text));

const parseText = (text: string) => {
  const parsed = trivyOperatorParser.parse(read(text));
  return { ...parsed, results: [...parsed.results] };
};

const parse = (value: unknown) => parseText(JSON.stringify(value));

const resource = (kind: string, content: object) => ({
  apiVersion: 'aquasecurity.github.io/v1alpha1',
  kind,
  metadata: {
    name: `replicaset-shop-965685897`,
    labels: {
      'trivy-operator.resource.kind': 'ReplicaSet',
      'trivy-operator.resource.name': 'shop-965685897',
      'trivy-operator.resource.namespace': 'store',
    },
  },
  ...content,
});

const image = {
  artifact: { repository: 'library/shop', tag: '1.2' },
  registry: { server: 'registry.example' },
};

const vulnerability = {
  vulnerabilityID: 'CVE-2024-1000',
  resource: 'curl',
  installedVersion: '7.87.0-r1',
  severity: 'CRITICAL',
  title: 'curl: HSTS ignored',
  score: 4.2,
  target: '',
};

const vulnerabilityReport = resource('VulnerabilityReport', {
  report: {
    ...image,
    os: { family: 'alpine', name: '3.19' },
    vulnerabilities: [vulnerability],
  },
});

const check = {
  checkID: 'KSV014',
  severity: 'LOW',
  success: false,
  title: 'Root file system is not read-only',
  messages: ["Container 'shop' should …"],
};

const configAuditReport = resource('ConfigAuditReport', {
  report: { checks: [check, { ...check, checkID: 'KSV015', success: true }] },
});

describe('trivyOperatorParser', () => {
  it('reads the vulnerabilities of an image', () => {
    expect(parse(vulnerabilityReport)).toEqual({
      tool: 'Trivy Operator',
      categories: ['container'],
      results: [
        {
          category: 'container',
          rule: 'CVE-2024-1000',
          title: 'curl: HSTS ignored',
          severity: 'critical',
          vulnerabilityIds: ['CVE-2024-1000'],
          packageUrl: 'pkg:apk/alpine/curl',
          location: {
            package: 'pkg:apk/alpine/curl',
            path: undefined,
            image: 'registry.example/library/shop:1.2',
          },
        },
      ],
    });
  });

  it.each([
    [{ packagePURL: 'pkg:apk/wolfi/curl@8' }, 'pkg:apk/wolfi/curl@8'],
    [{ class: 'os-pkgs', packageType: 'alpine' }, 'pkg:apk/alpine/curl'],
    [
      { class: 'lang-pkgs', packageType: 'jar', resource: 'org.acme:core' },
      'pkg:maven/org.acme/core',
    ],
  ])('knows the package of %j', (own, expected) => {
    const { results } = parse(
      resource('VulnerabilityReport', {
        report: {
          ...vulnerabilityReport,
          os: { family: 'alpine' },
          vulnerabilities: [{ ...vulnerability, ...own }],
        },
      }),
    );
    expect(results[0].packageUrl).toBe(expected);
  });

  it('reads failed checks, by a name that stays with each deployment', () => {
    const { categories, results } = parse(configAuditReport);
    expect(categories).toEqual(['cloud']);
    expect(results).toEqual([
      {
        category: 'cloud',
        rule: 'KSV014',
        title: 'Root file system is not read-only',
        severity: 'low',
        code: undefined,
        location: { path: 'store/ReplicaSet/shop' },
      },
    ]);
  });

  it.each(['RbacAssessmentReport', 'ClusterInfraAssessmentReport'])(
    'reads a %s',
    kind => {
      const owner = { kind: 'ClusterRole', name: 'admin' };
      const { results } = parse({
        ...resource(kind, { report: { checks: [check] } }),
        metadata: { name: 'clusterrole-1', ownerReferences: [owner] },
      });
      expect(results).toMatchObject([
        { category: 'cloud', location: { path: 'ClusterRole/admin' } },
      ]);
    },
  );

  it('reads exposed secrets without what it shows of them', () => {
    const { categories, results } = parse(
      resource('ExposedSecretReport', {
        report: {
          ...image,
          secrets: [
            {
              ruleID: 'aws-secret-access-key',
              severity: 'CRITICAL',
              target: '/root/aws.txt',
              title: 'AWS Secret Access Key',
              match: 'KEY="****"',
            },
          ],
        },
      }),
    );
    expect(categories).toEqual(['secret']);
    expect(results).toEqual([
      {
        category: 'secret',
        rule: 'aws-secret-access-key',
        title: 'AWS Secret Access Key',
        severity: 'critical',
        location: {
          path: 'library/shop/root/aws.txt',
          image: 'registry.example/library/shop:1.2',
        },
      },
    ]);
  });

  it('reads compliance in detail, with the severity of the control where the check has none', () => {
    const checks = [
      { ...check, target: 'store/pod-shop', severity: 'MEDIUM' },
      { ...check, target: 'store/pod-cart', severity: '' },
      { checkID: '', severity: '', success: true },
    ];
    const { results } = parse(
      resource('ClusterComplianceReport', {
        status: {
          detailReport: { results: [{ id: '5.1', severity: 'HIGH', checks }] },
        },
      }),
    );
    expect(
      results.map(({ rule, severity, location }) => [
        rule,
        severity,
        location.path,
      ]),
    ).toEqual([
      ['KSV014', 'medium', 'store/pod-shop'],
      ['KSV014', 'high', 'store/pod-cart'],
    ]);
  });

  it('reads a summary of compliance', () => {
    const controlCheck = [
      { id: '4.2.9', name: 'A', severity: 'HIGH', totalFail: 0 },
      { id: '4.2.10', name: 'B', severity: 'CRITICAL', totalFail: 10 },
      { id: '4.2.11', name: 'C', severity: 'CRITICAL' },
    ];
    const { results } = parse([
      resource('ClusterComplianceReport', {
        status: { summaryReport: { id: 'cis', controlCheck } },
      }),
    ]);
    expect(results).toMatchObject([
      { rule: '4.2.10', title: 'B', severity: 'critical', code: 'cis' },
    ]);
  });

  it('reads lists in every form', () => {
    const both = [configAuditReport, vulnerabilityReport];
    for (const text of [
      JSON.stringify(both),
      JSON.stringify({ apiVersion: 'v1', kind: 'List', items: both }),
      both.map(each => JSON.stringify(each, undefined, 2)).join('\n'),
      JSON.stringify({
        'configauditreports.aquasecurity.github.io': [configAuditReport],
        'vulnerabilityreports.aquasecurity.github.io': {
          items: [vulnerabilityReport],
        },
      }),
    ]) {
      expect(trivyOperatorParser.detect(read(text))).toBe(true);
      const { categories, results } = parseText(text);
      expect(categories).toEqual(['cloud', 'container']);
      expect(results).toHaveLength(2);
    }
  });

  it('reads what the webhook sends', () => {
    const sent = { verb: 'update', operatorObject: vulnerabilityReport };
    expect(trivyOperatorParser.detect(read(JSON.stringify(sent)))).toBe(true);
    expect(parse(sent).results).toHaveLength(1);
  });

  it('covers what it found nothing in', () => {
    expect(
      parse({
        'exposedsecretreports.aquasecurity.github.io': [],
        'clustercompliancereports.aquasecurity.github.io': [],
        'sbomreports.aquasecurity.github.io': [],
      }),
    ).toMatchObject({
      categories: ['secret', 'cloud', 'container'],
      results: [],
    });
    expect(
      parse({
        apiVersion: 'aquasecurity.github.io/v1alpha1',
        kind: 'ConfigAuditReportList',
        items: [],
      }).categories,
    ).toEqual(['cloud']);
  });

  it.each([
    ['other resources', { apiVersion: 'v1', kind: 'Pod' }],
    ['a list of them', { apiVersion: 'v1', kind: 'List', items: [{}] }],
    ['an empty list', []],
    ['a text', 'VulnerabilityReport'],
  ])('does not recognise %s', (_, value) => {
    expect(trivyOperatorParser.detect(read(JSON.stringify(value)))).toBe(false);
  });

  it('names the field that is wrong', () => {
    expect(() => parse({})).toThrow('kind must be a text that is not empty');
    expect(() => parse(resource('VulnerabilityReport', {}))).toThrow(
      'report must be an object, and is missing',
    );
    expect(() =>
      parse(resource('ConfigAuditReport', { report: { checks: [{}] } })),
    ).toThrow('report.checks[0].checkID must be a text that is not empty');
  });
});
