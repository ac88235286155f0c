import { createHash, createPublicKey, sign } from 'node:crypto';
import * as fc from 'fast-check';
import { createKey, keyKinds } from '../__testUtils__/documents';
import { verifySignedBytes } from './verifySignedBytes';
import { verifySignedDigest } from './verifySignedDigest';

const hashes = {
  'P-256': 'sha256',
  'P-384': 'sha384',
  'P-521': 'sha512',
  'RSA PKCS #1': 'sha256',
  'RSA PSS': 'sha256',
} as const;

describe('verifySignedDigest', () => {
  it.each(Object.entries(hashes))(
    'agrees with verifying over bytes: %s',
    (kind, hash) => {
      const pair = createKey(kind as keyof typeof hashes);
      const key = createPublicKey(pair.publicKey);
      fc.assert(
        fc.property(fc.uint8Array(), fc.nat(), (bytes, position) => {
          const digest = createHash(hash).update(bytes).digest();
          const signature = pair.sign(bytes);
          expect(verifySignedBytes(key, bytes, signature)).toBe(true);
          expect(verifySignedDigest(key, hash, digest, signature)).toBe(
            'valid',
          );
          const other = Buffer.from(digest);
          other[position % other.length] ^= 1;
          expect(verifySignedDigest(key, hash, other, signature)).not.toBe(
            'valid',
          );
          signature[position % signature.length] ^= 1;
          expect(verifySignedBytes(key, bytes, signature)).toBe(false);
          expect(verifySignedDigest(key, hash, digest, signature)).not.toBe(
            'valid',
          );
        }),
        { numRuns: 15 },
      );
    },
  );

  it('reads signatures of two numbers side by side', () => {
    const { privateKey, publicKey } = createKey();
    const bytes = Buffer.from('artifact');
    const signature = sign('sha256', bytes, {
      key: privateKey,
      dsaEncoding: 'ieee-p1363',
    });
    const key = createPublicKey(publicKey);
    const digest = createHash('sha256').update(bytes).digest();
    expect(verifySignedBytes(key, bytes, signature)).toBe(true);
    expect(verifySignedDigest(key, 'sha256', digest, signature)).toBe('valid');
  });

  it('says where only the content will do', () => {
    const bytes = Buffer.from('artifact');
    const digest = createHash('sha256').update(bytes).digest();
    const verdict = (kind: 'Ed25519' | 'P-384' | 'P-256') => {
      const pair = createKey(kind);
      const key = createPublicKey(pair.publicKey);
      return verifySignedDigest(key, 'sha256', digest, pair.sign(bytes));
    };
    expect(verdict('Ed25519')).toBe('needs-content');
    expect(verdict('P-384')).toBe('needs-content');
    expect(verdict('P-256')).toBe('valid');
  });

  it('never throws and never holds for bytes that nobody signed', () => {
    const keys = keyKinds.map(kind =>
      createPublicKey(createKey(kind).publicKey),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...keys),
        fc.uint8Array({ maxLength: 300 }),
        (key, signature) => {
          const digest = Buffer.alloc(32, 1);
          expect(verifySignedDigest(key, 'sha256', digest, signature)).not.toBe(
            'valid',
          );
          expect(verifySignedBytes(key, digest, signature)).toBe(false);
        },
      ),
    );
  });
});
