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
  /** @internal */
  readonly roots: readonly TrustedRoot[];
  /** @internal */
  readonly keys: readonly TrustedKey[];
  /** @internal */
  readonly identities: readonly TrustedIdentity[];
  /** @internal */
  readonly builders: readonly TrustedBuilder[];
  /** @internal */
  readonly verifiers: readonly TrustedVerifier[];
  /** @internal */
  readonly sbom: Required<BillOfMaterialsPolicy>;
  /** @internal */
  readonly acceptUnsigned: ReadonlySet<EvidenceType>;
  /** @internal */
  readonly clockToleranceSeconds: number;
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
