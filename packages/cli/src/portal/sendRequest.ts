import { request as requestHttp, IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { text } from 'node:stream/consumers';

/** A request over HTTP. */
export interface HttpRequest {
  method: 'GET' | 'POST';
  url: URL;
  headers: Record<string, string>;
  /** Sent as it comes, without its length being known. */
  body?: Readable;
  /** Ends the request. */
  signal?: AbortSignal;
}

/** What came back. */
export interface HttpAnswer {
  status: number;
  /** By lower-case name. */
  headers: IncomingMessage['headers'];
  body: string;
}

/**
 * Sends one request, and reads the answer to its end. Follows no redirection, so that a token goes nowhere else.
 *
 * @remarks
 * An answer that comes before the body is through ends the sending: a portal that refuses a report need not read it.
 */
export async function sendRequest(request: HttpRequest): Promise<HttpAnswer> {
  const { body, headers, method, signal, url } = request;
  const send = url.protocol === 'https:' ? requestHttps : requestHttp;
  const sent = send(url, { method, headers, signal });
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    sent.once('response', resolve);
    sent.once('error', reject);
  });
  const sending = body ? pipeline(body, sent) : undefined;
  if (!body) sent.end();
  try {
    const response = await Promise.race([answered, neverUnlessFails(sending)]);
    const answer = {
      status: response.statusCode ?? 0,
      headers: response.headers,
      body: await text(response),
    };
    if (body && !sent.writableFinished) sent.destroy();
    return answer;
  } finally {
    body?.destroy();
    answered.catch(() => {});
  }
}

/** Ends only as a failure: what is through says nothing about the answer. */
async function neverUnlessFails(
  sending: Promise<void> | undefined,
): Promise<never> {
  await sending;
  return new Promise<never>(() => {});
}
