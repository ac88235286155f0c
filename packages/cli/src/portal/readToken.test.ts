import { join } from 'node:path';
import { temporaryFolder, writeFiles } from '../__testUtils__/temporaryFolder';
import { readToken } from './readToken';

const folder = temporaryFolder();
writeFiles(folder, { token: 'from-file\n', empty: '\n', two: 'one two' });

describe('readToken', () => {
  it('is that of the environment', async () => {
    expect(await readToken({ PRODSEC_TOKEN: ' abc ' }, undefined)).toBe('abc');
  });

  it('is that of the file where one is named', async () => {
    expect(
      await readToken({ PRODSEC_TOKEN: 'abc' }, join(folder, 'token')),
    ).toBe('from-file');
  });

  it.each([
    [undefined, /^PRODSEC_TOKEN: is required/],
    ['empty', /^--token-file: the file is empty/],
    ['nowhere', /^--token-file: cannot be read \(ENOENT\)/],
    ['two', /^--token-file: holds white space/],
  ])('of %p is refused', async (file, message) => {
    await expect(
      readToken({}, file === undefined ? file : join(folder, file)),
    ).rejects.toThrow(message);
  });

  it('never repeats a part of the token', async () => {
    await expect(
      readToken({ PRODSEC_TOKEN: 'sec\nret' }, undefined),
    ).rejects.toThrow(
      expect.objectContaining({
        message: expect.not.stringMatching(/sec|ret$/),
      }),
    );
  });
});
