import { readReport } from '../readReport';
import { asffParser } from './asff';

const reportOf = (text: string) => readReport(Buffer.from(text));
const parse = (value: unknown) => {
  const parsed = asffParser.parse(reportOf(JSON.stringify(value)));
  return { ...parsed, results: [...parsed.results] };
};

const finding = {
  SchemaVersion: '2018-10-08',
  Id: 'arn:aws:securityhub:eu-west-1:42:subscription/x/finding/1',
  ProductArn: 'arn:aws:securityhub:eu-west-1::product/aws/securityhub',
  GeneratorId: 'aws-foundational-security-best-practices/v/1.0.0/S3.8',
  AwsAccountId: '42',
  Title: 'S3.8 Block public access',
  Types: ['Software and Configuration Checks/Industry Standards'],
  Severity: { Label: 'HIGH', Normalized: 70 },
  Compliance: { Status: 'FAILED' },
  Resources: [
    { Type: 'AwsS3Bucket', Id: 'arn:aws:s3:::logs', Region: 'eu-west-1' },
  ],
  Workflow: { Status: 'NEW' },
  RecordState: 'ACTIVE',
};

const inspector = {
  ...finding,
  ProductArn: 'arn:aws:securityhub:eu-west-1::product/aws/inspector',
  GeneratorId: 'AWSInspector',
  Title: 'CVE-2024-10001 - openssl, openssl-libs',
  Types: ['Software and Configuration Checks/Vulnerabilities/CVE'],
  Compliance: undefined,
  ProductFields: {
    'aws/inspector/resources/1/resourceDetails/awsEc2InstanceDetails/platform':
      'AMAZON_LINUX_2',
  },
};

const listed = {
  ...inspector,
  Vulnerabilities: [
    {
      Id: 'CVE-2024-10001',
      VulnerablePackages: [
        { Name: 'openssl', Version: '3.0', PackageManager: 'OS' },
        {
          Name: 'left-pad',
          Version: '1.0',
          PackageManager: 'NODEPKG',
          FilePath: 'app/package.json',
        },
      ],
    },
  ],
};

