import { createServer, request, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { randomBytes } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { ReportBody } from '../intake/ReportBody';
import { readUpload } from './readUpload';

const limit = 20_000_000;
let server: Server;
let outcome: Promise<ReportBody>;

beforeAll(async () => {
  server = createServer((incoming, response) => {
    outcome = readUpload(incoming, limit);
    outcome.then(
      () => response.end(),
      () => response.writeHead(400).end(),
    );
  });
  await new Promise<void>(resolve => server.listen(0, resolve));
});
afterAll(() => new Promise(resolve => server.close(resolve)));

/** Sends a body through a real connection, in chunks of any length. */
async function upload(
  body: Buffer,
  headers: Record<string, string> = {},
  chunkLength = 300_000,
): Promise<ReportBody> {
  const { port } = server.address() as AddressInfo;
  await new Promise<void>(resolve => {
    const sending = request({ port, method: 'POST', headers }, response => {
      response.resume();
      response.on('close', () => {
        sending.destroy();
        resolve();
      });
    });
    sending.on('error', () => resolve());
    for (let at = 0; at < body.length; at += chunkLength) {
      sending.write(body.subarray(at, at + chunkLength));
    }
    sending.end();
  });
  return outcome;
}

describe('readUpload', () => {
  it('takes a body as it is, whatever its content type says', async () => {
    const bytes = Buffer.from('{"a":1}');
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
    const body = await upload(bytes, headers, 3);
    expect(body).toMatchObject({ encoding: 'identity', size: 7 });
    expect(Buffer.from(body.bytes)).toEqual(bytes);
    expect(await upload(Buffer.alloc(0))).toMatchObject({ size: 0 });
  });

  it('leaves packed what comes packed', async () => {
    const bytes = gzipSync(randomBytes(6_000_000));
    const body = await upload(bytes, { 'Content-Encoding': 'GZip' });
    expect(body).toMatchObject({ encoding: 'gzip', size: undefined });
    expect(Buffer.compare(body.bytes, bytes)).toBe(0);
  });

  it.each([4_194_304, 4_194_305, 9_000_000])(
    'packs a body of %d bytes while it comes in',
    async length => {
      const bytes = Buffer.alloc(length, 'abc');
      const body = await upload(bytes);
      expect(body).toMatchObject({ encoding: 'gzip', size: length });
      expect(body.bytes.byteLength).toBeLessThan(length / 10);
      expect(Buffer.compare(gunzipSync(body.bytes), bytes)).toBe(0);
    },
  );

  it.each<Record<string, string>>([{}, { 'Content-Encoding': 'gzip' }])(
    'refuses what is larger than the limit, %p',
    async headers => {
      await expect(
        upload(Buffer.alloc(limit + 1), headers),
      ).rejects.toMatchObject({
        statusCode: 413,
        message:
          'The report is larger than 20000000 bytes, the limit productSecurity.intake.maxBytes',
      });
      expect(await upload(Buffer.alloc(limit))).toMatchObject({ size: limit });
    },
  );

  it('refuses an encoding that it cannot undo', async () => {
    await expect(
      upload(Buffer.from('x'), { 'Content-Encoding': 'br' }),
    ).rejects.toThrow("Content-Encoding: must be gzip or identity, not 'br'");
  });

  it.each([1_000, 5_000_000])(
    'fails when the connection ends after %d bytes',
    async length => {
      const { port } = server.address() as AddressInfo;
      const before = outcome;
      const sending = request({
        port,
        method: 'POST',
        headers: { 'Content-Length': String(length * 2) },
      });
      sending.on('error', () => {});
      sending.write(Buffer.alloc(length));
      while (outcome === before) {
        await new Promise(resolve => setTimeout(resolve, 10));
      }
      setTimeout(() => sending.destroy(), 100);
      await expect(outcome).rejects.toThrow();
    },
  );
});
