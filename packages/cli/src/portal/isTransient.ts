/**
 * Whether the same request may go through a little later: the connection failed or broke off.
 *
 * @param error - what {@link sendRequest} threw
 */
export function isTransient(error: unknown): boolean {
  return codes.has((error as NodeJS.ErrnoException | undefined)?.code ?? '');
}

/** Whether an answer of this status says "later". Any other refusal would be the same again. */
export function isTransientStatus(status: number): boolean {
  return statuses.has(status);
}

const statuses = new Set([429, 502, 503, 504]);

const codes = new Set([
  'EAI_AGAIN',
  'ECONNABORTED',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETDOWN',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ERR_STREAM_PREMATURE_CLOSE',
  'ETIMEDOUT',
  'HPE_INVALID_EOF_STATE',
]);