describe('asffParser', () => {
  it('reads a finding by its rule and resource', () => {
    expect(parse({ Findings: [finding] })).toEqual({
      tool: 'AWS Security Hub',
      categories: ['cloud'],
      results: [
        {
          category: 'cloud',
          rule: 'aws-foundational-security-best-practices/S3.8',
          title: 'S3.8 Block public access',
          severity: 'high',
          suppressed: false,
          location: {},
          code: '42 eu-west-1 arn:aws:s3:::logs',
        },
      ],
    });
  });

  it.each([
    [{ Compliance: { SecurityControlId: 'S3.8' } }, 'S3.8'],
    [{ ProductFields: { ControlId: 'S3.8' } }, 'S3.8'],
    [
      {
        GeneratorId:
          'arn:aws:securityhub:::ruleset/cis-aws-foundations-benchmark/v/1.2.0/rule/1.4',
      },
      'securityhub/ruleset/cis-aws-foundations-benchmark/rule/1.4',
    ],
    [
      {
        GeneratorId: 'arn:aws:guardduty:eu-west-1:42:detector/c0ffee',
        Types: ['TTPs/Persistence/Persistence:IAMUser-NetworkPermissions'],
      },
      'Persistence:IAMUser-NetworkPermissions',
    ],
    [
      {
        GeneratorId: 'AWSInspector',
        Types: ['Software and Configuration Checks/AWS/Network Reachability'],
      },
      'Network Reachability',
    ],
    [
      {
        GeneratorId: 'arn:aws:config:eu-west-1:42:config-rule/config-rule-abc',
      },
      'config/config-rule/config-rule-abc',
    ],
    [{ GeneratorId: 'prowler-iam_no_root' }, 'iam_no_root'],
  ])('finds the rule of %j', (changes, rule) => {
    expect(parse([{ ...finding, ...changes }]).results[0].rule).toBe(rule);
  });

  it.each([
    [{ Compliance: { Status: 'PASSED' } }, []],
    [{ Compliance: { Status: 'NOT_AVAILABLE' } }, []],
    [{ Compliance: { Status: 'WARNING' } }, []],
    [
      {
        Compliance: { Status: 'WARNING' },
        ProductFields: { ProviderName: 'Prowler' },
      },
      [true],
    ],
    [{ RecordState: 'ARCHIVED' }, []],
    [{ Workflow: { Status: 'RESOLVED' } }, []],
    [{ Workflow: { Status: 'SUPPRESSED' } }, [true]],
    [{ Workflow: { Status: 'NOTIFIED' } }, [false]],
  ])('makes of %j %j', (changes, suppressed) => {
    const { results } = parse([{ ...finding, ...changes }]);
    expect(results.map(each => each.suppressed)).toEqual(suppressed);
  });

  it.each([
    [{ Label: 'INFORMATIONAL' }, 'info'],
    [{ Normalized: 90 }, 'critical'],
    [{ Normalized: 70 }, 'high'],
    [{ Normalized: 40 }, 'medium'],
    [{ Normalized: 1 }, 'low'],
    [{ Normalized: 0 }, 'info'],
    [{}, undefined],
  ])('rates %j as %s', (severity, expected) => {
    const { results } = parse([{ ...finding, Severity: severity }]);
    expect(results[0].severity).toBe(expected);
  });

  it('reads the vulnerabilities of Amazon Inspector once per package', () => {
    const { categories, results } = parse({ findings: [listed] });
    expect(categories).toEqual(['cloud', 'container', 'dependency']);
    expect(results).toEqual([
      {
        category: 'container',
        rule: 'CVE-2024-10001',
        title: 'CVE-2024-10001 in openssl',
        severity: 'high',
        suppressed: false,
        vulnerabilityIds: ['CVE-2024-10001'],
        packageUrl: 'pkg:rpm/amazon/openssl',
        location: {
          package: 'pkg:rpm/amazon/openssl',
          path: undefined,
          image: undefined,
        },
      },
      expect.objectContaining({
        category: 'dependency',
        packageUrl: 'pkg:npm/left-pad',
        location: expect.objectContaining({ path: 'app/package.json' }),
      }),
    ]);
  });

  it('takes the packages from the title where they are not listed', () => {
    const { results } = parse([{ ...inspector, Vulnerabilities: [] }]);
    expect(results.map(({ rule, packageUrl }) => [rule, packageUrl])).toEqual([
      ['CVE-2024-10001', 'pkg:rpm/amazon/openssl'],
      ['CVE-2024-10001', 'pkg:rpm/amazon/openssl-libs'],
    ]);
  });

  it('reads what is in an image as container', () => {
    const image = 'arn:aws:ecr:eu-west-1:42:repository/web/sha256:0a';
    const { results } = parse([
      { ...listed, Resources: [{ Type: 'AwsEcrContainerImage', Id: image }] },
    ]);
    expect(results.map(each => [each.category, each.location.image])).toEqual([
      ['container', image],
      ['container', image],
    ]);
  });

  it('is of the scanner that wrote all of it', () => {
    const prowler = { ...finding, ProductFields: { ProviderName: 'Prowler' } };
    expect(parse([prowler, prowler]).tool).toBe('Prowler');
    expect(parse([prowler, finding]).tool).toBe('AWS Security Hub');
    expect(parse([]).tool).toBe('AWS Security Hub');
  });

  it('covers the categories of findings that do not count any more', () => {
    const { categories, results } = parse([
      { ...listed, RecordState: 'ARCHIVED' },
    ]);
    expect(categories).toEqual(['cloud', 'container', 'dependency']);
    expect(results).toEqual([]);
  });

  it.each([
    [{ Findings: [finding] }],
    [{ findings: [finding] }],
    [[finding]],
    [finding],
    [{ 'detail-type': 'Imported', detail: { findings: [finding] } }],
  ])('detects and reads %#', value => {
    expect(asffParser.detect(reportOf(JSON.stringify(value)))).toBe(true);
    expect(parse(value).results).toHaveLength(1);
  });

  it('reads one finding a line', () => {
    const line = JSON.stringify(finding);
    const report = reportOf(`${line}\n${line}\n`);
    expect(asffParser.detect(report)).toBe(true);
    expect([...asffParser.parse(report).results]).toHaveLength(2);
  });

  it.each(['null', '[]', '{}', '{"findings":[]}', '[1]', '[{"Id":"x"}]'])(
    'does not detect %s',
    text => expect(asffParser.detect(reportOf(text))).toBe(false),
  );

  it('names the field that is wrong', () => {
    expect(parse({ Findings: [] }).results).toEqual([]);
    expect(() => parse([{}])).toThrow(
      '[0].GeneratorId must be a text that is not empty, and is missing',
    );
    expect(() => parse([{ ...finding, Resources: {} }])).toThrow(
      '[0].Resources must be a list',
    );
  });
});
