import { parseJsonSafely } from '../../parseJsonSafely';

/**
 * What a DSSE envelope with an in-toto statement holds; `undefined` when it is no such envelope, or holds no JSON. Never throws.
 *
 * @remarks
 * Source: the DSSE protocol; its payload is in base64, standard or URL-safe.
 */
export function dssePayload(payloadType: unknown, payload: unknown): unknown {
  if (
    typeof payload !== 'string' ||
    typeof payloadType !== 'string' ||
    !payloadType.startsWith('application/vnd.in-toto')
  ) {
    return undefined;
  }
  try {
    return parseJsonSafely(Buffer.from(payload, 'base64').toString('utf8'));
  } catch {
    return undefined;
  }
}
