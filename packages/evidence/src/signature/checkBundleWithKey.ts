import { SignedEntity, TrustMaterial, Verifier } from '@sigstore/verify';
import { InternalEvidenceTrust } from '../trust/EvidenceTrust';
import { TrustedKey } from '../trust/TrustedKey';
import { BundleSignature } from './BundleSignature';
import { checkKeyTime, findKey, isKey } from './findKey';
import { SignatureFinding, SignatureScope } from './SignatureFinding';
import { signedTime } from './signedTime';
import { verificationSentence } from './verificationSentence';

/** Checks the signature of a bundle with a public key, and each log entry and timestamp beside it where a trust root is configured. */
export function checkBundleWithKey(
  entity: SignedEntity,
  signature: BundleSignature,
  trust: InternalEvidenceTrust,
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
  trust: InternalEvidenceTrust,
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
      failure ??= verificationSentence(error);
    }
  }
  return { failure };
}
