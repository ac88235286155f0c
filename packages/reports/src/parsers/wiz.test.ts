import { readReport } from '../readReport';
import { wizParser } from './wiz';

const read = (text: string) => readReport(Buffer.from(text));

const parseText = (text: string) => {
  const parsed = wizParser.parse(read(text));
  return { ...parsed, results: [...parsed.results] };
};

const parse = (value: unknown) => parseText(JSON.stringify(value));

const issues = [
  'Created At,Title,Severity,Status,Resource external ID,Control ID,Resource Name,Issue ID',
  '2024-01-01T00:00:00Z,Public bucket,INFORMATIONAL,OPEN,/s/bucket-1,c-1,bucket,i-1',
  '2024-01-01T00:00:00Z,Public bucket,HIGH,IGNORED,/s/bucket-2,c-1,bucket,i-2',
  '2024-01-01T00:00:00Z,Public bucket,HIGH,RESOLVED,/s/bucket-3,c-1,bucket,i-3',
].join('\n');

const vulnerabilities = [
  'ID,WizURL,Name,CVSSSeverity,FindingStatus,VendorSeverity,LocationPath,DetailedName,Version,DetectionMethod,AssetName,Status,OperatingSystem',
  'v-1,https://w,CVE-2024-1000,HIGH,Open,MEDIUM,,libssl3,3.0,PACKAGE,vm-1,Active,Ubuntu',
  'v-2,https://w,CVE-2024-1001,HIGH,Rejected,,/app/node_modules/marked,marked,1.0,LIBRARY,vm-1,Active,Ubuntu',
  'v-3,https://w,CVE-2024-1002,HIGH,Resolved,,,marked,1.0,LIBRARY,vm-1,Active,Ubuntu',
].join('\n');

const cli = {
  id: 'b6a1c7a0-0000-4000-8000-000000000001',
  status: { state: 'SUCCESS', verdict: 'FAILED_BY_POLICY' },
  scanOriginResource: { name: 'shop:1.2' },
  result: {
    osPackages: [
      {
        name: 'libssl3',
        version: '3.0',
        vulnerabilities: [
          {
            name: 'CVE-2024-1000',
            severity: 'HIGH',
            failedPolicyMatches: [{}],
          },
        ],
      },
    ],
    libraries: [
      {
        name: 'org.acme:core',
        version: '1.0',
        path: '/app/core.jar',
        vulnerabilities: [
          {
            name: 'GHSA-aaaa-bbbb-cccc',
            severity: 'LOW',
            failedPolicyMatches: [],
            ignoredPolicyMatches: [{ policy: { name: 'p' } }],
          },
        ],
      },
    ],
    secrets: [
      {
        id: 'random',
        description: 'Password in configuration',
        path: '/app/.env',
        lineNumber: 3,
        type: 'PASSWORD',
      },
    ],
  },
};

