import { DocumentError } from '../document/DocumentError';
import { EvidenceLimits } from '../document/EvidenceLimits';
import { tooLarge } from '../document/assertPlainJson';
import { decodeBase64 } from '../document/decodeBase64';
import {
  fieldOf,
  itemsOf,
  requiredObject,
  requiredText,
  textOf,
} from '../document/fields';

/** A DSSE envelope whose fields were read. */
export interface Envelope {
  payloadType: string;
  payload: Buffer;
  signatures: EnvelopeSignature[];
}

export interface EnvelopeSignature {
  /** Hint at the key; nothing vouches for it. */
  keyId?: string;
  bytes: Buffer;
  /** Certificate in PEM, which some builders put beside a signature. */
  certificate?: string;
}

/** Payload type of in-toto statements. */
export const inTotoPayloadType = 'application/vnd.in-toto+json';

/**
 * Reads a DSSE envelope.
 *
 * @throws DocumentError that names the field that is wrong
 */
export function readEnvelope(value: unknown, limits: EvidenceLimits): Envelope {
  const payloadType = requiredText(
    fieldOf(value, 'payloadType'),
    'payloadType',
  );
  const payload = decodeBase64(fieldOf(value, 'payload'), 'payload');
  if (payload.length === 0) throw new DocumentError('payload is empty');
  if (payload.length > limits.bytes) throw tooLarge(limits.bytes);
  const listed = itemsOf(value, 'signatures');
  if (listed.length === 0) {
    throw new DocumentError('The envelope has no signature');
  }
  if (listed.length > limits.signatures) {
    throw new DocumentError(
      `The envelope has ${listed.length} signatures; the limit is ${limits.signatures}`,
    );
  }
  const signatures = listed.map((item, index) => {
    const field = `signatures[${index}]`;
    const signature = requiredObject(item, field);
    const bytes = decodeBase64(fieldOf(signature, 'sig'), `${field}.sig`);
    if (bytes.length === 0) {
      throw new DocumentError(
        `${field}.sig is empty: the signature is missing`,
      );
    }
    return {
      bytes,
      keyId: textOf(signature, 'keyid'),
      certificate: textOf(signature, 'cert'),
    };
  });
  return { payloadType, payload, signatures };
}

/** What is signed: the pre-authentication encoding, which binds the payload to its type. */
export function preAuthenticationEncoding({
  payloadType,
  payload,
}: Pick<Envelope, 'payloadType' | 'payload'>): Buffer {
  const type = Buffer.from(payloadType, 'utf8');
  return Buffer.concat([
    Buffer.from(`DSSEv1 ${type.length} `),
    type,
    Buffer.from(` ${payload.length} `),
    payload,
  ]);
}
