import { gzipSync } from 'node:zlib';
import { inflateReport } from './inflateReport';
import { defaultReportLimits, readReport } from './readReport';

describe('readReport', () => {
  it.each([
    ['UTF-8', Buffer.from('{"a":"ü"}')],
    ['UTF-8 with a byte order mark', Buffer.from('\uFEFF{"a":"ü"}')],
    ['UTF-16 little endian', Buffer.from('\uFEFF{"a":"ü"}', 'utf16le')],
    ['UTF-16 big endian', Buffer.from('\uFEFF{"a":"ü"}', 'utf16le').swap16()],
  ])('decodes %s', (_, bytes) => {
    const report = readReport(bytes);
    expect(report.json).toEqual({ a: 'ü' });
    expect(report.text).toBe('{"a":"ü"}');
  });

  it.each([
    '{"__proto__":{"admin":true},"a":1}',
    '{"\\u005f_proto\\u005F_":1,"a":1}',
  ])('drops the prototype key of %s', text => {
    const { json } = readReport(Buffer.from(text));
    expect(Object.keys(json as object)).toEqual(['a']);
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });

  it('says where a report stops being JSON and quotes nothing of it', () => {
    const problem = (text: string) => readReport(Buffer.from(text)).jsonProblem;
    expect(problem('{"token":\n "hunter2" x}')).toBe(
      'line 2, column 12 is not what JSON allows there',
    );
    expect(problem('{"token": hunter2}')).not.toContain('hunter2');
    expect(problem('{"token": "hunter2')).toBe(
      'it ends in the middle of a value',
    );
    expect(problem('{"token": "hunter2"}')).toBeUndefined();
  });

  it('refuses to build what is nested too deeply', () => {
    const limits = { ...defaultReportLimits, maximumDepth: 3 };
    const json = (text: string) => readReport(Buffer.from(text), limits).json;
    expect(json('[[["[[[[", "\\"[[[["]]]')).toEqual([[['[[[[', '"[[[[']]]);
    expect(() => json('[[[[]]]]')).toThrow(
      expect.objectContaining({
        statusCode: 422,
        message: expect.stringContaining('3 levels'),
      }),
    );
    expect(() => readReport(Buffer.alloc(5_000_000, '[')).json).toThrow(
      expect.objectContaining({ statusCode: 422 }),
    );
  });

  it('refuses what is too large', () => {
    const limits = { ...defaultReportLimits, maximumBytes: 4 };
    expect(() => readReport(Buffer.from('[1,2]'), limits)).toThrow(
      expect.objectContaining({
        statusCode: 413,
        message: 'The report has 5 bytes; the limit is 4',
      }),
    );
  });
});

describe('inflateReport', () => {
  it('undoes gzip up to the limit', async () => {
    const bytes = gzipSync('[1,2]');
    await expect(inflateReport(bytes, 5)).resolves.toEqual(
      Buffer.from('[1,2]'),
    );
    await expect(inflateReport(bytes, 4)).rejects.toMatchObject({
      statusCode: 413,
    });
  });

  it('stops at the limit of a body that grows a thousandfold', async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000));
    await expect(inflateReport(bomb, 1_000_000)).rejects.toMatchObject({
      statusCode: 413,
    });
  });

  it.each([
    ['not gzip', Buffer.from('[1,2]')],
    ['cut off', gzipSync('[1,2]').subarray(0, 12)],
  ])('refuses a body that is %s', async (_, bytes) => {
    await expect(inflateReport(bytes, 100)).rejects.toMatchObject({
      name: 'InputError',
    });
  });
});
