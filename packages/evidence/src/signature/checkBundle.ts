import { createPublicKey } from 'node:crypto';
import { Bundle } from '@sigstore/bundle';
import { RFC3161Timestamp, X509Certificate } from '@sigstore/core';
import {
  SignedEntity,
  toSignedEntity,
  TrustMaterial,
  VerificationError,
  Verifier,
} from '@sigstore/verify';
import { EvidenceTrust } from '../trust/EvidenceTrust';
import { TrustedKey } from '../trust/TrustedKey';
import { TrustedRoot } from '../trust/trustedRoots';
import { BundleSignature } from './BundleSignature';
import { certificateClaims } from './certificateClaims';
import { checkKeyTime, findKey, FitsKey, isKey, needsContent } from './findKey';
import { SignatureFinding, SignatureScope } from './SignatureFinding';

/**
 * Checks the signature of a bundle: with the certificate in it against the trust roots, or with a public key.
 *
 * @remarks
 * Each log entry and timestamp in the bundle must hold. A certificate need only have been valid when it signed, which a log or a timestamp authority
 * must vouch for; a key needs no such proof.
 */
export function checkBundle(
  bundle: Bundle,
  signature: BundleSignature,
  trust: EvidenceTrust,
  scope: SignatureScope,
): SignatureFinding {
  let entity: SignedEntity;
  try {
    entity = { ...toSignedEntity(bundle), signature: signature.content };
  } catch {
    return {
      result: 'failed',
      detail: 'The certificate or a timestamp in the bundle cannot be read',
    };
  }
  return entity.key.$case === 'certificate'
    ? checkWithCertificate(entity, entity.key.certificate, signature, trust)
    : checkWithKey(entity, signature, trust, scope);
}

function checkWithCertificate(
  entity: SignedEntity,
  certificate: X509Certificate,
  signature: BundleSignature,
  trust: EvidenceTrust,
): SignatureFinding {
  const fits = fitsCertificate(certificate, signature);
  if (fits === 'invalid') {
    return { result: 'failed', detail: sentences.SIGNATURE_ERROR };
  }
  if (fits === 'needs-content') return needsContent;
  if (trust.roots.length === 0) {
    return {
      result: 'unchecked',
      detail:
        'It is signed with a certificate, and no trust root is configured',
    };
  }
  let failure: string | undefined;
  for (const root of trust.roots) {
    const verified = verifyWith(root, entity);
    if (verified.result === 'passed') return verified;
    failure ??= verified.detail;
  }
  return { result: 'failed', detail: failure ?? '' };
}

function fitsCertificate(
  { publicKey }: X509Certificate,
  signature: BundleSignature,
): FitsKey {
  try {
    return signature.fits(
      createPublicKey({ key: publicKey, format: 'der', type: 'spki' }),
    );
  } catch {
    return 'invalid';
  }
}

function verifyWith(root: TrustedRoot, entity: SignedEntity): SignatureFinding {
  try {
    const { identity } = new Verifier(root.material, {
      // An instance that has no log, or no log of certificates, cannot be asked for entries in one.
      tlogThreshold: root.format.tlogs.length > 0 ? 1 : 0,
      ctlogThreshold: root.format.ctlogs.length > 0 ? 1 : 0,
    }).verify(entity);
    return {
      result: 'passed',
      detail: 'The signature, its certificate and its signed time hold',
      signer: certificateClaims(identity ?? {}),
      signedAt: signedTime(entity),
    };
  } catch (error) {
    return { result: 'failed', detail: sentenceOf(error) };
  }
}

function checkWithKey(
  entity: SignedEntity,
  signature: BundleSignature,
  trust: EvidenceTrust,
  scope: SignatureScope,
): SignatureFinding {
  const hint = entity.key.$case === 'public-key' ? entity.key.hint : undefined;
  const found = findKey(
    [
      {
        hint,
        fits: (key, signs) =>
          signs === 'dsse' ? signature.fits(key) : 'invalid',
      },
    ],
    trust,
    scope,
  );
  if (!isKey(found)) return found;
  const proven = checkProofs(entity, found, trust);
  if (proven.failure) return { result: 'failed', detail: proven.failure };
  const late = checkKeyTime(found, proven.signedAt, scope.now);
  return (
    late ?? {
      result: 'passed',
      detail: `The signature fits the key "${found.name}"`,
      signer: { kind: 'key', name: found.name },
      signedAt: proven.signedAt,
    }
  );
}

/** Log entries and timestamps beside the signature of a key. Without a trust root they prove nothing and are not looked at. */
function checkProofs(
  entity: SignedEntity,
  { key }: TrustedKey,
  trust: EvidenceTrust,
): { signedAt?: Date; failure?: string } {
  const { tlogEntries, timestamps } = entity;
  const none = tlogEntries.length === 0 && timestamps.length === 0;
  if (none || trust.roots.length === 0) return {};
  let failure: string | undefined;
  for (const root of trust.roots) {
    const material: TrustMaterial = {
      ...root.material,
      publicKey: () => ({ publicKey: key, validFor: () => true }),
    };
    try {
      new Verifier(material, {
        tlogThreshold: 0,
        ctlogThreshold: 0,
        timestampThreshold: 0,
      }).verify(entity);
      return { signedAt: signedTime(entity) };
    } catch (error) {
      failure ??= sentenceOf(error);
    }
  }
  return { failure };
}

/** Earliest of the times in a bundle that was verified. The time of a log entry counts where the log promised its inclusion at that time. */
function signedTime({
  tlogEntries,
  timestamps,
}: SignedEntity): Date | undefined {
  const times = [
    ...tlogEntries
      .filter(entry => entry.inclusionPromise)
      .map(entry => Number(entry.integratedTime) * 1000),
    ...timestamps.flatMap(timestamp =>
      timestamp.$case === 'timestamp-authority'
        ? [(timestamp.timestamp as RFC3161Timestamp).signingTime.getTime()]
        : [],
    ),
  ].filter(time => time > 0);
  return times.length > 0 ? new Date(Math.min(...times)) : undefined;
}

function sentenceOf(error: unknown): string {
  const code = error instanceof VerificationError ? error.code : undefined;
  if (code && code in sentences)
    return sentences[code as keyof typeof sentences];
  return code?.startsWith('TLOG_')
    ? 'The entry of the transparency log does not hold for this signature'
    : 'A certificate, log entry or timestamp in the bundle cannot be read';
}

const sentences = {
  SIGNATURE_ERROR:
    'The signature does not fit the payload: the payload, its type or the signature was changed, or another key signed it',
  CERTIFICATE_ERROR:
    'The certificate does not come from a trusted certificate authority, or was not valid when it signed',
  TIMESTAMP_ERROR:
    'No trusted timestamp authority or transparency log vouches for when it was signed',
  TLOG_INCLUSION_PROOF_ERROR:
    'The proof that the signature is in the transparency log does not hold',
  TLOG_INCLUSION_PROMISE_ERROR:
    'The promise of the transparency log to include the signature does not hold',
  TLOG_MISSING_INCLUSION_ERROR:
    'The entry of the transparency log has neither a proof nor a promise of inclusion',
  TLOG_BODY_ERROR:
    'The entry of the transparency log is about another signature or payload',
  TLOG_ERROR:
    'The bundle has no entry of the transparency log, or the same one twice',
};
