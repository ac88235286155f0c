import { ReportParser } from './ReportParser';
import { ParserRegistry } from './ParserRegistry';
import { readReport } from './readReport';

const read = (text: string) => readReport(Buffer.from(text));

const parser = (format: string, recognises = true): ReportParser => ({
  format,
  title: format,
  detect: () => recognises,
  parse: () => ({ tool: format, categories: ['code'], results: [] }),
});

describe('ParserRegistry', () => {
  it('finds a parser by its format id and lists the ids otherwise', () => {
    const registry = new ParserRegistry([parser('sarif'), parser('gitleaks')]);
    expect(registry.find('sarif').format).toBe('sarif');
    expect(() => registry.find('serif')).toThrow(
      expect.objectContaining({
        name: 'InputError',
        message: 'format must be one of gitleaks, sarif',
      }),
    );
  });

  it.each([
    ['{"version":"2.1.0","runs":[]}', 'sarif'],
    ['{"bomFormat":"CycloneDX","specVersion":"1.5"}', 'cyclonedx'],
    ['{"SchemaVersion":2,"ArtifactName":"."}', 'trivy'],
    ['[{"RuleID":"a","File":"b"}]', 'gitleaks'],
  ])('recognises %s as %s', (text, format) => {
    expect(new ParserRegistry().detect(read(text)).format).toBe(format);
  });

  it.each(['', ' \n', '[]', 'null', '{}'])(
    'asks for the format of %j',
    text => {
      expect(() => new ParserRegistry().detect(read(text))).toThrow(
        expect.objectContaining({
          statusCode: 422,
          message: expect.stringMatching(/give format, one of acunetix, /),
        }),
      );
    },
  );

  it('lists the formats when nothing recognises the report', () => {
    const formats = new ParserRegistry().formats.join(', ');
    expect(() => new ParserRegistry().detect(read('{"a":1}'))).toThrow(
      expect.objectContaining({
        statusCode: 422,
        message: `No parser recognises the report. Formats: ${formats}`,
      }),
    );
    expect(() => new ParserRegistry().detect(read('{"a":'))).toThrow(
      'It begins like JSON, but it ends in the middle of a value.',
    );
  });

  it('asks added parsers first and lets them take the place of built-in ones', () => {
    const registry = new ParserRegistry([parser('sarif'), parser('zap')]);
    const own = parser('zap');
    registry.add(own, parser('house-format', false));
    expect(registry.find('zap')).toBe(own);
    expect(registry.formats).toEqual(['house-format', 'sarif', 'zap']);
    expect(registry.detect(read('[1]')).format).toBe('sarif');
    registry.add(parser('greedy'));
    expect(registry.detect(read('[1]')).format).toBe('greedy');
  });

  it('refuses ids that are not in kebab case, and the same one twice', () => {
    const registry = new ParserRegistry();
    expect(() => registry.add(parser('My Format'))).toThrow('kebab case');
    registry.add(parser('mine'));
    expect(() => registry.add(parser('mine'))).toThrow("'mine'");
  });
});
