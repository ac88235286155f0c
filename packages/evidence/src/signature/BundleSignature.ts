import { createHash, KeyObject } from 'node:crypto';
import { HashAlgorithm } from '@sigstore/protobuf-specs';
import type { SignedEntity } from '@sigstore/verify';
import { EvidenceArtifact } from '../EvidenceRelease';
import { EvidenceSubject } from '../EvidenceVerdict';
import { DocumentError } from '../document/DocumentError';
import { compareDigests, parseDigest } from '../statement/digests';
import { preAuthenticationEncoding } from './envelope';
import { FitsKey } from './findKey';
import { ReadBundle } from './readBundle';
import { verifySignedBytes } from './verifySignedBytes';
import { verifySignedDigest } from './verifySignedDigest';

/** The signature of a bundle, as the verifier of Sigstore asks for it and for every kind of key. */
export interface BundleSignature {
  /** Whether a key made it. */
  fits(key: KeyObject): FitsKey;
  /** The same, in the form of `@sigstore/verify`. */
  content: SignedEntity['signature'];
  /** What a bundle without envelope signs. */
  subject?: EvidenceSubject;
}

/** @throws DocumentError when the digest of a signed artifact is of an unknown algorithm */
export function bundleSignature(
  { bundle, envelope }: ReadBundle,
  artifacts: EvidenceArtifact[],
): BundleSignature {
  if (bundle.content.$case === 'dsseEnvelope') {
    const bytes = preAuthenticationEncoding(
      envelope ?? bundle.content.dsseEnvelope,
    );
    const { payload, signatures } = bundle.content.dsseEnvelope;
    const fits = (key: KeyObject): FitsKey =>
      verifySignedBytes(key, bytes, signatures[0].sig) ? 'valid' : 'invalid';
    return {
      fits,
      content: contentOf(signatures[0].sig, fits, {
        digest: sha256(payload),
        signed: sha256(bytes),
      }),
    };
  }
  const { messageDigest, signature } = bundle.content.messageSignature;
  const algorithm = hashNames[messageDigest.algorithm];
  if (!algorithm) {
    throw new DocumentError(
      `messageSignature.messageDigest.algorithm must be one of SHA2_256, SHA2_384, SHA2_512`,
    );
  }
  const { digest } = messageDigest;
  const subject = { digests: { [algorithm]: digest.toString('hex') } };
  const content = artifacts.find(
    artifact =>
      artifact.content &&
      compareDigests(subject, parseDigest(artifact.digest, 'digest')) ===
        'same' &&
      createHash(algorithm).update(artifact.content).digest().equals(digest),
  )?.content;
  const fits = (key: KeyObject): FitsKey => {
    if (!content) return verifySignedDigest(key, algorithm, digest, signature);
    return verifySignedBytes(key, content, signature) ? 'valid' : 'invalid';
  };
  return {
    fits,
    subject,
    content: contentOf(signature, fits, { digest, signed: digest }),
  };
}

const hashNames: Partial<Record<HashAlgorithm, string>> = {
  [HashAlgorithm.SHA2_256]: 'sha256',
  [HashAlgorithm.SHA2_384]: 'sha384',
  [HashAlgorithm.SHA2_512]: 'sha512',
};

function contentOf(
  signature: Buffer,
  fits: (key: KeyObject) => FitsKey,
  of: { digest: Buffer; signed: Buffer },
): SignedEntity['signature'] {
  return {
    signature,
    compareSignature: other => signature.equals(other),
    compareDigest: other => of.digest.equals(other),
    compareSignedDigest: other => of.signed.equals(other),
    verifySignature: key => fits(key) === 'valid',
  };
}

function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}
