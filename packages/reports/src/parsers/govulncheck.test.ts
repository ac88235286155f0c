import { readReport } from '../readReport';
import { govulncheckParser } from './govulncheck';

const read = (...values: unknown[]) =>
  readReport(
    Buffer.from(
      values.map(each => JSON.stringify(each, undefined, 2)).join('\n'),
    ),
  );

const parse = (...values: unknown[]) => {
  const parsed = govulncheckParser.parse(read(...values));
  return { ...parsed, results: [...parsed.results] };
};

const config = (level = 'symbol') => ({
  config: {
    protocol_version: 'v1.0.0',
    scanner_name: 'govulncheck',
    scan_level: level,
  },
});

const osv = {
  osv: {
    id: 'GO-2024-0001',
    aliases: ['CVE-2024-0001', 'GHSA-aaaa-bbbb-cccc'],
    summary: 'Panic in example.com/kit',
    details: 'Kit panics.',
  },
};

const finding = (...trace: unknown[]) => ({
  finding: { osv: 'GO-2024-0001', fixed_version: 'v1.1.0', trace },
});

const inModule = { module: 'example.com/kit', version: 'v1.0.0' };
const inPackage = { ...inModule, package: 'example.com/kit/read' };
const symbol = { ...inPackage, function: 'Parse' };
const caller = {
  module: 'example.com/app',
  package: 'example.com/app',
  function: 'main',
  position: { filename: 'main.go', line: 12, column: 4 },
};

describe('govulncheckParser', () => {
  it('makes one result of all findings of a vulnerability in a module', () => {
    const report = [
      config(),
      { SBOM: { go_version: 'go1.22.0' } },
      { progress: { message: 'Scanning' } },
      osv,
      { osv: { id: 'GO-2024-0002', summary: 'In another version' } },
      finding(inModule),
      finding(inPackage),
      finding(symbol, caller),
    ];
    expect(govulncheckParser.detect(read(...report))).toBe(true);
    expect(parse(...report)).toEqual({
      tool: 'govulncheck',
      categories: ['dependency'],
      results: [
        {
          category: 'dependency',
          rule: 'GO-2024-0001',
          title: 'Panic in example.com/kit',
          suppressed: false,
          reachable: true,
          cwe: [],
          vulnerabilityIds: [
            'GO-2024-0001',
            'GO-2024-0001',
            'CVE-2024-0001',
            'GHSA-aaaa-bbbb-cccc',
          ],
          packageUrl: 'pkg:golang/example.com/kit',
          location: {
            package: 'pkg:golang/example.com/kit',
            path: 'main.go',
            line: 12,
          },
        },
      ],
    });
  });

  it('suppresses what is not called', () => {
    const { results } = parse(
      config(),
      osv,
      finding(inModule),
      finding(inPackage),
    );
    expect(results).toMatchObject([{ suppressed: true }]);
  });

  it.each(['module', 'package'])(
    'suppresses nothing in a scan of level %s, which follows no calls',
    level => {
      const { results } = parse(config(level), osv, finding(inModule));
      expect(results).toMatchObject([{ suppressed: false }]);
    },
  );

  it('reads the messages as a list', () => {
    const report = [config(), osv, finding(symbol)];
    expect(govulncheckParser.detect(read(report))).toBe(true);
    expect(parse(report).results).toHaveLength(1);
  });

  it('reads the first protocol', () => {
    const packages = [{ path: 'a', callstacks: [{ symbol: 'Parse' }] }];
    const { results } = parse(config(), {
      vulnerability: {
        osv: osv.osv,
        modules: [
          { path: 'example.com/kit', packages },
          { path: 'stdlib', packages: [{ path: 'os' }] },
        ],
      },
    });
    expect(results).toMatchObject([
      { packageUrl: 'pkg:golang/example.com/kit', suppressed: false },
      { packageUrl: 'pkg:golang/stdlib', suppressed: true },
    ]);
  });

  it('reads the object of its first versions', () => {
    const item = (symbolName: string, sink: number) => ({
      OSV: osv.osv,
      Symbol: symbolName,
      ModPath: 'stdlib',
      CallSink: sink,
    });
    const report = {
      Calls: {},
      Imports: {},
      Requires: {},
      Vulns: [item('Open', 0), item('Read', 7)],
      Modules: [],
    };
    expect(govulncheckParser.detect(read(report))).toBe(true);
    expect(parse(report).results).toMatchObject([
      { packageUrl: 'pkg:golang/stdlib', suppressed: false },
    ]);
    expect(parse({ ...report, Vulns: null }).results).toEqual([]);
  });

  it('reads a severity that the database says', () => {
    const { results } = parse(
      config(),
      { osv: { ...osv.osv, severity: 'High' } },
      finding(symbol),
    );
    expect(results[0].severity).toBe('high');
  });

  it.each([
    ['another configuration', { config: { name: 'a' } }],
    ['a list', [{ osv: {} }]],
    ['an empty list', []],
  ])('leaves %s to others', (_, report) => {
    expect(govulncheckParser.detect(read(report))).toBe(false);
  });

  it('refuses a report in which govulncheck says nothing of itself', () => {
    expect(() => parse({ version: '2.1.0', runs: [] })).toThrow(
      'config must be in one of the messages',
    );
    expect(() => govulncheckParser.parse(readReport(Buffer.from('')))).toThrow(
      'The report is not JSON',
    );
  });

  it('names the field that is wrong', () => {
    expect(() => parse(config(), finding({ module: 7 }))).toThrow(
      'value[1].finding.trace[0].module must be a text, and is a number',
    );
    expect(() => parse([7])).toThrow('[0] must be an object, and is a number');
  });
});
