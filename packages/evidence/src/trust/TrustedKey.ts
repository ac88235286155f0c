import { createPublicKey, KeyObject } from 'node:crypto';
import { InputError } from '@backstage/errors';
import { TrustScope } from './EvidenceTrust';

/** A public key that was read and found fit. */
export interface TrustedKey extends TrustScope {
  name: string;
  id?: string;
  key: KeyObject;
  validFrom?: Date;
  validUntil?: Date;
  signs: 'dsse' | 'payload';
}

/**
 * Reads a public key.
 *
 * @throws InputError that names `field` when it is none, is of an unknown kind, or is too short
 */
export function readPublicKey(pem: unknown, field: string): KeyObject {
  const accepted = `${field} must be a public key in PEM (-----BEGIN PUBLIC KEY-----): ECDSA P-256, P-384 or P-521, RSA of at least ${shortestRsaKey} bits, or Ed25519`;
  if (typeof pem !== 'string' || /PRIVATE KEY/.test(pem)) {
    throw new InputError(accepted);
  }
  let key: KeyObject;
  try {
    key = createPublicKey({ key: pem, format: 'pem' });
  } catch {
    throw new InputError(accepted);
  }
  const { asymmetricKeyType: kind, asymmetricKeyDetails: details } = key;
  const isFit =
    kind === 'ed25519' ||
    (kind === 'ec' && curves.has(details?.namedCurve ?? '')) ||
    ((kind === 'rsa' || kind === 'rsa-pss') &&
      (details?.modulusLength ?? 0) >= shortestRsaKey);
  if (!isFit) throw new InputError(accepted);
  return key;
}

const curves = new Set(['prime256v1', 'secp384r1', 'secp521r1']);
const shortestRsaKey = 2048;
