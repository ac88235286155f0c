import { ResponseError } from '@backstage/errors';

/** How the client finds the backend and reaches it. @public */
export interface ProductSecurityClientOptions {
  discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  /** Default: the platform's own `fetch`. */
  fetchApi?: { fetch: typeof fetch };
}

/** @public */
export interface ProductSecurityRequestOptions {
  /** A Backstage token, for callers whose `fetchApi` does not add one. */
  token?: string;
  /** Ends the request when nobody waits for its answer any more. */
  signal?: AbortSignal;
}

/** What any operation sends. */
export interface ApiRequest {
  path?: Record<string, string>;
  query?: object;
  headers?: Record<string, string | undefined>;
  body?: unknown;
}

/**
 * Asks the backend.
 *
 * @returns the parsed body of the answer; a `Blob` when it is no JSON, `undefined` when it has none
 * @throws ResponseError when the backend refuses or fails
 */
export async function callApi<T>(
  { discoveryApi, fetchApi }: ProductSecurityClientOptions,
  call: {
    method: string;
    /** With parameters in braces. */
    path: string;
    request: ApiRequest;
    options?: ProductSecurityRequestOptions;
  },
): Promise<T> {
  const { method, request } = call;
  const { token, signal } = call.options ?? {};
  const base = await discoveryApi.getBaseUrl('product-security');
  const path = call.path.replace(/\{(\w+)\}/g, (_, name) =>
    encodeURIComponent(request.path?.[name] ?? ''),
  );
  const search = searchOf(request.query ?? {});
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers ?? {})) {
    if (value !== undefined) headers.set(name, value);
  }
  if (token) headers.set('Authorization', `Bearer ${token}`);
  const body = bodyOf(request.body, headers);
  const response = await (fetchApi?.fetch ?? fetch)(
    `${base}${path}${search && `?${search}`}`,
    { method, headers, body, signal },
  );
  if (!response.ok) throw await ResponseError.fromResponse(response);
  return (await answerOf(response)) as T;
}

/** JSON, nothing, or what is no JSON as it is, such as an archive. */
async function answerOf(response: Response): Promise<unknown> {
  if (response.status === 204) return undefined;
  const type = response.headers.get('Content-Type') ?? 'application/json';
  return type.startsWith('application/json')
    ? response.json()
    : response.blob();
}

/** Values of a list are one comma list; an empty one is no filter. */
function searchOf(query: object): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue;
    if (Array.isArray(value) && value.length === 0) continue;
    search.set(name, Array.isArray(value) ? value.join(',') : String(value));
  }
  return search.toString();
}

/** JSON, unless it is what a request can have as its body as it is, such as the text or bytes of a report. */
function bodyOf(body: unknown, headers: Headers): BodyInit | undefined {
  if (body === undefined) return undefined;
  const isReport =
    typeof body === 'string' ||
    body instanceof ArrayBuffer ||
    ArrayBuffer.isView(body) ||
    (typeof Blob !== 'undefined' && body instanceof Blob);
  headers.set(
    'Content-Type',
    isReport ? 'application/octet-stream' : 'application/json',
  );
  return isReport ? (body as BodyInit) : JSON.stringify(body);
}
