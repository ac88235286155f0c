import { setTimeout as wait } from 'node:timers/promises';
import { Deadline } from './Deadline';
import { isTransient, isTransientStatus } from './isTransient';
import { retryAfter } from './retryAfter';
import { retryDelay } from './retryDelay';
import { HttpAnswer, HttpRequest, sendRequest } from './sendRequest';
import { UploadFailedError } from './UploadFailedError';

/** How patient to be. */
export interface RetryOptions {
  /** How often a request is sent again, at most. */
  retries: number;
  deadline: Deadline;
  /** Told before each waiting, with its reason and its milliseconds. */
  onRetry?(reason: string, delay: number): void;
  /** A number from 0 up to 1; default: by chance. */
  random?(): number;
}

/**
 * Sends a request, and again while the network fails or the answer says "later" (429, 502, 503, 504).
 *
 * @remarks
 * Only for requests that may be sent twice. A report is one: the portal records it once.
 *
 * @param makeRequest - makes it anew for each attempt, as a body can be read only once
 * @returns the last answer, whatever its status
 * @throws UploadFailedError when none came in time; what reading the body threw
 */
export async function sendWithRetries(
  makeRequest: () => Promise<HttpRequest>,
  options: RetryOptions,
): Promise<HttpAnswer> {
  const { deadline, onRetry, random = Math.random, retries } = options;
  for (let attempt = 1; ; attempt++) {
    const outcome = await attemptOnce(makeRequest, deadline);
    if (outcome.final) return outcome.answer;
    const { answer, reason } = outcome;
    const delay =
      retryAfter(answer?.headers['retry-after'], Date.now()) ??
      retryDelay(attempt, random());
    if (attempt > retries || delay >= deadline.remaining) {
      if (answer) return answer;
      throw new UploadFailedError(`The portal cannot be reached: ${reason}`, {
        hint: `Is --url right, and can this machine reach it? It was tried ${attempt} ${
          attempt === 1 ? 'time' : 'times'
        }.`,
      });
    }
    onRetry?.(reason, delay);
    await wait(delay);
  }
}

type Outcome =
  | { final: true; answer: HttpAnswer }
  | { final: false; reason: string; answer?: HttpAnswer };

async function attemptOnce(
  makeRequest: () => Promise<HttpRequest>,
  { allowed, signal }: Deadline,
): Promise<Outcome> {
  const request = await makeRequest();
  try {
    const answer = await sendRequest({ ...request, signal });
    if (!isTransientStatus(answer.status)) return { final: true, answer };
    return { final: false, reason: `the answer ${answer.status}`, answer };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (signal.aborted) {
      throw new UploadFailedError(
        `The portal did not answer within ${allowed / 1000} seconds`,
        {
          hint: 'Give more with --timeout, or upload a large report with --async.',
        },
      );
    }
    if (isTransient(error)) {
      return { final: false, reason: message || code || 'no connection' };
    }
    if (/^HPE_/.test(code ?? '')) {
      throw new UploadFailedError(
        `What answers there does not speak HTTP: ${message}`,
        { hint: 'Is --url right, with https where the portal has it?' },
      );
    }
    if (/CERT|SSL|TLS|SELF_SIGNED|EPROTO|UNABLE_TO/.test(code ?? '')) {
      throw new UploadFailedError(
        `No secure connection to the portal: ${message}`,
        {
          hint: 'A certificate authority of your own is made known to Node by NODE_EXTRA_CA_CERTS.',
        },
      );
    }
    throw error;
  }
}
