import { readReport } from '../readReport';
import { kicsParser } from './kics';

const reportOf = (value: unknown) =>
  readReport(Buffer.from(JSON.stringify(value)));
const parse = (value: unknown) => {
  const parsed = kicsParser.parse(reportOf(value));
  return { ...parsed, results: [...parsed.results] };
};

const file = {
  file_name: 'terraform/s3.tf',
  similarity_id: '5b4a',
  line: 12,
  resource_type: 'aws_s3_bucket',
  resource_name: 'logs',
  issue_type: 'IncorrectValue',
  search_key: 'aws_s3_bucket[logs].acl',
  expected_value: "'acl' should be private",
  actual_value: "'acl' is public-read",
};
const query = {
  query_name: 'S3 Bucket ACL Allows Read',
  query_id: '57b9893d-33b1-4419-bcea-a717ea87e139',
  severity: 'HIGH',
  cwe: '732',
  files: [file],
};
const summary = (queries: unknown) => ({
  kics_version: 'v1.7.13',
  files_scanned: 1,
  queries_total: 300,
  queries,
  severity_counters: { HIGH: 1 },
});

describe('kicsParser', () => {
  it('reads each place of each query', () => {
    expect(parse(summary([query]))).toEqual({
      tool: 'KICS',
      categories: ['cloud'],
      results: [
        {
          category: 'cloud',
          rule: query.query_id,
          title: 'S3 Bucket ACL Allows Read',
          severity: 'high',
          cwe: ['732'],
          location: { path: 'terraform/s3.tf', line: 12 },
          code: 'aws_s3_bucket[logs].acl',
          fingerprint: '5b4a',
        },
      ],
    });
  });

  it('takes no fingerprint without a search key, which is then made of the line', () => {
    const { results } = parse(
      summary([
        {
          ...query,
          files: [{ ...file, search_key: '', resource_type: 'n/a' }],
        },
      ]),
    );
    expect(results[0]).toMatchObject({ code: 'logs', fingerprint: undefined });
  });

  it.each([
    ['FROM={{node:20}}.RUN={{npm ci}}', 'FROM={{node}}.RUN={{npm ci}}'],
    [
      'FROM={{r.io:5000/a/b:1 AS c}}.{{x}}',
      'FROM={{r.io:5000/a/b AS c}}.{{x}}',
    ],
    ['FROM={{node:20@sha256:0a}}', 'FROM={{node}}'],
    ['FROM={{node}}', 'FROM={{node}}'],
  ])('takes the tag of the image out of %s', (place, code) => {
    const files = [{ ...file, search_key: place }];
    expect(parse(summary([{ ...query, files }])).results[0].code).toBe(code);
  });

  it('leaves out the bill of materials', () => {
    const trace = { ...query, severity: 'TRACE' };
    expect(parse(summary([trace])).results).toEqual([]);
  });

  it.each([[[]], [null]])('reads %j as nothing found', queries => {
    expect(kicsParser.detect(reportOf(summary(queries)))).toBe(true);
    expect(parse(summary(queries)).results).toEqual([]);
  });

  it.each([null, [], {}, { queries: [] }])('does not detect %j', value =>
    expect(kicsParser.detect(reportOf(value))).toBe(false),
  );

  it('names the field that is wrong', () => {
    expect(() => parse({})).toThrow(
      'severity_counters must be an object, and is missing',
    );
    expect(() => parse(summary({}))).toThrow('queries must be a list');
    expect(() => parse(summary([{ files: [file] }]))).toThrow(
      'queries[0].query_id must be a text that is not empty',
    );
  });
});
