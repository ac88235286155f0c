import { createServer, IncomingMessage, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import {
  Finding,
  Scan,
} from '@prodsec/backstage-plugin-product-security-common';

/** A request as it arrived. */
export interface ReceivedRequest {
  method: string;
  path: string;
  query: Record<string, string>;
  headers: IncomingMessage['headers'];
  /** With gzip undone. */
  body: string;
}

/** An answer to give. */
export interface PlannedAnswer {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
  /** Breaks the connection instead. */
  breakOff?: boolean;
  /** Never says anything. */
  silent?: boolean;
}

/** Decides about an answer; `undefined` leaves it to the next one. */
export type Answerer = (request: ReceivedRequest) => PlannedAnswer | undefined;

/** A server that answers as the plugin does, so far as a client of uploads sees it. */
export class TestPortal {
  readonly requests: ReceivedRequest[] = [];
  /** Asked in turn, each once it has answered is used up. */
  readonly next: Answerer[] = [];
  findings: Finding[] = [];
  scan: Scan = recordedScan();
  /** Of the portal's backend; also after it has stopped. */
  url = '';
  readonly #server: Server;

  private constructor() {
    this.#server = createServer(async (request, response) => {
      const received = await receive(request);
      this.requests.push(received);
      const answer = this.next.shift()?.(received) ?? this.#answer(received);
      if (answer.silent) return;
      if (answer.breakOff) {
        response.destroy();
        return;
      }
      const isText = typeof answer.body === 'string';
      response.writeHead(answer.status, answer.headers);
      response.end(isText ? answer.body : JSON.stringify(answer.body));
    });
  }

  static async start(): Promise<TestPortal> {
    const portal = new TestPortal();
    await new Promise<void>(resolve => {
      portal.#server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = portal.#server.address() as AddressInfo;
    portal.url = `http://127.0.0.1:${port}`;
    return portal;
  }

  /** The requests for uploads alone. */
  get uploads(): ReceivedRequest[] {
    return this.requests.filter(({ method }) => method === 'POST');
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => this.#server.close(resolve));
  }

  #answer({ method, path, query }: ReceivedRequest): PlannedAnswer {
    const base = '/api/product-security';
    if (method === 'POST' && path === `${base}/scans`) {
      const { application, branch, commit, scope = '' } = query;
      this.scan = { ...this.scan, application, commit, scope };
      if (branch) this.scan.branch = branch;
      return { status: 201, body: this.scan };
    }
    if (path === `${base}/scans/${this.scan.id}`) {
      return { status: 200, body: this.scan };
    }
    if (path === `${base}/findings`) return this.#listFindings(query);
    return refusal(404, 'NotFoundError', 'There is nothing here');
  }

  #listFindings(query: Record<string, string>): PlannedAnswer {
    const pageSize = 2;
    const start = Number(query.cursor ?? 0);
    const fits = (name: string, value: string) =>
      query[name] === undefined || query[name].split(',').includes(value);
    const found = this.findings.filter(
      finding =>
        fits('severity', finding.severity) &&
        fits('status', finding.status) &&
        fits('category', finding.category),
    );
    const end = start + pageSize;
    return {
      status: 200,
      body: {
        items: found.slice(start, end),
        nextCursor: end < found.length ? String(end) : undefined,
      },
    };
  }
}

/** Backstage's error body. */
export function refusal(
  status: number,
  name: string,
  message: string,
  headers?: Record<string, string>,
): PlannedAnswer {
  return { status, headers, body: { error: { name, message } } };
}

/** A scan with two new findings. */
export function recordedScan(changes: Partial<Scan> = {}): Scan {
  return {
    id: 'scan-1',
    application: 'component:default/payments',
    tool: 'ESLint',
    format: 'sarif',
    category: 'code',
    scope: '',
    branch: 'main',
    scannedAt: '2026-10-02T09:00:00.000Z',
    complete: true,
    held: false,
    counts: {
      reported: 12,
      findings: 11,
      duplicates: 1,
      new: 2,
      reopened: 1,
      unchanged: 8,
      closed: 4,
      suppressed: 0,
    },
    ...changes,
  };
}

/** An open finding that the scan opened. */
export function openFinding(changes: Partial<Finding> = {}): Finding {
  return {
    id: 'finding-1',
    application: 'component:default/payments',
    team: null,
    tier: '1',
    exposure: 'internet',
    title: 'Injection',
    rule: 'injection',
    cwe: [],
    cve: [],
    severity: 'critical',
    category: 'code',
    tool: 'ESLint',
    location: {},
    branch: 'main',
    status: 'open',
    openedAt: '2026-10-02T09:00:00.000Z',
    firstSeenAt: '2026-10-02T09:00:00.000Z',
    closedAt: null,
    verifiedAt: null,
    reopenCount: 0,
    riskScore: 10,
    riskFactors: { severity: 10, exploitability: 1, tier: 1, exposure: 1 },
    exploitability: { factor: 1, knownExploited: false },
    owner: null,
    ...changes,
  };
}

async function receive(request: IncomingMessage): Promise<ReceivedRequest> {
  const url = new URL(request.url ?? '/', 'http://portal');
  const bytes = await buffer(request);
  const isPacked = request.headers['content-encoding'] === 'gzip';
  return {
    method: request.method ?? '',
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    headers: request.headers,
    body: (isPacked ? gunzipSync(bytes) : bytes).toString(),
  };
}
