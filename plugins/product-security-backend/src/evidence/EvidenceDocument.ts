import { createHash } from 'node:crypto';

/** A document that was sent as evidence. */
export interface EvidenceDocument {
  /** SHA-256 of the text, in hexadecimal. */
  digest: string;
  text: string;
  /** Whether it was sent as an object; otherwise it was sent as text. */
  isJson: boolean;
  /** Bytes of the text in UTF-8. */
  size: number;
}

/**
 * A document by what was sent.
 *
 * @param value - text, or a JSON value, whose text without blanks is then the document
 * @throws RangeError for a value that is nested too deep to be written
 */
export function evidenceDocument(value: string | object): EvidenceDocument {
  const isJson = typeof value !== 'string';
  const text = isJson ? JSON.stringify(value) : value;
  return {
    digest: createHash('sha256').update(text).digest('hex'),
    text,
    isJson,
    size: Buffer.byteLength(text),
  };
}
