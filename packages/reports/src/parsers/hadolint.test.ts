import { readReport } from '../readReport';
import { hadolintParser } from './hadolint';

const reportOf = (value: unknown) =>
  readReport(Buffer.from(JSON.stringify(value)));
const parse = (value: unknown) => {
  const parsed = hadolintParser.parse(reportOf(value));
  return { ...parsed, results: [...parsed.results] };
};

const item = {
  line: 3,
  column: 1,
  code: 'DL3008',
  message: 'Pin versions in apt get install',
  file: 'docker/Dockerfile',
  level: 'warning',
};

describe('hadolintParser', () => {
  it('reads rules by file', () => {
    expect(parse([item])).toEqual({
      tool: 'Hadolint',
      categories: ['cloud'],
      results: [
        {
          category: 'cloud',
          rule: 'DL3008',
          title: 'Pin versions in apt get install',
          severity: 'medium',
          location: { path: 'docker/Dockerfile', line: 3, column: 1 },
        },
      ],
    });
  });

  it.each([
    ['error', 'high'],
    ['info', 'info'],
    ['style', 'info'],
    [undefined, undefined],
  ])('rates the level %s', (level, severity) => {
    expect(parse([{ ...item, level }]).results[0].severity).toBe(severity);
  });

  it('detects its own rules and those of ShellCheck within it', () => {
    expect(hadolintParser.detect(reportOf([item]))).toBe(true);
    const shell = { ...item, code: 'SC2086' };
    expect(hadolintParser.detect(reportOf([shell]))).toBe(true);
  });

  it.each([null, [], {}, [{ ...item, code: 2086 }], [{ code: 'DL3008' }]])(
    'does not detect %j',
    value => expect(hadolintParser.detect(reportOf(value))).toBe(false),
  );

  it('names the field that is wrong', () => {
    expect(() => parse({})).toThrow('The report must be a list');
    expect(() => parse([{ ...item, line: 'x' }])).toThrow(
      '[0].line must be a number',
    );
  });
});
