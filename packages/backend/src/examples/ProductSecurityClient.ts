import { AuthService, DiscoveryService } from '@backstage/backend-plugin-api';
import { isError, ResponseError } from '@backstage/errors';
import { setTimeout as sleep } from 'node:timers/promises';
import { KnownFinding } from './types';

const attempts = 6;
const busyStatuses = [429, 502, 503];

/** A request to the product security API. */
export interface ApiRequest {
  method: 'GET' | 'POST' | 'PATCH';
  path: string;
  query: Record<string, string>;
  headers?: Record<string, string>;
  body?: unknown;
}

/** Talks to the public HTTP API of the product security plugin, as this plugin itself. */
export class ProductSecurityClient {
  readonly #auth: AuthService;
  readonly #discovery: DiscoveryService;
  readonly #signal: AbortSignal;

  /** @param options - `signal` ends requests and waiting when the backend shuts down */
  constructor(options: {
    auth: AuthService;
    discovery: DiscoveryService;
    signal: AbortSignal;
  }) {
    this.#auth = options.auth;
    this.#discovery = options.discovery;
    this.#signal = options.signal;
  }

  /** Every finding that fits, page by page; none while the plugin does not know the application. */
  async listFindings(query: Record<string, string>): Promise<KnownFinding[]> {
    const items: KnownFinding[] = [];
    let cursor: string | undefined;
    do {
      const page = await this.#page({ ...query, ...(cursor && { cursor }) });
      items.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor);
    return items;
  }

  /**
   * The answer's body. A busy server is asked again a few times, and so is one that has not read the application yet.
   *
   * @throws ResponseError that carries the server's own words
   */
  async request<T>(request: ApiRequest): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      const answer = await this.#send(request).catch((error: Error) => error);
      if (answer instanceof Response && answer.ok) {
        return (await answer.json()) as T;
      }
      if (attempt === attempts || !mayPass(answer, request)) {
        throw answer instanceof Response
          ? await ResponseError.fromResponse(answer)
          : answer;
      }
      await sleep(pauseMs(answer, attempt), undefined, {
        signal: this.#signal,
      });
    }
  }

  async #page(
    query: Record<string, string>,
  ): Promise<{ items: KnownFinding[]; nextCursor?: string }> {
    try {
      return await this.request({
        method: 'GET',
        path: '/findings',
        query: { ...query, limit: '200' },
      });
    } catch (error) {
      if (isError(error) && error.statusCode === 404) {
        return { items: [] };
      }
      throw error;
    }
  }

  async #send(request: ApiRequest): Promise<Response> {
    const { method, path, query, headers, body } = request;
    const baseUrl = await this.#discovery.getBaseUrl('product-security');
    const { token } = await this.#auth.getPluginRequestToken({
      onBehalfOf: await this.#auth.getOwnServiceCredentials(),
      targetPluginId: 'product-security',
    });
    return fetch(`${baseUrl}${path}?${new URLSearchParams(query)}`, {
      method,
      headers: { ...headers, Authorization: `Bearer ${token}` },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: this.#signal,
    });
  }
}

/** Whether asking again can help: the server is busy, not up yet, or has not read the application from the catalog yet. */
function mayPass(answer: Response | Error, { path }: ApiRequest): boolean {
  if (answer instanceof Response) {
    const notRead = answer.status === 404 && path === '/scans';
    return notRead || busyStatuses.includes(answer.status);
  }
  return answer.name !== 'AbortError';
}

function pauseMs(answer: Response | Error, attempt: number): number {
  const told =
    answer instanceof Response && Number(answer.headers.get('retry-after'));
  return told ? told * 1000 : 2 ** attempt * 250;
}
