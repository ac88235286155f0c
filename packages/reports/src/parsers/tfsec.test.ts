import { readReport } from '../readReport';
import { tfsecParser } from './tfsec';

const reportOf = (value: unknown) =>
  readReport(Buffer.from(JSON.stringify(value)));
const parse = (value: unknown) => {
  const parsed = tfsecParser.parse(reportOf(value));
  return { ...parsed, results: [...parsed.results] };
};

const result = {
  rule_id: 'AVD-AWS-0089',
  long_id: 'aws-s3-enable-bucket-logging',
  rule_description: 'S3 Bucket does not have logging enabled.',
  rule_provider: 'aws',
  links: [],
  description: 'Bucket does not have logging enabled',
  severity: 'MEDIUM',
  status: 0,
  resource: 'aws_s3_bucket.logs',
  location: { filename: '/src/main.tf', start_line: 3, end_line: 7 },
};

describe('tfsecParser', () => {
  it('reads version 1', () => {
    expect(parse({ results: [result] })).toEqual({
      tool: 'tfsec',
      categories: ['cloud'],
      results: [
        {
          category: 'cloud',
          rule: 'AVD-AWS-0089',
          title: 'S3 Bucket does not have logging enabled.',
          severity: 'medium',
          suppressed: false,
          location: { path: '/src/main.tf', line: 3 },
          code: 'aws_s3_bucket.logs',
        },
      ],
    });
  });

  it('reads version 0, which names the resource in the message alone', () => {
    const { resource, ...others } = result;
    const { results } = parse({ results: [{ ...others, status: 'failed' }] });
    expect(results[0]).toMatchObject({ suppressed: false, code: undefined });
  });

  it.each([
    ['passed', []],
    [1, []],
    ['ignored', [true]],
    [2, [true]],
    [undefined, [false]],
  ])('knows the status %j', (status, suppressed) => {
    const { results } = parse({ results: [{ ...result, status }] });
    expect(results.map(each => each.suppressed)).toEqual(suppressed);
  });

  it('detects its results, and that there are none', () => {
    expect(tfsecParser.detect(reportOf({ results: [result] }))).toBe(true);
    expect(tfsecParser.detect(reportOf({ results: null }))).toBe(true);
    expect(parse({ results: null }).results).toEqual([]);
  });

  it.each([
    null,
    [],
    {},
    { results: [] },
    { results: null, version: '1' },
    { results: [{ rule_id: 'x', location: {} }] },
  ])('does not detect %j', value =>
    expect(tfsecParser.detect(reportOf(value))).toBe(false),
  );

  it('names the field that is wrong', () => {
    expect(() => parse([])).toThrow('The report must be an object');
    expect(() => parse({ results: [{ ...result, rule_id: 3 }] })).toThrow(
      'results[0].rule_id must be a text',
    );
  });
});
