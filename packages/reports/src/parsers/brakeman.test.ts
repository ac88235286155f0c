import { readReport } from '../readReport';
import { brakemanParser } from './brakeman';

const read = (value: unknown) => readReport(Buffer.from(JSON.stringify(value)));
const parse = (value: unknown) => {
  const parsed = brakemanParser.parse(read(value));
  return { ...parsed, results: [...parsed.results] };
};

const warning = {
  warning_type: 'SQL Injection',
  warning_code: 0,
  fingerprint: 'f1f2',
  check_name: 'SQL',
  message: 'Possible SQL injection',
  file: 'app/models/account.rb',
  line: 31,
  code: 'where("name = #{params[:name]}")',
  location: { type: 'method', class: 'Account', method: 'find' },
  confidence: 'High',
  cwe_id: [89],
};
const scan = { scan_info: { brakeman_version: '7.0.0' }, errors: [] };

describe('brakemanParser', () => {
  it('reads a warning, which has a confidence and no severity', () => {
    expect(parse({ ...scan, warnings: [warning] })).toEqual({
      tool: 'Brakeman',
      categories: ['code'],
      results: [
        {
          category: 'code',
          rule: 'BRAKE0000',
          title: 'SQL Injection: Possible SQL injection',
          suppressed: false,
          cwe: ['CWE-89'],
          location: { path: 'app/models/account.rb', line: 31 },
          code: 'where("name = #{params[:name]}")',
          fingerprint: 'f1f2',
        },
      ],
    });
  });

  it('reads ignored warnings as suppressed', () => {
    const { results } = parse({
      ...scan,
      warnings: [],
      ignored_warnings: [{ ...warning, warning_code: 15 }],
    });
    expect(results).toMatchObject([{ rule: 'BRAKE0015', suppressed: true }]);
  });

  it('takes the place where there is no code', () => {
    const { results } = parse({
      ...scan,
      warnings: [
        { ...warning, code: null },
        { ...warning, code: null, location: null, warning_code: undefined },
      ],
    });
    expect(results).toMatchObject([
      { code: 'Account find' },
      { code: undefined, rule: 'SQL' },
    ]);
  });

  it('recognises its reports', () => {
    expect(brakemanParser.detect(read({ ...scan, warnings: [] }))).toBe(true);
    for (const other of [scan, { warnings: [] }, [warning], 1]) {
      expect(brakemanParser.detect(read(other))).toBe(false);
    }
  });

  it('names the field that is wrong', () => {
    expect(() => parse(scan)).toThrow(
      'warnings must be a list, and is missing',
    );
    expect(() =>
      parse({ ...scan, warnings: [{ ...warning, file: ['a'] }] }),
    ).toThrow('warnings[0].file must be a text, and is a list');
  });
});
