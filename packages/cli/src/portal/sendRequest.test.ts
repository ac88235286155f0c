import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { sendRequest } from './sendRequest';

const server = createServer((request, response) => {
  if (request.url === '/refuses-at-once') {
    response.writeHead(413, { Connection: 'close' }).end('too large');
    return;
  }
  let length = 0;
  request.on('data', chunk => {
    length += chunk.length;
  });
  request.on('end', () => response.end(String(length)));
});

const address = (path: string) =>
  new URL(path, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);

beforeAll(
  () => new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve)),
);
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** More than any buffer on the way holds. */
function* manyBytes() {
  for (let index = 0; index < 400; index++) yield Buffer.alloc(100_000);
}

describe('sendRequest', () => {
  it('streams a body', async () => {
    const answer = await sendRequest({
      method: 'POST',
      url: address('/'),
      headers: {},
      body: Readable.from(manyBytes()),
    });
    expect(answer).toMatchObject({ status: 200, body: '40000000' });
  });

  it('gives the answer that comes before the body is through', async () => {
    const body = Readable.from(manyBytes());
    const answer = await sendRequest({
      method: 'POST',
      url: address('/refuses-at-once'),
      headers: {},
      body,
    });
    expect(answer).toMatchObject({ status: 413, body: 'too large' });
    expect(body.destroyed).toBe(true);
  });

  it('fails with what reading the body failed with', async () => {
    const body = new Readable({
      read() {
        this.destroy(new Error('the disk is gone'));
      },
    });
    await expect(
      sendRequest({ method: 'POST', url: address('/'), headers: {}, body }),
    ).rejects.toThrow('the disk is gone');
  });
});
