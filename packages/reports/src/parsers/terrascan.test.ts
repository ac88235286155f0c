import { readReport } from '../readReport';
import { terrascanParser } from './terrascan';

const reportOf = (value: unknown) =>
  readReport(Buffer.from(JSON.stringify(value)));
const parse = (value: unknown) => {
  const parsed = terrascanParser.parse(reportOf(value));
  return { ...parsed, results: [...parsed.results] };
};

const violation = {
  rule_name: 's3Versioning',
  description: 'Enabling S3 versioning protects objects',
  rule_id: 'AC_AWS_0214',
  severity: 'HIGH',
  category: 'Resilience',
  resource_name: 'logs',
  resource_type: 'aws_s3_bucket',
  file: 'main.tf',
  line: 8,
};
const store = (violations: unknown, skipped: unknown = null) => ({
  results: {
    violations,
    skipped_violations: skipped,
    scan_summary: { violated_policies: 1 },
  },
});

describe('terrascanParser', () => {
  it('reads violations', () => {
    expect(parse(store([violation]))).toEqual({
      tool: 'Terrascan',
      categories: ['cloud'],
      results: [
        {
          category: 'cloud',
          rule: 'AC_AWS_0214',
          title: 'Enabling S3 versioning protects objects',
          severity: 'high',
          location: { path: 'main.tf', line: 8 },
          code: 'aws_s3_bucket.logs',
        },
      ],
    });
  });

  it('suppresses skipped violations', () => {
    const { results } = parse(store(null, [violation]));
    expect(results).toEqual([expect.objectContaining({ suppressed: true })]);
  });

  it('detects its results, also when there are none', () => {
    expect(terrascanParser.detect(reportOf(store([violation])))).toBe(true);
    expect(terrascanParser.detect(reportOf(store(null)))).toBe(true);
  });

  it.each([null, [], {}, { results: {} }, { results: [] }])(
    'does not detect %j',
    value => expect(terrascanParser.detect(reportOf(value))).toBe(false),
  );

  it('names the field that is wrong', () => {
    expect(() => parse({})).toThrow(
      'results must be an object, and is missing',
    );
    expect(() => parse(store([{ ...violation, rule_id: '' }]))).toThrow(
      'results.violations[0].rule_id must be a text that is not empty',
    );
  });
});
