import { ParserRegistry } from './ParserRegistry';
import { parseReport, ParseReportOptions } from './parseReport';

const parsers = new ParserRegistry();

const parse = (report: unknown, options: Partial<ParseReportOptions> = {}) =>
  parseReport({
    bytes: Buffer.from(JSON.stringify(report)),
    parsers,
    key: 'a key',
    ...options,
  });

const leak = {
  RuleID: 'api-key',
  File: '.env',
  Secret: 'fake-credential-1234',
};

const image = {
  SchemaVersion: 2,
  ArtifactName: 'shop',
  ArtifactType: 'container_image',
  Results: [
    {
      Target: 'package-lock.json',
      Class: 'lang-pkgs',
      Type: 'npm',
      Vulnerabilities: [{ VulnerabilityID: 'CVE-2024-1', PkgName: 'a' }],
    },
    {
      Target: '.env',
      Class: 'secret',
      Secrets: [{ RuleID: 'api-key', StartLine: 1 }],
    },
  ],
};

describe('parseReport', () => {
  it('says the format, the tool and every category of the report', () => {
    expect(parse(image)).toMatchObject({
      format: 'trivy',
      tool: 'Trivy',
      categories: ['container', 'secret'],
      results: [
        { category: 'container', rule: 'CVE-2024-1', severity: 'medium' },
        { category: 'secret', rule: 'api-key', severity: 'high' },
      ],
    });
  });

  it('lets the upload override tool and category', () => {
    const { tool, categories, results } = parse(image, {
      tool: ' Image scanner ',
      category: 'dependency',
    });
    expect(tool).toBe('Image scanner');
    expect(categories).toEqual(['dependency']);
    expect(results.map(({ category }) => category)).toEqual([
      'dependency',
      'dependency',
    ]);
  });

  it('keeps no credential of a report that is put into another category', () => {
    const scan = parse([{ ...leak, Description: 'fake-credential-1234' }], {
      category: 'code',
    });
    expect(scan.results[0].credentialHash).toBeUndefined();
    expect(JSON.stringify(scan)).not.toContain('fake-credential-1234');
  });

  it.each([
    [null, 'gitleaks', 'secret'],
    [[], 'gitleaks', 'secret'],
    [null, 'trivy', 'dependency'],
  ])('reads %j as an empty report of %s', (report, format, category) => {
    expect(parse(report, { format })).toMatchObject({
      format,
      categories: [category],
      results: [],
    });
  });

  it('refuses an empty report of a format that is an object', () => {
    expect(() => parse(null, { format: 'sarif' })).toThrow(
      'runs must be a list, and is missing',
    );
    expect(() => parse([], { format: 'cyclonedx' })).toThrow(
      'The report must be an object, and is a list',
    );
  });

  it('says what is wrong with a report that is cut off', () => {
    const bytes = Buffer.from('{"version":"2.1.0","runs":[');
    expect(() => parse('', { bytes, format: 'sarif' })).toThrow(
      'The report is not JSON: it ends in the middle of a value',
    );
  });

  it('leaves out a statement on packages nobody knows, which would speak of all of them', () => {
    const statement = {
      vulnerability: { name: 'CVE-2024-1' },
      status: 'not_affected',
      justification: 'component_not_present',
    };
    const { statements } = parse({
      '@context': 'https://openvex.dev/ns/v0.2.0',
      '@id': 'https://shop.example/vex',
      author: 'Acme',
      timestamp: '2026-01-01T00:00:00Z',
      version: 1,
      statements: ['pkg:npm/a@1', 'pkg:npm/'].map(id => ({
        ...statement,
        products: [{ '@id': id }],
      })),
    });
    expect(statements.map(({ packages }) => packages)).toEqual([['pkg:npm/a']]);
  });

  it('uses the severity configured for the tool, without letter case', () => {
    const defaults = new Map([['GitLeaks', 'critical' as const]]);
    expect(parse([leak], { defaults }).results[0].severity).toBe('critical');
    expect(parse([leak], { defaults, tool: 'other' }).results[0].severity).toBe(
      'high',
    );
  });
});
