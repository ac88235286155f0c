import { EvidenceType } from '../EvidenceVerdict';
import { BillOfMaterialsPolicy } from './EvidenceTrustOptions';
import { TextPattern } from './TextPattern';
import { TrustedKey } from './TrustedKey';
import { TrustedRoot } from './trustedRoots';

/**
 * Whom and what to trust, made ready by {@link createEvidenceTrust}.
 * @public
 */
export interface EvidenceTrust {
  readonly $$type: '@prodsec/EvidenceTrust';
}

/** What is in an {@link EvidenceTrust}. */
export interface InternalEvidenceTrust extends EvidenceTrust {
  readonly roots: readonly TrustedRoot[];
  readonly keys: readonly TrustedKey[];
  readonly identities: readonly TrustedIdentity[];
  readonly builders: readonly TrustedBuilder[];
  readonly verifiers: readonly TrustedVerifier[];
  readonly sbom: Required<BillOfMaterialsPolicy>;
  readonly acceptUnsigned: ReadonlySet<EvidenceType>;
  readonly clockToleranceSeconds: number;
}

/**
 * What is in an {@link EvidenceTrust}.
 *
 * @throws TypeError for anything else, as of another version
 */
export function toInternalEvidenceTrust(
  trust: EvidenceTrust,
): InternalEvidenceTrust {
  if (trust?.$$type !== '@prodsec/EvidenceTrust') {
    throw new TypeError('trust must be made by createEvidenceTrust');
  }
  return trust as InternalEvidenceTrust;
}

/** What a key, an identity or a builder is limited to. */
export interface TrustScope {
  types?: ReadonlySet<EvidenceType>;
  applications?: readonly TextPattern[];
}

export interface TrustedIdentity extends TrustScope {
  subject: TextPattern;
  issuer: TextPattern;
  anyRepository: boolean;
}

export interface TrustedBuilder extends TrustScope {
  id: TextPattern;
  subject?: TextPattern;
  issuer?: TextPattern;
}

export interface TrustedVerifier {
  id: TextPattern;
  levels: readonly string[];
  resource?: TextPattern;
}

/** Whether something with this scope holds for a type of evidence of an application. */
export function isInScope(
  scope: TrustScope,
  type: EvidenceType,
  application: string,
): boolean {
  if (scope.types && !scope.types.has(type)) return false;
  const name = application.toLowerCase();
  return scope.applications?.some(pattern => pattern.matches(name)) ?? true;
}
