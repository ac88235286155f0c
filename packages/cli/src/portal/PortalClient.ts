import { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import {
  Finding,
  GateDecision,
  GateQuestion,
  MetricDefinition,
  MetricDefinitionList,
  MetricValue,
  Page,
  Scan,
} from '@prodsec/backstage-plugin-product-security-common';
import { Deadline } from './Deadline';
import { parseObject, parseScan } from './parseScan';
import { ScanProgress } from './ScanProgress';
import { refusalOf } from './refusalOf';
import { HttpAnswer } from './sendRequest';
import { sendWithRetries } from './sendWithRetries';
import { UploadFailedError } from './UploadFailedError';

/** What the client needs. */
export interface PortalClientOptions {
  /** As of {@link portalAddress}. */
  address: string;
  token: string;
  userAgent: string;
  /** How often a request is sent again while the network fails or the portal says "later". */
  retries: number;
  /** Told of every request and the status of its answer, without headers. */
  onDetail?(text: string): void;
  /** Told before a request is sent again. */
  onRetry?(text: string): void;
}

/** A report on its way. */
export interface UploadRequest {
  /** Query parameters of `POST /scans`; absent ones are left out. */
  parameters: Record<string, string | undefined>;
  /** Opens the gzip-encoded report, once for each attempt. */
  openBody(): Promise<Readable>;
  /** Asks for a 202 and then for the scan until it is recorded. */
  respondAsync: boolean;
  deadline: Deadline;
  /** Told while the portal works on it. */
  onWaiting?(progress: ScanProgress): void;
}

/** A scan as it is recorded. */
export interface UploadedScan {
  scan: Scan;
  /** Whether it was there before. */
  repeated: boolean;
}

const firstPoll = 500;
const longestPoll = 5_000;

/** Asks the portal's plugin. Every method throws an `UploadFailedError` when the portal refuses or does not answer. */
export class PortalClient {
  readonly #options: PortalClientOptions;

  constructor(options: PortalClientOptions) {
    this.#options = options;
  }

  /** Uploads a report (`POST /scans`). */
  async upload(request: UploadRequest): Promise<UploadedScan> {
    const { deadline, respondAsync } = request;
    const answer = await this.#send({
      method: 'POST',
      path: '/scans',
      query: request.parameters,
      headers: {
        'Content-Encoding': 'gzip',
        'Content-Type': 'application/octet-stream',
        ...(respondAsync ? { Prefer: 'respond-async' } : {}),
      },
      openBody: request.openBody,
      deadline,
    });
    if (answer.status === 202) {
      const scan = await this.#waitForScan(scanIdOf(answer), request);
      return { scan, repeated: false };
    }
    return { scan: parseScan(answer.body), repeated: answer.status === 200 };
  }

  /** A recorded scan (`GET /scans/{id}`). A token that may upload and not read gets a 404. */
  async getScan(id: string, deadline: Deadline): Promise<Scan> {
    const answer = await this.#askForScan(id, deadline);
    return parseScan(answer.body);
  }

  /** The findings of a filter (`GET /findings`), page by page. */
  async *findings(
    filter: Record<string, string | undefined>,
    deadline: Deadline,
  ): AsyncGenerator<Finding> {
    let cursor: string | undefined;
    do {
      const query = { ...filter, limit: '1000', cursor };
      const answer = await this.#get('/findings', query, deadline);
      const page = parseObject(answer.body) as Page<Finding> | undefined;
      if (!Array.isArray(page?.items)) {
        throw new UploadFailedError(
          'The answer is not that of the portal: no list of findings',
        );
      }
      yield* page.items;
      cursor = page.nextCursor;
    } while (cursor);
  }

  /** All metrics (`GET /metrics`). */
  async metrics(deadline: Deadline): Promise<MetricDefinition[]> {
    const answer = await this.#get('/metrics', {}, deadline);
    const list = parseObject(answer.body) as
      | Partial<MetricDefinitionList>
      | undefined;
    if (Array.isArray(list?.items)) return list.items;
    throw new UploadFailedError(
      'The answer is not that of the portal: no list of metrics',
      { hint: 'Is --url the backend of the portal?' },
    );
  }

  /** A metric's numbers (`GET /metrics/{id}/value`). */
  async metricValue(
    id: string,
    query: Record<string, string | undefined>,
    deadline: Deadline,
  ): Promise<MetricValue> {
    const path = `/metrics/${encodeURIComponent(id)}/value`;
    const answer = await this.#get(path, query, deadline);
    const value = parseObject(answer.body) as Partial<MetricValue> | undefined;
    if (value && 'value' in value && Array.isArray(value.groups)) {
      return value as MetricValue;
    }
    throw new UploadFailedError(
      'The answer is not that of the portal: no value of a metric',
      { hint: 'Is --url the backend of the portal?' },
    );
  }

  /**
   * Asks the gate of the portal about a release candidate (`POST /gates/evaluate`).
   *
   * @param question - with a `run`, so that a request that is sent again is not another attempt
   */
  async evaluateGate(
    question: Omit<GateQuestion, 'policy'> & { policy?: unknown },
    deadline: Deadline,
  ): Promise<GateDecision> {
    const answer = await this.#send({
      method: 'POST',
      path: '/gates/evaluate',
      query: {},
      headers: { 'Content-Type': 'application/json' },
      openBody: async () => Readable.from([JSON.stringify(question)]),
      deadline,
    });
    const decision = parseObject(answer.body) as
      | Partial<GateDecision>
      | undefined;
    if (
      (decision?.status === 'passed' || decision?.status === 'failed') &&
      Array.isArray(decision.reasons)
    ) {
      return decision as GateDecision;
    }
    throw new UploadFailedError(
      'The answer is not that of the portal: no decision of a gate',
      { hint: 'Is --url the backend of the portal?' },
    );
  }

  async #waitForScan(
    id: string,
    { deadline, onWaiting }: UploadRequest,
  ): Promise<Scan> {
    let pause = firstPoll;
    for (;;) {
      const answer = await this.#askForScan(id, deadline);
      if (answer.status !== 202) return parseScan(answer.body);
      onWaiting?.(progressOf(answer));
      if (pause >= deadline.remaining) {
        throw new UploadFailedError(
          `The portal has the report, and did not record it within ${
            deadline.allowed / 1000
          } seconds`,
          {
            hint: `It goes on with it as scan ${id}. Give more time with --timeout.`,
          },
        );
      }
      await wait(pause);
      pause = Math.min(longestPoll, pause * 1.5);
    }
  }

  async #askForScan(id: string, deadline: Deadline): Promise<HttpAnswer> {
    try {
      return await this.#get(`/scans/${encodeURIComponent(id)}`, {}, deadline);
    } catch (error) {
      if ((error as UploadFailedError).status !== 404) throw error;
      throw new UploadFailedError((error as Error).message, {
        status: 404,
        hint: 'The portal has the report. To ask for it, which --async and rules with open or a severity do, the token needs the permission product-security.read as well.',
      });
    }
  }

  async #get(
    path: string,
    query: Record<string, string | undefined>,
    deadline: Deadline,
  ): Promise<HttpAnswer> {
    return this.#send({ method: 'GET', path, query, deadline });
  }

  async #send(request: {
    method: 'GET' | 'POST';
    path: string;
    query: Record<string, string | undefined>;
    headers?: Record<string, string>;
    openBody?(): Promise<Readable>;
    deadline: Deadline;
  }): Promise<HttpAnswer> {
    const { address, onDetail, onRetry, retries, token, userAgent } =
      this.#options;
    const url = new URL(address + request.path);
    for (const [name, value] of Object.entries(request.query)) {
      if (value !== undefined) url.searchParams.set(name, value);
    }
    const label = `${request.method} ${url}`;
    const answer = await sendWithRetries(
      async () => ({
        method: request.method,
        url,
        headers: {
          Accept: 'application/json',
          Authorization: `Bearer ${token}`,
          'User-Agent': userAgent,
          ...request.headers,
        },
        body: await request.openBody?.(),
      }),
      {
        retries,
        deadline: request.deadline,
        onRetry: (reason, delay) =>
          onRetry?.(
            `${request.method} ${request.path}: ${reason}; again in ${(
              delay / 1000
            ).toFixed(1)} s`,
          ),
      },
    );
    onDetail?.(`${label}: ${answer.status}`);
    if (answer.status < 200 || answer.status > 299) throw refusalOf(answer);
    return answer;
  }
}

/**
 * The id at the end of the `Location` of a 202. Only the id is taken from it: a portal behind a proxy does not know its own address, and the
 * token goes to the address it was given for.
 */
function scanIdOf({ headers }: HttpAnswer): string {
  const id = /\/scans\/([^/?#]+)/.exec(headers.location ?? '')?.[1];
  if (id) return decodeURIComponent(id);
  throw new UploadFailedError(
    'The portal took the report, and its answer does not say where to ask for the scan (no Location)',
  );
}

function progressOf({ body }: HttpAnswer): ScanProgress {
  const { progress, state } = parseObject(body) ?? {};
  const { percent } = (progress ?? {}) as Partial<Record<string, unknown>>;
  return {
    state: typeof state === 'string' ? state : undefined,
    percent: typeof percent === 'number' ? percent : undefined,
  };
}
