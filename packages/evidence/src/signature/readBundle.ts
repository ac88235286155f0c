import { Bundle, bundleFromJSON, ValidationError } from '@sigstore/bundle';
import { DocumentError, quote } from '../document/DocumentError';
import { EvidenceLimits } from '../document/EvidenceLimits';
import { decodeBase64 } from '../document/decodeBase64';
import { fieldOf, itemsOf, requiredText } from '../document/fields';
import { Envelope, readEnvelope } from './envelope';

/** A Sigstore bundle, and what it signs. */
export interface ReadBundle {
  bundle: Bundle;
  /** Absent where the bundle signs an artifact directly. */
  envelope?: Envelope;
}

/**
 * Reads a bundle of version 0.1, 0.2 or 0.3.
 *
 * @throws DocumentError that names what is wrong
 */
export function readBundle(value: unknown, limits: EvidenceLimits): ReadBundle {
  const mediaType = requiredText(fieldOf(value, 'mediaType'), 'mediaType');
  if (!knownMediaType.test(mediaType)) {
    throw new DocumentError(
      `mediaType is ${quote(
        mediaType,
      )}; bundles of versions 0.1, 0.2 and 0.3 are accepted`,
    );
  }
  const content = fieldOf(value, 'dsseEnvelope');
  const envelope =
    content === undefined ? undefined : readEnvelope(content, limits);
  if (!envelope) assertMessageSignature(value);
  assertProofs(value, limits);
  try {
    return { bundle: bundleFromJSON(value), envelope };
  } catch (error) {
    throw new DocumentError(
      error instanceof ValidationError
        ? `The bundle is incomplete: ${error.fields.join(
            ', ',
          )} is missing or wrong`
        : 'The bundle is malformed: a field has a value of another kind than it accepts',
    );
  }
}

const knownMediaType =
  /^application\/vnd\.dev\.sigstore\.bundle(?:\+json;version=0\.[123]|\.v0\.3\+json)$/;

/** The library decodes Base64 that is none. */
function assertMessageSignature(value: unknown): void {
  const message = fieldOf(value, 'messageSignature');
  if (message === undefined) {
    throw new DocumentError(
      'The bundle must have a dsseEnvelope or a messageSignature',
    );
  }
  const signature = fieldOf(message, 'signature');
  if (decodeBase64(signature, 'messageSignature.signature').length === 0) {
    throw new DocumentError('messageSignature.signature is empty');
  }
  decodeBase64(
    fieldOf(message, 'messageDigest', 'digest'),
    'messageSignature.messageDigest.digest',
  );
}

/** Each log entry and timestamp is verified, so their number is what verification costs. */
function assertProofs(value: unknown, limits: EvidenceLimits): void {
  const material = fieldOf(value, 'verificationMaterial');
  const lists: Array<[string, unknown[]]> = [
    ['tlogEntries', itemsOf(material, 'tlogEntries')],
    [
      'rfc3161Timestamps',
      itemsOf(material, 'timestampVerificationData', 'rfc3161Timestamps'),
    ],
    ['certificates', itemsOf(material, 'x509CertificateChain', 'certificates')],
  ];
  for (const [name, list] of lists) {
    if (list.length > limits.signatures) {
      throw new DocumentError(
        `The bundle has ${list.length} ${name}; the limit is ${limits.signatures}`,
      );
    }
  }
  for (const [index, entry] of lists[0][1].entries()) {
    const logIndex = fieldOf(entry, 'logIndex') ?? '0';
    if (!/^\d{1,19}$/.test(String(logIndex))) {
      throw new DocumentError(
        `tlogEntries[${index}].logIndex must be a whole number from 0`,
      );
    }
  }
}
