import { AddressInfo, createServer } from 'node:net';
import { refusal, TestPortal } from '../__testUtils__/TestPortal';
import { Deadline } from './Deadline';
import { sendWithRetries } from './sendWithRetries';

describe('sendWithRetries', () => {
  let portal: TestPortal;
  beforeEach(async () => {
    portal = await TestPortal.start();
  });
  afterEach(() => portal.stop());

  function send(options: { retries?: number; timeout?: number } = {}) {
    const waits: [string, number][] = [];
    const answer = sendWithRetries(
      async () => ({
        method: 'GET',
        url: new URL('/api/product-security/findings', portal.url),
        headers: {},
      }),
      {
        retries: options.retries ?? 3,
        deadline: new Deadline(options.timeout ?? 20_000),
        onRetry: (reason, delay) => waits.push([reason, delay]),
        random: () => 0,
      },
    );
    return { answer, waits };
  }

  it.each([429, 502, 503, 504])('sends again after a %s', async status => {
    const headers = { 'Retry-After': '0' };
    const later = () => refusal(status, 'Later', 'later', headers);
    portal.next.push(later, later);
    const { answer, waits } = send();
    expect((await answer).status).toBe(200);
    expect(waits).toEqual([
      [`the answer ${status}`, 0],
      [`the answer ${status}`, 0],
    ]);
  });

  it.each([400, 401, 403, 404, 408, 409, 413, 422, 500])(
    'takes a %s as the answer',
    async status => {
      portal.next.push(() => refusal(status, 'Error', 'no'));
      expect((await send().answer).status).toBe(status);
      expect(portal.requests).toHaveLength(1);
    },
  );

  it('sends again after the connection broke off', async () => {
    portal.next.push(() => ({ status: 0, breakOff: true }));
    const { answer, waits } = send();
    expect((await answer).status).toBe(200);
    expect(waits).toEqual([['socket hang up', 500]]);
  });

  it('gives up after the retries, with the last answer', async () => {
    const headers = { 'Retry-After': '0' };
    portal.next.push(...Array(3).fill(() => refusal(503, 'E', 'x', headers)));
    expect((await send({ retries: 2 }).answer).status).toBe(503);
    expect(portal.requests).toHaveLength(3);
  });

  it('does not wait for what comes too late', async () => {
    const headers = { 'Retry-After': '3600' };
    portal.next.push(() => refusal(503, 'E', 'maintenance', headers));
    expect((await send().answer).status).toBe(503);
    expect(portal.requests).toHaveLength(1);
  });

  it('says that nobody answers there', async () => {
    await portal.stop();
    await expect(send({ retries: 0 }).answer).rejects.toMatchObject({
      message: expect.stringMatching(/cannot be reached: .*ECONNREFUSED/),
      hint: expect.stringMatching(/tried 1 time\./),
    });
  });

  it('says that the time is up', async () => {
    portal.next.push(() => ({ status: 0, silent: true }));
    await expect(send({ timeout: 200 }).answer).rejects.toMatchObject({
      message: 'The portal did not answer within 0.2 seconds',
      hint: expect.stringMatching(/--timeout/),
    });
  });

  it('says that a secure connection is not to be had', async () => {
    await expect(
      sendWithRetries(
        async () => ({
          method: 'GET',
          url: new URL(portal.url.replace('http:', 'https:')),
          headers: {},
        }),
        { retries: 3, deadline: new Deadline(20_000) },
      ),
    ).rejects.toMatchObject({
      name: 'UploadFailedError',
      message: expect.stringMatching(/^No secure connection to the portal: /),
    });
  });

  it('says that something else than HTTP answers', async () => {
    const other = createServer(socket => socket.end('SSH-2.0-OpenSSH\r\n'));
    await new Promise<void>(done => other.listen(0, '127.0.0.1', done));
    const { port } = other.address() as AddressInfo;
    await expect(
      sendWithRetries(
        async () => ({
          method: 'GET',
          url: new URL(`http://127.0.0.1:${port}`),
          headers: {},
        }),
        { retries: 3, deadline: new Deadline(20_000) },
      ),
    ).rejects.toMatchObject({
      name: 'UploadFailedError',
      message: expect.stringMatching(/does not speak HTTP/),
    });
    other.close();
  });
});
