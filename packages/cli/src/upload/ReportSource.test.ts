import { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { gunzipSync, gzipSync } from 'node:zlib';
import { temporaryFolder, writeFiles } from '../__testUtils__/temporaryFolder';
import { packReport } from './packReport';
import { openReport } from './ReportSource';

const folder = temporaryFolder();
writeFiles(folder, {
  'out/a.json': '{"a":1}',
  'a.json.gz': gzipSync('{"a":1}'),
  'empty.json': '',
});

function open(name: string, input = '') {
  return openReport(name, {
    folder,
    input: Readable.from(input ? [Buffer.from(input)] : []),
  });
}

async function unpack(packed: Readable): Promise<string> {
  return gunzipSync(await buffer(packed)).toString();
}

describe('openReport', () => {
  it.each([
    ['out/a.json', '', false],
    ['a.json.gz', '', true],
    ['-', '{"a":1}', false],
  ])('reads %s more than once', async (name, input, isGzip) => {
    const source = await open(name, input);
    expect(source.isGzip).toBe(isGzip);
    const read: number[] = [];
    for (const _attempt of [1, 2]) {
      const packed = packReport(source, bytes => read.push(bytes));
      expect(await unpack(packed)).toBe('{"a":1}');
    }
    expect(read).toEqual([source.size, source.size]);
  });

  it.each([
    ['nowhere.json', 'nowhere.json: there is no such file'],
    ['out', 'out: is not a file; name the report itself'],
    ['empty.json', 'empty.json: is empty; did the scanner write'],
    ['-', '-: is empty'],
    ['out/a.json/b', 'out/a.json/b: cannot be read (ENOTDIR)'],
  ])('%s is refused', async (name, message) => {
    await expect(open(name)).rejects.toThrow(message);
  });
});

describe('packReport', () => {
  it('fails where reading fails', async () => {
    const packed = packReport({
      isGzip: false,
      open: () =>
        new Readable({
          read() {
            this.destroy(new Error('the disk is gone'));
          },
        }),
    });
    await expect(text(packed)).rejects.toThrow('the disk is gone');
  });
});
