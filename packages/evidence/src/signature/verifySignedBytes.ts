import { constants, KeyObject, verify } from 'node:crypto';

/**
 * Whether a signature over bytes was made with a key. Never throws.
 *
 * @remarks
 * Signers do not say which hash and encoding they used, so those that are in use for the kind of key are tried: ECDSA with SHA-256 and the hash of
 * the curve's size, as DER or as two numbers side by side; RSA as PKCS #1 v1.5 and PSS with SHA-256, SHA-384 and SHA-512; Ed25519.
 */
export function verifySignedBytes(
  key: KeyObject,
  bytes: Uint8Array,
  signature: Uint8Array,
): boolean {
  const attempt = (
    algorithm: string | undefined,
    options: object = {},
  ): boolean => {
    try {
      return verify(algorithm, bytes, { key, ...options }, signature);
    } catch {
      return false;
    }
  };
  switch (key.asymmetricKeyType) {
    case 'ed25519':
      return attempt(undefined);
    case 'ec': {
      const { size, hashes } = curveOf(key);
      const dsaEncoding = signature.length === 2 * size ? 'ieee-p1363' : 'der';
      return hashes.some(hash => attempt(hash, { dsaEncoding }));
    }
    case 'rsa':
      return rsaHashes.some(
        hash => attempt(hash) || attempt(hash, probabilistic),
      );
    case 'rsa-pss':
      return rsaHashes.some(hash => attempt(hash, probabilistic));
    default:
      return false;
  }
}

/** Bytes of a number of the curve, and the hashes that are signed with it. */
export function curveOf(key: KeyObject): { size: number; hashes: string[] } {
  switch (key.asymmetricKeyDetails?.namedCurve) {
    case 'secp384r1':
      return { size: 48, hashes: ['sha384', 'sha256'] };
    case 'secp521r1':
      return { size: 66, hashes: ['sha512', 'sha256'] };
    default:
      return { size: 32, hashes: ['sha256'] };
  }
}

const rsaHashes = ['sha256', 'sha384', 'sha512'];

const probabilistic = {
  padding: constants.RSA_PKCS1_PSS_PADDING,
  saltLength: constants.RSA_PSS_SALTLEN_AUTO,
};
