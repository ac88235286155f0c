import { readReport } from '../readReport';
import { checkovParser } from './checkov';

const reportOf = (value: unknown) =>
  readReport(Buffer.from(JSON.stringify(value)));
const parse = (value: unknown) => {
  const parsed = checkovParser.parse(reportOf(value));
  return { ...parsed, results: [...parsed.results] };
};

const check = {
  check_id: 'CKV_AWS_18',
  check_name: 'Ensure the bucket logs access',
  check_result: { result: 'FAILED' },
  code_block: [[4, 'resource "aws_s3_bucket" "logs" {\n']],
  file_path: '/storage/main.tf',
  file_line_range: [4, 9],
  resource: 'aws_s3_bucket.logs',
  severity: null,
};

const framework = (
  checkType: string,
  failed: unknown[],
  skipped?: unknown[],
) => ({
  check_type: checkType,
  results: {
    passed_checks: [check],
    failed_checks: failed,
    skipped_checks: skipped,
    parsing_errors: [],
  },
  summary: { failed: failed.length, checkov_version: '3.2.1' },
});

const vulnerability = {
  ...check,
  check_id: 'CKV_CVE_2019_19844',
  check_name: 'SCA package scan',
  file_path: '/api/requirements.txt',
  resource: 'api/requirements.txt.django',
  severity: 'HIGH',
  vulnerability_details: {
    id: 'CVE-2019-19844',
    package_name: 'Django',
    package_version: '1.2',
    severity: 'critical',
  },
};

describe('checkovParser', () => {
  it('reads failed checks, with the resource as the code', () => {
    expect(parse(framework('terraform', [check]))).toEqual({
      tool: 'Checkov',
      categories: ['cloud'],
      results: [
        {
          category: 'cloud',
          rule: 'CKV_AWS_18',
          title: 'Ensure the bucket logs access',
          severity: undefined,
          suppressed: false,
          cwe: [],
          location: { path: 'storage/main.tf', line: 4 },
          code: 'aws_s3_bucket.logs',
        },
      ],
    });
  });

  it('suppresses what is skipped', () => {
    const { results } = parse([framework('terraform', [], [check])]);
    expect(results).toEqual([expect.objectContaining({ suppressed: true })]);
  });

  it('takes the range of lines out of the resources of pipelines', () => {
    const { results } = parse(
      framework('gitlab_ci', [
        { ...check, resource: 'jobs(deploy).CKV_GITLABCI_1[7:12]' },
      ]),
    );
    expect(results[0].code).toBe('jobs(deploy).CKV_GITLABCI_1');
  });

  it('reads secrets by the hash of the credential and their file', () => {
    const hash = 'aa44f0ad2dde23c1a0e0ee9b1a2bbf8ccd3e6b4d';
    const { categories, results } = parse([
      framework('secrets', [
        { ...check, check_id: 'CKV_SECRET_2', resource: hash },
      ]),
    ]);
    expect(categories).toEqual(['secret']);
    expect(results[0]).toMatchObject({
      category: 'secret',
      rule: 'CKV_SECRET_2',
      fingerprint: `storage/main.tf:${hash}`,
    });
    expect(results[0].code).toBeUndefined();
  });

  it('reads vulnerable packages, and passes over licences', () => {
    const licence = {
      ...check,
      vulnerability_details: { package_name: 'gpl', license: 'GPL-3.0' },
    };
    const { categories, results } = parse([
      framework('sca_package', [vulnerability, licence]),
    ]);
    expect(categories).toEqual(['dependency']);
    expect(results).toEqual([
      {
        category: 'dependency',
        rule: 'CVE-2019-19844',
        title: 'CVE-2019-19844 in Django',
        severity: 'high',
        suppressed: false,
        vulnerabilityIds: ['CVE-2019-19844'],
        packageUrl: 'pkg:pypi/django',
        location: {
          package: 'pkg:pypi/django',
          path: 'api/requirements.txt',
          image: undefined,
        },
      },
    ]);
  });

  it.each([
    ['/web/package-lock.json', '@acme/ui', undefined, 'pkg:npm/%40acme/ui'],
    ['/pom.xml', 'org.acme:core', undefined, 'pkg:maven/org.acme/core'],
    ['/go.sum', 'github.com/acme/x', undefined, 'pkg:golang/github.com/acme/x'],
    ['/Dockerfile', 'lodash', 'nodejs', 'pkg:npm/lodash'],
    ['/unknown', 'thing', undefined, 'pkg:generic/thing'],
  ])('names the package of %s', (path, name, type, expected) => {
    const { results } = parse(
      framework('sca_package', [
        {
          ...vulnerability,
          file_path: path,
          vulnerability_details: {
            id: 'CVE-2020-1',
            package_name: name,
            package_type: type,
          },
        },
      ]),
    );
    expect(results[0].packageUrl).toBe(expected);
  });

  it('reads what is in an image', () => {
    const { results } = parse(
      framework('sca_image', [
        {
          ...vulnerability,
          file_path: '/docker/Dockerfile (nginx:1.25 lines:1-3 (sha256:0a1b))',
        },
      ]),
    );
    expect(results[0]).toMatchObject({
      category: 'container',
      location: { path: 'docker/Dockerfile', image: 'nginx:1.25' },
    });
  });

  it('reads code analysis by its code', () => {
    const { results } = parse([
      framework('sast_python', [{ ...check, cwe: 'CWE-78: injection' }]),
    ]);
    expect(results[0]).toMatchObject({
      category: 'code',
      cwe: ['CWE-78: injection'],
      code: 'resource "aws_s3_bucket" "logs" {\n',
    });
  });

  it('reads the summary of a run that checked nothing', () => {
    const summary = { passed: 0, failed: 0, checkov_version: '2.1.269' };
    expect(checkovParser.detect(reportOf(summary))).toBe(true);
    expect(parse(summary)).toMatchObject({
      categories: ['cloud'],
      results: [],
    });
    expect(parse([])).toMatchObject({ categories: ['cloud'], results: [] });
  });

  it('detects one framework and a list of them', () => {
    expect(checkovParser.detect(reportOf(framework('arm', [])))).toBe(true);
    expect(checkovParser.detect(reportOf([framework('arm', [])]))).toBe(true);
  });

  it.each([null, [], {}, { results: [] }, [{ check_id: 'x' }], 'text'])(
    'does not detect %j',
    value => expect(checkovParser.detect(reportOf(value))).toBe(false),
  );

  it('names the field that is wrong', () => {
    expect(() => parse({})).toThrow(
      'check_type must be a text, and is missing',
    );
    expect(() =>
      parse(framework('terraform', [{ ...check, resource: 7 }])),
    ).toThrow('results.failed_checks[0].resource must be a text');
  });
});
