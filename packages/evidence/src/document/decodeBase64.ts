import { DocumentError } from './DocumentError';

/**
 * Bytes of a Base64 text, in the standard or the URL-safe alphabet.
 *
 * @remarks
 * Only the one text that stands for these bytes is accepted, with or without padding: decoders that pass over other characters, or over bits
 * after the last byte, would see one document in many texts.
 *
 * @throws DocumentError that names `field`
 */
export function decodeBase64(text: unknown, field: string): Buffer {
  if (typeof text !== 'string') {
    throw new DocumentError(`${field} must be a Base64 text`);
  }
  const urlSafe = /[-_]/.test(text);
  const bytes = Buffer.from(text, urlSafe ? 'base64url' : 'base64');
  const canonical = bytes.toString(urlSafe ? 'base64url' : 'base64');
  const unpadded = canonical.replace(/=+$/, '');
  const padded = unpadded + '='.repeat((4 - (unpadded.length % 4)) % 4);
  if (text !== unpadded && text !== padded) {
    throw new DocumentError(`${field} is not valid Base64`);
  }
  return bytes;
}
