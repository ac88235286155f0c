import { readReport } from '../readReport';
import { banditParser } from './bandit';

const read = (value: unknown) => readReport(Buffer.from(JSON.stringify(value)));
const parse = (value: unknown) => {
  const parsed = banditParser.parse(read(value));
  return { ...parsed, results: [...parsed.results] };
};

const issue = {
  code: '11 def load(data):\n12     return pickle.loads(data)\n13 \n',
  col_offset: 11,
  filename: './app/store.py',
  issue_confidence: 'HIGH',
  issue_cwe: { id: 502, link: 'https://cwe.mitre.org/data/definitions/502' },
  issue_severity: 'MEDIUM',
  issue_text: 'Pickle can be unsafe when used with untrusted data.',
  line_number: 12,
  line_range: [12],
  test_id: 'B301',
  test_name: 'blacklist',
};

describe('banditParser', () => {
  it('reads an issue, with the flagged line as its code', () => {
    expect(parse({ results: [issue] })).toEqual({
      tool: 'Bandit',
      categories: ['code'],
      results: [
        {
          category: 'code',
          rule: 'B301',
          title: 'Pickle can be unsafe when used with untrusted data.',
          severity: 'medium',
          cwe: ['CWE-502'],
          location: { path: './app/store.py', line: 12, column: 11 },
          code: '    return pickle.loads(data)',
        },
      ],
    });
  });

  it('takes every line of a statement', () => {
    const { results } = parse({
      results: [
        {
          ...issue,
          code: '1 a\n2 run(\n3   b,\n4 )\n5 c\n',
          line_number: 2,
          line_range: [2, 3, 4],
        },
      ],
    });
    expect(results[0].code).toBe('run(\n  b,\n)');
  });

  it('keeps the password that a text quotes out of the title', () => {
    const { results } = parse({
      results: [
        {
          ...issue,
          test_id: 'B105',
          issue_text: "Possible hardcoded password: 'hunter2'",
        },
      ],
    });
    expect(results[0].title).toBe('Possible hardcoded password');
  });

  it('leaves the severity open where Bandit does', () => {
    const { results } = parse({
      results: [{ ...issue, issue_severity: 'UNDEFINED', issue_cwe: {} }],
    });
    expect(results[0]).toMatchObject({ severity: undefined, cwe: [] });
  });

  it('reads CSV', () => {
    const csv = `filename,test_name,test_id,issue_severity,issue_confidence,issue_cwe,issue_text,line_number,col_offset,line_range,more_info
app/store.py,blacklist,B301,MEDIUM,HIGH,https://cwe.mitre.org/data/definitions/502.html,"Pickle, unsafe",12,11,"[12, 13]",https://bandit.example
`;
    const report = readReport(Buffer.from(csv));
    expect(banditParser.detect(report)).toBe(true);
    expect([...banditParser.parse(report).results]).toEqual([
      {
        category: 'code',
        rule: 'B301',
        title: 'Pickle, unsafe',
        severity: 'medium',
        cwe: ['CWE-502'],
        location: { path: 'app/store.py', line: 12, column: 11 },
        code: undefined,
      },
    ]);
    const broken = readReport(Buffer.from(csv.replace('B301', '')));
    expect(() => [...banditParser.parse(broken).results]).toThrow(
      'test_id must be a text that is not empty, in row 2',
    );
  });

  it('reads XML', () => {
    const xml = `<?xml version='1.0' encoding='utf-8'?>
<testsuite name="bandit" tests="1"><testcase classname="app/store.py" name="blacklist"><error more_info="https://bandit.example"
  type="MEDIUM" message="Pickle is unsafe">Test ID: B301 Severity: MEDIUM Confidence: HIGH
CWE: CWE-502 (https://cwe.mitre.org/data/definitions/502.html)
Pickle is unsafe
Location app/store.py:12</error></testcase></testsuite>`;
    const report = readReport(Buffer.from(xml));
    expect(banditParser.detect(report)).toBe(true);
    expect([...banditParser.parse(report).results]).toEqual([
      {
        category: 'code',
        rule: 'B301',
        title: 'Pickle is unsafe',
        severity: 'medium',
        cwe: ['CWE-502'],
        location: { path: 'app/store.py', line: 12 },
        code: undefined,
      },
    ]);
    const other = readReport(Buffer.from('<testsuite name="junit"/>'));
    expect(banditParser.detect(other)).toBe(false);
    const broken = readReport(Buffer.from(xml.replace('Test ID: ', '')));
    expect(() => [...banditParser.parse(broken).results]).toThrow(
      "testsuite/testcase[0]/error must be a text that begins 'Test ID:'",
    );
  });

  it.each([
    { results: [issue], errors: [], metrics: {} },
    { results: [], errors: [], metrics: { _totals: { loc: 0 } } },
  ])('recognises %j', report => {
    expect(banditParser.detect(read(report))).toBe(true);
  });

  it.each([
    { results: [], errors: [], version: '1.0' },
    { results: [{ check_id: 'a' }] },
    { results: {} },
    [issue],
    'results',
  ])('leaves %j to others', report => {
    expect(banditParser.detect(read(report))).toBe(false);
  });

  it('names the field that is wrong', () => {
    expect(() => parse({})).toThrow('results must be a list, and is missing');
    expect(() => parse({ results: [{ ...issue, test_id: 5 }] })).toThrow(
      'results[0].test_id must be a text, and is a number',
    );
  });
});
