import { KeyObject } from 'node:crypto';
import { InternalEvidenceTrust, isInScope } from '../trust/EvidenceTrust';
import { TrustedKey } from '../trust/TrustedKey';
import { quote } from '../document/DocumentError';
import { SignatureFinding, SignatureScope } from './SignatureFinding';

/** One signature, as something that a key either made or did not. */
export interface KeyCandidate {
  /** Key id that the document names. */
  hint?: string;
  /** Whether the key made this signature. `signs` is what the key is configured to sign. */
  fits(key: KeyObject, signs: TrustedKey['signs']): FitsKey;
}

/** `needs-content`: this kind of key signs the artifact itself, of which only the digest is known. */
export type FitsKey = 'valid' | 'invalid' | 'needs-content';

/** The configured key that made one of the signatures, or why there is none. The key that a signature names is tried first. */
export function findKey(
  candidates: KeyCandidate[],
  trust: InternalEvidenceTrust,
  scope: SignatureScope,
): TrustedKey | SignatureFinding {
  if (trust.keys.length === 0) {
    return {
      result: 'unchecked',
      detail: 'It is signed with a key, and no public key is configured',
    };
  }
  let isContentMissing = false;
  let outOfScope: TrustedKey | undefined;
  for (const { hint, fits } of candidates) {
    const named = trust.keys.filter(key => key.id && key.id === hint);
    const others = trust.keys.filter(key => !named.includes(key));
    for (const key of [...named, ...others]) {
      if (key.signs === 'payload' && !named.includes(key)) continue;
      const fit = fits(key.key, key.signs);
      isContentMissing ||= fit === 'needs-content';
      if (fit !== 'valid') continue;
      if (isInScope(key, scope.type, scope.application)) return key;
      outOfScope = key;
    }
  }
  if (outOfScope) {
    return {
      result: 'failed',
      detail: `It is signed with the key ${quote(
        outOfScope.name,
      )}, which may not sign ${scope.type} of ${scope.application}`,
    };
  }
  return notFound(candidates, trust, isContentMissing);
}

/** For a signature that is one of `needs-content`. */
export const needsContent: SignatureFinding = {
  result: 'unchecked',
  detail:
    'A signature of this kind of key can only be checked with the artifact itself, of which only the digest is known',
};

/** Whether a key was found. */
export function isKey(
  found: TrustedKey | SignatureFinding,
): found is TrustedKey {
  return 'key' in found;
}

function notFound(
  candidates: KeyCandidate[],
  trust: InternalEvidenceTrust,
  isContentMissing: boolean,
): SignatureFinding {
  const hints = new Set(candidates.map(({ hint }) => hint));
  const named = trust.keys.find(key => key.id && hints.has(key.id));
  if (named) {
    return {
      result: 'failed',
      detail: `The signature does not fit the key ${quote(
        named.name,
      )} that it names: the payload, its type or the signature was changed, or another key signed it`,
    };
  }
  if (isContentMissing) return needsContent;
  return {
    result: 'failed',
    byStranger: true,
    detail: `None of the ${trust.keys.length} configured keys fits the signature: another key signed it, or the payload, its type or the signature was changed`,
  };
}

/** Whether the key signed within the time it is configured for; `signedAt` is what a log or a timestamp vouches for. */
export function checkKeyTime(
  key: TrustedKey,
  signedAt: Date | undefined,
  now: Date,
): SignatureFinding | undefined {
  const at = signedAt ?? now;
  const isEarly = key.validFrom && at < key.validFrom;
  const isLate = key.validUntil && at > key.validUntil;
  if (!isEarly && !isLate) return undefined;
  const limit = isLate
    ? `until ${key.validUntil?.toISOString()}`
    : `from ${key.validFrom?.toISOString()}`;
  return {
    result: 'failed',
    detail: signedAt
      ? `It was signed at ${signedAt.toISOString()}, and the key ${quote(
          key.name,
        )} is valid ${limit}`
      : `The key ${quote(
          key.name,
        )} is valid ${limit}, and nothing proves when it was signed`,
  };
}
