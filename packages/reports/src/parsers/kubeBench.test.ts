import { readReport } from '../readReport';
import { kubeBenchParser } from './kubeBench';

const reportOf = (text: string) => readReport(Buffer.from(text));
const parse = (value: unknown) => {
  const parsed = kubeBenchParser.parse(reportOf(JSON.stringify(value)));
  return { ...parsed, results: [...parsed.results] };
};

const check = {
  test_number: '1.1.1',
  test_desc: 'Ensure that the file permissions are set to 600',
  type: '',
  status: 'FAIL',
  scored: true,
};
const control = (...results: unknown[]) => ({
  id: '1',
  version: 'cis-1.8',
  text: 'Control Plane Security Configuration',
  node_type: 'master',
  tests: [{ section: '1.1', results }],
});

describe('kubeBenchParser', () => {
  it('reads failed checks', () => {
    expect(parse({ Controls: [control(check)], Totals: {} })).toEqual({
      tool: 'kube-bench',
      categories: ['cloud'],
      results: [
        {
          category: 'cloud',
          rule: '1.1.1',
          title: 'Ensure that the file permissions are set to 600',
          severity: undefined,
          location: {},
          code: 'master',
        },
      ],
    });
  });

  it.each([
    ['PASS', '', []],
    ['INFO', 'skip', []],
    ['WARN', 'manual', []],
    ['WARN', '', ['info']],
  ])('makes of %s %s %j', (status, type, severities) => {
    const { results } = parse([control({ ...check, status, type })]);
    expect(results.map(({ severity }) => severity)).toEqual(severities);
  });

  it('reads a list, one control, and one after the other', () => {
    const one = control(check);
    const lines = `${JSON.stringify(one)}\n${JSON.stringify(one)}\n`;
    expect(parse([one]).results).toHaveLength(1);
    expect(parse(one).results).toHaveLength(1);
    const report = reportOf(lines);
    expect(kubeBenchParser.detect(report)).toBe(true);
    expect([...kubeBenchParser.parse(report).results]).toHaveLength(2);
  });

  it('reads what checked nothing', () => {
    expect(parse([]).results).toEqual([]);
    expect(parse([{ ...control(), tests: null }]).results).toEqual([]);
  });

  it.each([
    { Controls: [control()], Totals: {} },
    { Controls: null, Totals: { total_pass: 0 } },
    [control()],
    control(),
  ])('detects %j', value =>
    expect(kubeBenchParser.detect(reportOf(JSON.stringify(value)))).toBe(true),
  );

  it.each(['null', '[]', '{}', '[{"tests":[]}]', 'a,b', '[1]'])(
    'does not detect %s',
    text => expect(kubeBenchParser.detect(reportOf(text))).toBe(false),
  );

  it('names the field that is wrong', () => {
    expect(() => parse({})).toThrow('tests must be a list, and is missing');
    expect(() => parse([control({ status: 'FAIL' })])).toThrow(
      '[0].tests[0].results[0].test_number must be a text that is not empty',
    );
  });
});