describe('wizParser', () => {
  it('reads exported issues', () => {
    expect(parseText(issues)).toEqual({
      tool: 'Wiz',
      categories: ['cloud'],
      results: [
        {
          category: 'cloud',
          rule: 'c-1',
          title: 'Public bucket',
          severity: 'info',
          suppressed: false,
          code: '/s/bucket-1',
          location: { path: 'bucket' },
        },
        expect.objectContaining({ code: '/s/bucket-2', suppressed: true }),
      ],
    });
  });

  it('reads exported vulnerabilities', () => {
    expect(parseText(vulnerabilities).results).toMatchObject([
      {
        category: 'container',
        rule: 'CVE-2024-1000',
        severity: 'medium',
        suppressed: false,
        packageUrl: 'pkg:deb/ubuntu/libssl3',
      },
      {
        category: 'dependency',
        severity: 'high',
        suppressed: true,
        packageUrl: 'pkg:npm/marked',
        location: { path: '/app/node_modules/marked' },
      },
    ]);
  });

  it('reads issues of the API', () => {
    const node = {
      id: 'i-1',
      sourceRule: { id: 'c-1', name: 'Public bucket' },
      severity: 'CRITICAL',
      status: 'IN_PROGRESS',
      entitySnapshot: { id: 'e', externalId: '/s/bucket-1', name: 'bucket' },
    };
    for (const value of [
      { data: { issuesV2: { nodes: [node] } } },
      { issues: { nodes: [node] } },
      [node],
    ]) {
      expect(wizParser.detect(read(JSON.stringify(value)))).toBe(true);
      expect(parse(value)).toMatchObject({
        categories: ['cloud'],
        results: [{ rule: 'c-1', severity: 'critical', code: '/s/bucket-1' }],
      });
    }
  });

  it('reads vulnerability findings of the API', () => {
    const node = {
      name: 'CVE-2024-1000',
      score: 9.8,
      status: 'OPEN',
      detailedName: 'github.com/acme/x',
      detectionMethod: 'LIBRARY',
      vulnerableAsset: { type: 'CONTAINER_IMAGE', name: 'shop:1.2' },
    };
    expect(
      parse({ data: { vulnerabilityFindings: { nodes: [node] } } }),
    ).toMatchObject({
      categories: ['container'],
      results: [
        {
          category: 'container',
          severity: 'critical',
          packageUrl: 'pkg:golang/github.com/acme/x',
          location: { image: 'shop:1.2' },
        },
      ],
    });
  });

  it('reads a scan of an image by wizcli', () => {
    const { tool, categories, results } = parse(cli);
    expect({ tool, categories }).toEqual({
      tool: 'Wiz CLI',
      categories: ['container', 'secret'],
    });
    expect(results).toMatchObject([
      {
        category: 'container',
        rule: 'CVE-2024-1000',
        severity: 'high',
        suppressed: false,
        location: { image: 'shop:1.2' },
      },
      {
        category: 'container',
        rule: 'GHSA-aaaa-bbbb-cccc',
        suppressed: true,
        packageUrl: 'pkg:maven/org.acme/core',
      },
      {
        category: 'secret',
        rule: 'PASSWORD',
        title: 'Password in configuration',
        severity: undefined,
        location: { path: '/app/.env', line: 3 },
      },
    ]);
  });

  it('reads scans of folders and of infrastructure as code by wizcli', () => {
    const { osPackages: _, ...libraries } = cli.result;
    expect(parse({ ...cli, result: libraries })).toMatchObject({
      categories: ['dependency', 'secret'],
    });
    const ruleMatch = {
      rule: { id: 'uuid', shortId: 'S3-001', name: 'Public bucket' },
      severity: 'HIGH',
      matches: [
        { resourceName: 'aws_s3_bucket.a', fileName: 'main.tf', lineNumber: 4 },
      ],
    };
    expect(
      parse({ ...cli, result: { ruleMatches: [ruleMatch], secrets: null } }),
    ).toMatchObject({
      categories: ['cloud', 'secret'],
      results: [
        {
          rule: 'S3-001',
          severity: 'high',
          code: 'aws_s3_bucket.a',
          location: { path: 'main.tf', line: 4 },
        },
      ],
    });
  });

  it.each([
    ['issues', issues, true],
    ['vulnerabilities', vulnerabilities, true],
    ['wizcli', JSON.stringify(cli), true],
    ['another result', '{"result":{"a":1}}', false],
    ['other nodes', '{"data":{"issues":{"nodes":[{"id":"a"}]}}}', false],
    ['other CSV', 'Title,Severity\na,HIGH', false],
  ])('recognises %s', (_, text, expected) => {
    expect(wizParser.detect(read(text))).toBe(expected);
  });

  it('names the field that is wrong', () => {
    expect(() => parse({ errors: [] })).toThrow('nodes must be a list');
    const [header] = vulnerabilities.split('\n');
    const others = ','.repeat(header.split(',').length - 1);
    expect(() => parseText(`${header}\n${others}`)).toThrow(
      'Name of row 1 must be a text that is not empty',
    );
    expect(() =>
      parse({ ...cli, result: { ...cli.result, libraries: [{}] } }),
    ).toThrow('result.libraries[0].name must be a text that is not empty');
  });
});
