import { LoggerService } from '@backstage/backend-plugin-api';
import { HistoryLoader } from './HistoryLoader';
import { ApiRequest } from './ProductSecurityClient';
import { Call, HistoryGenerator, KnownFinding } from './types';

const day = 24 * 60 * 60 * 1000;
const now = new Date('2026-11-20T12:00:00Z');

function scan(application: string, scannedAt: Date): Call {
  return {
    method: 'POST',
    path: '/scans',
    query: { application, scannedAt: scannedAt.toISOString() },
    headers: {},
    body: {},
  };
}

function decision(application: string): Call {
  return {
    method: 'PATCH',
    path: '/findings/{id}',
    query: {},
    headers: {},
    ids: {
      id: {
        $finding: {
          application,
          category: 'code',
          path: 'a.js',
          asOf: '2026-11-01T00:00:00Z',
          status: 'open',
        },
      },
    },
    body: { status: 'fixed' },
  };
}

const generator: HistoryGenerator = {
  lengthInDays: 10,
  firstScanned: 'first',
  lastScanned: 'last',
  makeHistory: options => [
    scan('first', new Date(options.now.getTime() - 10 * day)),
    scan('a', options.now),
    scan('b', options.now),
    decision('a'),
    scan('last', options.now),
  ],
};

/** A server that remembers requests, and per application the findings it was told to have. */
function createServer(known: Record<string, KnownFinding[]> = {}) {
  const requests: ApiRequest[] = [];
  const lines: string[] = [];
  const log = (line: string) => lines.push(line);
  const logger = { info: log, error: log } as unknown as LoggerService;
  const failing = new Set<string>();
  const client = {
    listFindings: async ({ application }: Record<string, string>) =>
      known[application] ?? [],
    request: async <T>(request: ApiRequest) => {
      if (failing.has(request.query.application)) {
        throw new Error('refused');
      }
      requests.push(request);
      return {} as T;
    },
  };
  const loader = new HistoryLoader({ client, generator, logger });
  return { loader, requests, lines, failing };
}

const finding = (id: string, firstSeenAt: string): KnownFinding => ({
  id,
  firstSeenAt,
  location: { path: 'a.js' },
});

describe('HistoryLoader', () => {
  it('makes every call, in order within an application, and says where to look', async () => {
    const { loader, requests, lines } = createServer({
      a: [finding('id/1', '2026-11-20T12:00:00.000Z')],
    });
    await loader.load({ now });
    const order = requests.map(({ path, query }) => query.application ?? path);
    expect(order[0]).toBe('first');
    expect(order[4]).toBe('last');
    expect(order.indexOf('a')).toBeLessThan(order.indexOf('/findings/id%2F1'));
    expect(order.sort()).toEqual([
      '/findings/id%2F1',
      'a',
      'b',
      'first',
      'last',
    ]);
    expect(lines.at(-1)).toMatch(
      /5 calls in \d+ s, 0 failed.*product-security/,
    );
  });

  it('does nothing when the history is there', async () => {
    const { loader, requests } = createServer({
      last: [finding('1', '2026-11-01T00:00:00.000Z')],
    });
    await loader.load({ now });
    expect(requests).toEqual([]);
  });

  it('takes a history up again where it was begun, with the same moments', async () => {
    const { loader, requests } = createServer({
      first: [
        finding('2', '2026-11-07T00:00:00.000Z'),
        finding('1', '2026-11-01T00:00:00.000Z'),
      ],
      a: [finding('1', '2026-11-01T00:00:00.000Z')],
    });
    await loader.load({ now });
    expect(requests[0].query.scannedAt).toBe('2026-11-01T00:00:00.000Z');
    expect(requests.at(-1)?.query.scannedAt).toBe('2026-11-11T00:00:00.000Z');
  });

  it('does not call a decision of an earlier start a failure', async () => {
    const { loader, lines } = createServer({
      first: [finding('1', '2026-11-01T00:00:00.000Z')],
    });
    await loader.load({ now });
    expect(lines.at(-1)).toContain('0 failed');
  });

  it('names a call that fails, and goes on', async () => {
    const { loader, requests, lines, failing } = createServer();
    failing.add('b');
    await loader.load({ now });
    expect(requests.map(({ query }) => query.application)).toEqual([
      'first',
      'a',
      'last',
    ]);
    const failures = lines.filter(line => line.includes('failed:'));
    expect(failures.length).toBe(2);
    expect(failures.join()).toContain('refused');
    expect(failures.join()).toContain('0 of 0 findings fit a.js');
  });
});
