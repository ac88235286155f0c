import { constants, createHash, KeyObject, publicDecrypt } from 'node:crypto';
import { p256, p384, p521 } from '@noble/curves/nist';
import { curveOf } from './verifySignedBytes';

/**
 * Whether a signature was made with a key over what has a digest, without what was signed. Never throws.
 *
 * @remarks
 * A signature over another hash than that of the digest needs the content. Ed25519 signs the artifact itself and not a digest of it, and a key that is restricted to RSA-PSS admits no other operation than over bytes:
 * `needs-content`. Node verifies over bytes only, so ECDSA is verified by
 * `@noble/curves`, and RSA by its public operation.
 */
export function verifySignedDigest(
  key: KeyObject,
  algorithm: string,
  digest: Uint8Array,
  signature: Uint8Array,
): 'valid' | 'invalid' | 'needs-content' {
  try {
    switch (key.asymmetricKeyType) {
      case 'ec':
        if (verifyEcdsa(key, digest, signature)) return 'valid';
        return mayBeOverOtherHash(key, algorithm, signature)
          ? 'needs-content'
          : 'invalid';
      case 'rsa': {
        const hash = hashOfPkcs1(key, digest, signature);
        if (hash !== undefined) {
          return hash === algorithm ? 'valid' : 'needs-content';
        }
        return verifyPss(key, algorithm, digest, signature)
          ? 'valid'
          : 'invalid';
      }
      default:
        return signature.length === signatureLength(key)
          ? 'needs-content'
          : 'invalid';
    }
  } catch {
    return 'invalid';
  }
}

/** Bytes that a signature has of a key that only signs content. */
function signatureLength(key: KeyObject): number {
  const { modulusLength } = key.asymmetricKeyDetails ?? {};
  return modulusLength ? Math.ceil(modulusLength / 8) : 64;
}

function verifyEcdsa(
  key: KeyObject,
  digest: Uint8Array,
  signature: Uint8Array,
): boolean {
  const { size } = curveOf(key);
  const curve = { 32: p256, 48: p384, 66: p521 }[size];
  const { x, y } = key.export({ format: 'jwk' });
  if (!curve || !x || !y) return false;
  const point = Buffer.concat([
    Buffer.from([4]),
    leftPadded(Buffer.from(x, 'base64url'), size),
    leftPadded(Buffer.from(y, 'base64url'), size),
  ]);
  return curve.verify(signature, digest, point, {
    format: signature.length === 2 * size ? 'compact' : 'der',
    // Signatures of the larger half are as good; only blockchains refuse them.
    lowS: false,
    prehash: false,
  });
}

/** Larger curves sign with a larger hash; the size of the signature says which curve it is of. */
function mayBeOverOtherHash(
  key: KeyObject,
  algorithm: string,
  signature: Uint8Array,
): boolean {
  const { size, hashes } = curveOf(key);
  const isOfCurve =
    signature.length >= 2 * size - 4 && signature.length <= 2 * size + 9;
  return isOfCurve && hashes.some(hash => hash !== algorithm);
}

function leftPadded(bytes: Buffer, size: number): Buffer {
  return Buffer.concat([Buffer.alloc(Math.max(0, size - bytes.length)), bytes]);
}

/** DER before the digest, in RSASSA-PKCS1-v1_5 (RFC 8017, section 9.2). */
const digestInfoPrefixes: Partial<Record<string, string>> = {
  sha256: '3031300d060960864801650304020105000420',
  sha384: '3041300d060960864801650304020205000430',
  sha512: '3051300d060960864801650304020305000440',
};

/** The hash over which a PKCS #1 v1.5 signature was made, where it is of the digest or of another hash; `undefined` for any other signature. */
function hashOfPkcs1(
  key: KeyObject,
  digest: Uint8Array,
  signature: Uint8Array,
): string | undefined {
  const padded = publicDecrypt(
    { key, padding: constants.RSA_NO_PADDING },
    signature,
  );
  for (const [hash, prefix] of Object.entries(digestInfoPrefixes)) {
    const length = createHash(hash).digest().length;
    const isSame = length === digest.length;
    const signed = isSame ? digest : padded.subarray(padded.length - length);
    const end = Buffer.concat([Buffer.from(prefix ?? '', 'hex'), signed]);
    const filling = padded.length - end.length - 3;
    if (filling < 8) continue;
    // The whole encoding is built and compared, so nothing of it can be chosen by the signer.
    const expected = Buffer.concat([
      Buffer.from([0, 1]),
      Buffer.alloc(filling, 0xff),
      Buffer.from([0]),
      end,
    ]);
    if (expected.equals(padded)) return hash;
  }
  return undefined;
}

/** EMSA-PSS-VERIFY of RFC 8017, section 9.1.2, with MGF1 over the same hash. */
function verifyPss(
  key: KeyObject,
  algorithm: string,
  digest: Uint8Array,
  signature: Uint8Array,
): boolean {
  if (digestInfoPrefixes[algorithm] === undefined) return false;
  const encoded = publicDecrypt(
    { key, padding: constants.RSA_NO_PADDING },
    signature,
  );
  const modulusBits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  const bits = modulusBits - 1;
  const length = Math.ceil(bits / 8);
  if (encoded.length !== length && encoded.length !== length + 1) return false;
  const message = encoded.subarray(encoded.length - length);
  if (encoded.length > length && encoded[0] !== 0) return false;
  const hashLength = digest.length;
  if (message.at(-1) !== 0xbc || length < hashLength + 2) return false;
  const masked = message.subarray(0, length - hashLength - 1);
  const hash = message.subarray(length - hashLength - 1, length - 1);
  const unusedBits = 8 * length - bits;
  const firstByteMask = 0xff >> unusedBits;
  if ((masked[0] & ~firstByteMask) !== 0) return false;
  const mask = maskOf(hash, masked.length, algorithm);
  const data = Buffer.from(masked.map((byte, index) => byte ^ mask[index]));
  data[0] &= firstByteMask;
  const separator = data.findIndex(byte => byte !== 0);
  if (separator === -1 || data[separator] !== 1) return false;
  const salt = data.subarray(separator + 1);
  const expected = createHash(algorithm)
    .update(Buffer.alloc(8))
    .update(digest)
    .update(salt)
    .digest();
  return expected.equals(hash);
}

function maskOf(seed: Uint8Array, length: number, algorithm: string): Buffer {
  const blocks: Buffer[] = [];
  const counter = Buffer.alloc(4);
  for (let made = 0, index = 0; made < length; index++) {
    counter.writeUInt32BE(index);
    const block = createHash(algorithm).update(seed).update(counter).digest();
    blocks.push(block);
    made += block.length;
  }
  return Buffer.concat(blocks);
}
