import * as fc from 'fast-check';
import { ProductSecurityClient } from './ProductSecurityClient';

describe('ProductSecurityClient', () => {
  const fetch = jest.fn<Promise<Response>, [string, RequestInit]>();
  const getBaseUrl = jest.fn(
    async (id: string) => `https://portal.example.com/api/${id}`,
  );
  const client = new ProductSecurityClient({
    discoveryApi: { getBaseUrl },
    fetchApi: { fetch: fetch as unknown as typeof globalThis.fetch },
  });
  const base = 'https://portal.example.com/api/product-security';

  beforeEach(() => {
    fetch.mockReset();
    fetch.mockImplementation(async () => Response.json({ items: [] }));
  });

  function sent() {
    const [url, init] = fetch.mock.calls[0];
    return { url, ...init, headers: new Headers(init.headers) };
  }

  it('asks with lists as comma lists, and leaves out what is absent or empty', async () => {
    await client.listFindings({
      query: {
        application: ['component:default/payments'],
        status: ['open', 'accepted'],
        severity: [],
        q: undefined,
        limit: 5,
      },
    });
    expect(sent()).toMatchObject({
      method: 'GET',
      url: `${base}/findings?application=component%3Adefault%2Fpayments&status=open%2Caccepted&limit=5`,
      body: undefined,
    });
  });

  it('keeps whatever stands in a path parameter in its place', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ minLength: 1, unit: 'grapheme' }),
        async id => {
          fetch.mockClear();
          await client.getMetricValue({ path: { id } });
          const { pathname } = new URL(sent().url);
          const segment = pathname.slice(
            '/api/product-security/metrics/'.length,
          );
          // A path of dots alone is another path to whoever reads the address.
          fc.pre(!/^\.+$/.test(id));
          expect(decodeURIComponent(segment)).toBe(`${id}/value`);
        },
      ),
    );
  });

  it('sends the token of a backend, and the signal of whoever waits', async () => {
    const { signal } = new AbortController();
    await client.listMetrics({ token: 'secret', signal });
    expect(sent().headers.get('Authorization')).toBe('Bearer secret');
    expect(sent().signal).toBe(signal);
  });

  it('sends JSON, and a report as it is', async () => {
    await client.changeFinding({
      path: { id: 'f' },
      body: { assignee: null },
    });
    expect(sent().method).toBe('PATCH');
    expect(sent().headers.get('Content-Type')).toBe('application/json');
    expect(sent().body).toBe('{"assignee":null}');

    fetch.mockClear();
    await client.uploadScan({
      query: { application: 'component:default/payments' },
      headers: { Prefer: 'respond-async' },
      body: '{"version":"2.1.0"}',
    });
    expect(sent().headers.get('Content-Type')).toBe('application/octet-stream');
    expect(sent().headers.get('Prefer')).toBe('respond-async');
    expect(sent().body).toBe('{"version":"2.1.0"}');
  });

  it('answers nothing where there is no body', async () => {
    fetch.mockImplementation(async () => new Response(null, { status: 204 }));
    await expect(
      client.retireScans({
        body: { application: 'a', tool: 't', at: '2026-01-01', reason: 'r' },
      }),
    ).resolves.toBeUndefined();
  });

  it('throws what the backend says', async () => {
    fetch.mockImplementation(async () =>
      Response.json(
        {
          error: { name: 'InputError', message: 'limit: must be a number' },
          response: { statusCode: 400 },
        },
        { status: 400 },
      ),
    );
    await expect(client.listTeams()).rejects.toMatchObject({
      name: 'ResponseError',
      statusCode: 400,
      cause: { name: 'InputError', message: 'limit: must be a number' },
    });
  });

  it('uses the fetch of the platform when none is given', async () => {
    const platform = jest
      .spyOn(globalThis, 'fetch')
      .mockImplementation(async () => Response.json({ items: [] }));
    await new ProductSecurityClient({
      discoveryApi: { getBaseUrl },
    }).listMetrics();
    expect(platform).toHaveBeenCalledWith(`${base}/metrics`, expect.anything());
    platform.mockRestore();
  });
});
