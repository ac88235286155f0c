import { KeyObject, X509Certificate } from 'node:crypto';
import { InternalEvidenceTrust } from '../trust/EvidenceTrust';
import { Envelope, preAuthenticationEncoding } from './envelope';
import { checkKeyTime, findKey, isKey } from './findKey';
import { SignatureFinding, SignatureScope } from './SignatureFinding';
import { verifySignedBytes } from './verifySignedBytes';

/**
 * Checks the signatures of an envelope that stands by itself: one that a configured key made is enough.
 *
 * @remarks
 * Certificates beside the signatures are the last resort. Nothing in such an envelope proves when it was signed, and these certificates are valid for
 * minutes: what holds is `unchecked`, what does not hold has `failed`.
 */
export function checkEnvelope(
  envelope: Envelope,
  trust: InternalEvidenceTrust,
  scope: SignatureScope,
): SignatureFinding {
  const bytes = preAuthenticationEncoding(envelope);
  const found = findKey(
    envelope.signatures.map(signature => ({
      hint: signature.keyId,
      fits: (key: KeyObject, signs: 'dsse' | 'payload') =>
        verifySignedBytes(
          key,
          signs === 'dsse' ? bytes : envelope.payload,
          signature.bytes,
        )
          ? 'valid'
          : 'invalid',
    })),
    trust,
    scope,
  );
  if (isKey(found)) {
    const late = checkKeyTime(found, undefined, scope.now);
    return (
      late ?? {
        result: 'passed',
        detail: `The signature fits the key "${found.name}"`,
        signer: { kind: 'key', name: found.name },
      }
    );
  }
  return checkCertificates(envelope, bytes, trust) ?? found;
}

function checkCertificates(
  { signatures }: Envelope,
  bytes: Buffer,
  trust: InternalEvidenceTrust,
): SignatureFinding | undefined {
  for (const { certificate, bytes: signature } of signatures) {
    if (!certificate) continue;
    const leaf = readCertificate(certificate);
    if (!leaf) {
      return {
        result: 'failed',
        detail: 'The certificate beside the signature cannot be read',
      };
    }
    if (!verifySignedBytes(leaf.key, bytes, signature)) {
      return {
        result: 'failed',
        detail:
          'The signature does not fit the certificate beside it: the payload, its type or the signature was changed',
      };
    }
    return checkIssuer(leaf.certificate, trust);
  }
  return undefined;
}

function checkIssuer(
  leaf: X509Certificate,
  trust: InternalEvidenceTrust,
): SignatureFinding {
  if (trust.roots.length === 0) {
    return {
      result: 'unchecked',
      detail:
        'It is signed with a certificate, and no trust root is configured',
    };
  }
  const isIssued = trust.roots.some(({ authorities }) =>
    authorities.some(
      authority =>
        leaf.checkIssued(authority) && leaf.verify(authority.publicKey),
    ),
  );
  return isIssued
    ? {
        result: 'unchecked',
        detail: `The signature fits its certificate, which was valid from ${leaf.validFromDate.toISOString()} to ${leaf.validToDate.toISOString()}, and nothing in the document proves that it was made then: send the Sigstore bundle, which has the entry of the transparency log`,
      }
    : {
        result: 'failed',
        detail:
          'The certificate beside the signature does not come from a trusted certificate authority',
      };
}

function readCertificate(
  pem: string,
): { certificate: X509Certificate; key: KeyObject } | undefined {
  try {
    const certificate = new X509Certificate(pem);
    return { certificate, key: certificate.publicKey };
  } catch {
    return undefined;
  }
}
