import { readReport } from '../readReport';
import { genericParser } from './generic';

const reportOf = (text: string) => readReport(Buffer.from(text));
const parse = (value: unknown) => {
  const parsed = genericParser.parse(reportOf(JSON.stringify(value)));
  return { ...parsed, results: [...parsed.results] };
};
const resultsOf = (...findings: object[]) =>
  parse({ findings: findings.map(each => ({ ...finding, ...each })) }).results;

const finding = {
  title: 'Weak hash',
  description: 'MD5 is used.',
  severity: 'Low',
};

describe('genericParser', () => {
  it('reads a finding in a file', () => {
    const value = {
      type: 'Acme Scan',
      name: 'Nightly',
      findings: [
        {
          ...finding,
          cwe: 328,
          file_path: 'src/hash.ts',
          line: 13,
          vuln_id_from_tool: 'ACME-1',
          unique_id_from_tool: 'abc',
          sast_sink_object: 'createHash',
        },
      ],
    };
    expect(genericParser.detect(reportOf(JSON.stringify(value)))).toBe(true);
    expect(parse(value)).toEqual({
      tool: 'Acme Scan',
      categories: ['code'],
      results: [
        {
          category: 'code',
          rule: 'ACME-1',
          title: 'Weak hash',
          severity: 'low',
          suppressed: false,
          cwe: ['CWE-328'],
          code: 'createHash',
          fingerprint: 'abc',
          location: { path: 'src/hash.ts', line: 13 },
        },
      ],
    });
  });

  it('reads a finding of each endpoint', () => {
    const results = resultsOf({
      param: 'q',
      endpoints: [
        'https://shop.example/search?q=1',
        'shop.example:8080',
        { protocol: 'https', host: 'shop.example', port: 8443, path: 'cart' },
      ],
    });
    expect(
      results.map(({ category, parameter, location: { url } }) => [
        category,
        parameter,
        url,
      ]),
    ).toEqual([
      ['dynamic', 'q', 'https://shop.example/search?q=1'],
      ['dynamic', 'q', 'http://shop.example:8080'],
      ['dynamic', 'q', 'https://shop.example:8443/cart'],
    ]);
  });

  it('reads a vulnerability of a component', () => {
    expect(
      resultsOf({
        cve: 'CVE-2024-1',
        vulnerability_ids: ['GHSA-aaaa-bbbb-cccc'],
        component_name: 'Acme Kit',
        component_version: '1.2',
      }),
    ).toMatchObject([
      {
        category: 'dependency',
        rule: 'CVE-2024-1',
        vulnerabilityIds: ['CVE-2024-1', 'GHSA-aaaa-bbbb-cccc'],
        packageUrl: 'pkg:generic/Acme%20Kit',
      },
    ]);
  });

  it.each([
    [{}, 'code'],
    [{ cve: 'CVE-2024-1', file_path: 'a.c' }, 'code'],
    [{ cve: 'CVE-2024-1' }, 'dependency'],
    [{ component_name: 'a' }, 'dependency'],
    [{ dynamic_finding: true }, 'dynamic'],
    [{ static_finding: true, endpoints: ['a.example'] }, 'code'],
  ])('puts %j into a category', (fields, category) => {
    expect(resultsOf(fields)[0].category).toBe(category);
  });

  it.each([
    [{ false_p: true }, [true]],
    [{ duplicate: true }, [true]],
    [{ out_of_scope: true }, [true]],
    [{ risk_accepted: true }, [true]],
    [{ active: false }, [true]],
    [{ active: true, false_p: false, is_mitigated: false }, [false]],
    [{ is_mitigated: true }, []],
  ])('reads the marks %j', (marks, suppressed) => {
    const results = resultsOf(marks);
    expect(results.map(result => result.suppressed)).toEqual(suppressed);
  });

  it('takes the name for the tool where no type says it', () => {
    const findings = [finding];
    expect(parse({ findings }).tool).toBe('Generic');
    expect(parse({ findings, name: 'Pentest' }).tool).toBe('Pentest');
    const type = 'Generic Findings Import';
    expect(parse({ findings, type, name: 'Pentest' }).tool).toBe('Pentest');
  });

  it('covers every category when it has no findings', () => {
    const value = { name: 'Pentest', findings: [] };
    expect(genericParser.detect(reportOf(JSON.stringify(value)))).toBe(true);
    expect(parse(value)).toEqual({
      tool: 'Pentest',
      categories: ['code', 'dependency', 'dynamic'],
      results: [],
    });
  });

  it('reads CSV', () => {
    const report = reportOf(
      'Date,Title,CweId,Url,Severity,Description,Active,FalsePositive,IsMitigated,Vulnerability Id\r\n' +
        '01/01/2024,"Weak, hash",328,https://shop.example/a,High,"two\nlines",TRUE,FALSE,FALSE,\r\n' +
        '01/01/2024,Other,,,,Text,TRUE,TRUE,,CVE-2024-1\r\n' +
        '01/01/2024,Gone,,,Low,Text,TRUE,FALSE,TRUE,\r\n',
    );
    expect(genericParser.detect(report)).toBe(true);
    const { tool, results } = genericParser.parse(report);
    expect(tool).toBe('Generic');
    expect([...results]).toMatchObject([
      {
        category: 'dynamic',
        rule: 'Weak, hash',
        severity: 'high',
        suppressed: false,
        cwe: ['CWE-328'],
        location: { url: 'https://shop.example/a' },
      },
      {
        category: 'dependency',
        rule: 'CVE-2024-1',
        severity: undefined,
        suppressed: true,
      },
    ]);
  });

  it.each([
    [
      '{"findings":[{"title":"a","severity":"LOW","description":"b","findingArn":"c"}]}',
    ],
    ['{"findings":[{"title":"a"}]}'],
    ['{"findings":{}}'],
    ['Created At,Title,Severity,Status,Description,Issue ID\n'],
  ])('leaves other reports alone: %s', text => {
    expect(genericParser.detect(reportOf(text))).toBe(false);
  });

  it('names the field that is wrong', () => {
    expect(() => resultsOf({ title: '' })).toThrow(
      'findings[0].title must be a text that is not empty',
    );
    expect(() => resultsOf({ false_p: 'perhaps' })).toThrow(
      'findings[0].false_p must be true or false, and is another text',
    );
    expect(() => parse({ findings: {} })).toThrow(
      'findings must be a list, and is an object',
    );
  });
});
