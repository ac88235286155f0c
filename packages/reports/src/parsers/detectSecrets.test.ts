import { parseReport } from '../parseReport';
import { ParserRegistry } from '../ParserRegistry';
import { readReport } from '../readReport';
import { detectSecretsParser } from './detectSecrets';

const secret = {
  type: 'Secret Keyword',
  filename: 'app/settings.py',
  hashed_secret: 'aaaa',
  is_verified: false,
  line_number: 12,
};

const baseline = (...secrets: object[]) => ({
  version: '1.5.0',
  plugins_used: [{ name: 'KeywordDetector' }],
  filters_used: [],
  results: { 'app/settings.py': secrets },
  generated_at: '2024-01-01T00:00:00Z',
});

const reportOf = (value: unknown) =>
  readReport(Buffer.from(JSON.stringify(value)));

describe('detectSecretsParser', () => {
  it('reads a baseline', () => {
    const report = reportOf(baseline(secret));
    expect(detectSecretsParser.detect(report)).toBe(true);
    const parsed = detectSecretsParser.parse(report);
    expect({ ...parsed, results: [...parsed.results] }).toEqual({
      tool: 'detect-secrets',
      categories: ['secret'],
      results: [
        {
          category: 'secret',
          rule: 'Secret Keyword',
          title: 'Secret Keyword',
          suppressed: false,
          location: { path: 'app/settings.py', line: 12 },
          fingerprint: 'app/settings.py:Secret Keyword:aaaa',
        },
      ],
    });
  });

  it('suppresses what an audit said is no secret', () => {
    const audited = [
      { ...secret, is_secret: false },
      { ...secret, is_secret: true },
    ];
    const { results } = detectSecretsParser.parse(
      reportOf(baseline(...audited)),
    );
    expect([...results].map(({ suppressed }) => suppressed)).toEqual([
      true,
      false,
    ]);
  });

  it('tells secrets of one file apart when one of them is in another file too', () => {
    const other = { ...secret, hashed_secret: 'bbbb', line_number: 13 };
    const value = {
      ...baseline(secret, other),
      results: {
        'app/settings.py': [secret, other],
        'app/copy.py': [{ ...secret, filename: 'app/copy.py' }],
      },
    };
    const { results } = parseReport({
      bytes: Buffer.from(JSON.stringify(value)),
      parsers: new ParserRegistry(),
      key: 'a key',
    });
    expect(new Set(results.map(({ fingerprint }) => fingerprint)).size).toBe(3);
  });

  it('reads a baseline without secrets', () => {
    const { results } = detectSecretsParser.parse(
      reportOf({ ...baseline(), results: {} }),
    );
    expect([...results]).toEqual([]);
  });

  it('names the field that is wrong', () => {
    expect(() => detectSecretsParser.parse(reportOf({ results: [] }))).toThrow(
      'results must be an object, and is a list',
    );
    const { results } = detectSecretsParser.parse(
      reportOf(baseline({ ...secret, type: 5 })),
    );
    expect(() => [...results]).toThrow(
      'results.app/settings.py[0].type must be a text, and is a number',
    );
  });
});
