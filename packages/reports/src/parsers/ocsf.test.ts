import { readReport } from '../readReport';
import { ocsfParser } from './ocsf';

const reportOf = (text: string) => readReport(Buffer.from(text));
const parse = (value: unknown) => {
  const parsed = ocsfParser.parse(reportOf(JSON.stringify(value)));
  return { ...parsed, results: [...parsed.results] };
};

const event = {
  class_uid: 2003,
  metadata: { product: { name: 'Guard', vendor_name: 'Acme' } },
  severity_id: 4,
  status_id: 1,
  finding_info: { title: 'Bucket is public', uid: 'one-of-many' },
  compliance: { control: 'S3.8', status: 'Fail' },
  cloud: { account: { uid: '42' }, region: 'eu-west-1' },
  resources: [{ uid: 'arn:aws:s3:::logs', type: 'AwsS3Bucket' }],
};

const vulnerabilities = [
  {
    title: 'Overflow in zlib',
    severity: 'Critical',
    cve: { uid: 'CVE-2018-25032', cvss: [{ base_score: 7.5 }] },
    cwe: { uid: 'CWE-787' },
    affected_packages: [
      {
        name: 'zlib1g',
        package_manager: 'OS',
        purl: 'pkg:deb/debian/zlib1g@1',
      },
      { name: 'zlib', package_manager: 'npm', path: 'web/package-lock.json' },
    ],
  },
];

describe('ocsfParser', () => {
  it('reads a finding by its control and resource', () => {
    expect(parse([event])).toEqual({
      tool: 'Guard',
      categories: ['cloud'],
      results: [
        {
          category: 'cloud',
          rule: 'S3.8',
          title: 'Bucket is public',
          severity: 'high',
          suppressed: false,
          location: { image: undefined },
          code: '42 eu-west-1 arn:aws:s3:::logs',
        },
      ],
    });
  });

  it('reads each vulnerability once per package', () => {
    const { categories, results } = parse({
      ...event,
      class_uid: 2002,
      vulnerabilities,
    });
    expect(categories).toEqual(['container', 'dependency']);
    expect(results).toEqual([
      expect.objectContaining({
        category: 'container',
        rule: 'CVE-2018-25032',
        severity: 'critical',
        cwe: ['CWE-787'],
        packageUrl: 'pkg:deb/debian/zlib1g@1',
      }),
      expect.objectContaining({
        category: 'dependency',
        packageUrl: 'pkg:npm/zlib',
        location: expect.objectContaining({ path: 'web/package-lock.json' }),
      }),
    ]);
  });

  it('reads what is in an image as container', () => {
    const { results } = parse({
      ...event,
      resources: [{ uid: 'repo/web:1', type: 'AwsEcrContainerImage' }],
      vulnerabilities,
    });
    expect(results.map(({ category }) => category)).toEqual([
      'container',
      'container',
    ]);
    expect(results[0].location.image).toBe('repo/web:1');
  });

  it('reads vulnerable code, and a vulnerability of the resource alone', () => {
    const { results } = parse({
      ...event,
      vulnerabilities: [
        {
          title: 'Injection',
          cwe: { uid: 'CWE-89' },
          affected_code: [{ file: { path: 'src/a.ts' }, start_line: 4 }],
        },
        { cve: { uid: 'CVE-2020-1' } },
      ],
    });
    expect(results).toEqual([
      expect.objectContaining({
        category: 'code',
        rule: 'CWE-89',
        location: { path: 'src/a.ts', line: 4 },
      }),
      expect.objectContaining({
        category: 'cloud',
        rule: 'CVE-2020-1',
        code: '42 eu-west-1 arn:aws:s3:::logs',
      }),
    ]);
  });

  it.each([
    [{ status_id: 3 }, [true]],
    [{ status: 'Suppressed' }, [true]],
    [{ status: 'New', status_id: 3 }, [false]],
    [{ status_id: 4 }, []],
    [{ status: 'Resolved' }, []],
    [{ status: 'Archived' }, []],
    [{ activity_id: 3 }, []],
    [{ status_code: 'PASS' }, []],
    [{ compliance: { status: 'Pass' } }, []],
    [{ compliance: { status_id: 1 } }, []],
    [{ class_uid: 2001, status: 'Failure', status_id: 3 }, [false]],
    [{ class_uid: 2001, status: 'Failure', state_id: 3 }, [true]],
    [{ class_uid: 2001, state: 'Resolved' }, []],
  ])('makes of %j %j', (changes, suppressed) => {
    const { results } = parse([{ ...event, ...changes }]);
    expect(results.map(each => each.suppressed)).toEqual(suppressed);
  });

  it.each([
    [{ severity: 'Fatal' }, 'critical'],
    [{ severity: 'Low', severity_id: 5 }, 'low'],
    [{ severity_id: 6 }, 'critical'],
    [{ severity: 'Other', severity_id: 99 }, undefined],
  ])('rates %j as %s', (changes, severity) => {
    expect(parse([{ ...event, ...changes }]).results[0].severity).toBe(
      severity,
    );
  });

  it.each([
    [{ metadata: { event_code: 'a' } }, 'a'],
    [{ compliance: {}, finding_info: { analytic: { uid: 'b' } } }, 'b'],
    [{ compliance: {}, finding_info: { types: ['c', 'd'] } }, 'c'],
    [
      {
        compliance: {},
        metadata: { product: { feature: { uid: 'e' } } },
        finding_info: undefined,
        finding: { title: 'f' },
      },
      'e',
    ],
    [{ compliance: {} }, 'Bucket is public'],
  ])('finds the rule of %j', (changes, rule) => {
    expect(parse([{ ...event, ...changes }]).results[0].rule).toBe(rule);
  });

  it('reads lines and the list of AWS Security Hub', () => {
    const line = JSON.stringify(event);
    const report = reportOf(`${line}\n${line}\n`);
    expect(ocsfParser.detect(report)).toBe(true);
    expect([...ocsfParser.parse(report).results]).toHaveLength(2);
    const wrapped = { Findings: [event] };
    expect(ocsfParser.detect(reportOf(JSON.stringify(wrapped)))).toBe(true);
    expect(parse(wrapped).results).toHaveLength(1);
  });

  it('is of no one product when several made the findings', () => {
    const other = { ...event, metadata: { product: { name: 'Other' } } };
    expect(parse([event, other]).tool).toBe('OCSF');
    expect(parse([])).toEqual({
      tool: 'OCSF',
      categories: ['cloud'],
      results: [],
    });
  });

  it.each([
    'null',
    '[]',
    '{}',
    '[1]',
    '{"class_uid":2003}',
    '{"class_uid":4001,"metadata":{}}',
  ])('does not detect %s', text =>
    expect(ocsfParser.detect(reportOf(text))).toBe(false),
  );

  it('names the field that is wrong', () => {
    expect(() => parse([event, {}])).toThrow(
      '[1].class_uid must be the number of a class of findings, such as 2003',
    );
    expect(() =>
      parse([{ ...event, compliance: {}, finding_info: {} }]),
    ).toThrow('[0].finding_info.title must be a text that is not empty');
  });
});
