import { readReport } from '../readReport';
import { gosecParser } from './gosec';

const read = (value: unknown) => readReport(Buffer.from(JSON.stringify(value)));
const parse = (value: unknown) => {
  const parsed = gosecParser.parse(read(value));
  return { ...parsed, results: [...parsed.results] };
};

const issue = {
  severity: 'HIGH',
  confidence: 'MEDIUM',
  cwe: { id: '89', url: 'https://cwe.mitre.org/data/definitions/89.html' },
  rule_id: 'G201',
  details: 'SQL string formatting',
  file: '/src/store/user.go',
  code: '40: \tid := r.ID\n41: \trows := db.Query(q + id)\n42: \treturn rows\n',
  line: '41',
  column: '10',
  nosec: false,
  suppressions: null,
};

describe('gosecParser', () => {
  it('reads an issue, with the flagged line as its code', () => {
    expect(parse({ Issues: [issue], Stats: {} })).toEqual({
      tool: 'gosec',
      categories: ['code'],
      results: [
        {
          category: 'code',
          rule: 'G201',
          title: 'SQL string formatting',
          severity: 'high',
          suppressed: false,
          cwe: ['CWE-89'],
          location: { path: '/src/store/user.go', line: 41, column: 10 },
          code: '\trows := db.Query(q + id)',
        },
      ],
    });
  });

  it('reads several lines, and code without numbers', () => {
    const { results } = parse({
      Issues: [
        {
          ...issue,
          line: '41-42',
          code: '40: a\n41: b(\n42: )\n43: c\n',
        },
        { ...issue, code: 'db.Query(q + id)', cwe: undefined },
      ],
    });
    expect(results).toMatchObject([
      { code: 'b(\n)', location: { line: 41 } },
      { code: 'db.Query(q + id)', cwe: [] },
    ]);
  });

  it('marks what is suppressed in the source or the configuration', () => {
    const { results } = parse({
      Issues: [
        { ...issue, nosec: true },
        { ...issue, suppressions: [{ kind: 'external' }] },
        { ...issue, suppressions: [] },
      ],
    });
    expect(results.map(({ suppressed }) => suppressed)).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('reads a report without issues, which Go writes as null', () => {
    const report = { 'Golang errors': {}, Issues: null, Stats: { found: 0 } };
    expect(gosecParser.detect(read(report))).toBe(true);
    expect(parse(report).results).toEqual([]);
  });

  it.each([{ Issues: [] }, { issues: [issue] }, [issue], null])(
    'leaves %j to others',
    report => {
      expect(gosecParser.detect(read(report))).toBe(false);
    },
  );

  it('names the field that is wrong', () => {
    expect(() => parse({ Issues: {} })).toThrow(
      'Issues must be a list, and is an object',
    );
    expect(() => parse({ Issues: [{ ...issue, rule_id: '' }] })).toThrow(
      'Issues[0].rule_id must be a text that is not empty, and is empty',
    );
  });
});
