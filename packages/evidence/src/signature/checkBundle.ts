import { createPublicKey } from 'node:crypto';
import { Bundle } from '@sigstore/bundle';
import { X509Certificate } from '@sigstore/core';
import { SignedEntity, toSignedEntity, Verifier } from '@sigstore/verify';
import { InternalEvidenceTrust } from '../trust/EvidenceTrust';
import { TrustedRoot } from '../trust/trustedRoots';
import { BundleSignature } from './BundleSignature';
import { certificateClaims } from './certificateClaims';
import { checkBundleWithKey } from './checkBundleWithKey';
import { FitsKey, needsContent } from './findKey';
import { SignatureFinding, SignatureScope } from './SignatureFinding';
import { signedTime } from './signedTime';
import { sentences, verificationSentence } from './verificationSentence';

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
  trust: InternalEvidenceTrust,
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
    : checkBundleWithKey(entity, signature, trust, scope);
}

function checkWithCertificate(
  entity: SignedEntity,
  certificate: X509Certificate,
  signature: BundleSignature,
  trust: InternalEvidenceTrust,
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
    return { result: 'failed', detail: verificationSentence(error) };
  }
}
