import {
  EvidenceType,
  evidenceTypes,
  Tier,
} from '@prodsec/backstage-plugin-product-security-common';
import { RecordedEvidence } from '../releases/RecordedRelease';

/** What a release must have. */
export interface EvidenceRequirement {
  /** In the order of all types. */
  required: readonly EvidenceType[];
  /** Types of which evidence counts only when it is verified. */
  verified: ReadonlySet<EvidenceType>;
}

/** What the releases must have that a rule is about. */
export interface EvidenceRule {
  /** Absent: of any tier. */
  tiers?: readonly Tier[];
  /** In lower case; absent: any. */
  environments?: readonly string[];
  required: readonly EvidenceType[];
  verified: readonly EvidenceType[];
}

/** Which evidence counts, and which a release must have. */
export class EvidencePolicy {
  readonly #rules: readonly EvidenceRule[];
  readonly #verified: ReadonlySet<EvidenceType>;

  /**
   * @param rules - the first that fits a release holds; where none does, all types are required
   * @param requireVerified - types of which, whatever the rule, evidence counts only when it is verified
   */
  constructor(
    rules: readonly EvidenceRule[] = [],
    requireVerified: readonly EvidenceType[] = [],
  ) {
    this.#rules = rules;
    this.#verified = new Set(requireVerified);
  }

  /** What a release must have in an environment while its application has a tier. */
  requirementOf(tier: Tier, environment: string): EvidenceRequirement {
    const rule = this.#rules.find(
      ({ tiers, environments }) =>
        (tiers?.includes(tier) ?? true) &&
        (environments?.includes(environment.toLowerCase()) ?? true),
    );
    if (!rule) return { required: evidenceTypes, verified: this.#verified };
    return {
      required: evidenceTypes.filter(type => rule.required.includes(type)),
      verified: new Set([...this.#verified, ...rule.verified]),
    };
  }

  /** Whether evidence counts whatever the tier and the environment, as for the control `release_evidence`. */
  countsAnywhere(evidence: CountedEvidence): boolean {
    return counts(evidence, this.#verified);
  }
}

/** As much of evidence as decides whether it counts. */
export type CountedEvidence = Pick<RecordedEvidence, 'type' | 'status'>;

/**
 * Whether evidence counts: it is verified, or recorded where that is enough.
 *
 * @param verified - types of which it must be verified
 */
export function counts(
  { type, status }: CountedEvidence,
  verified: ReadonlySet<EvidenceType>,
): boolean {
  return (
    status === 'verified' || (status === 'recorded' && !verified.has(type))
  );
}

/** The required types of which no evidence counts. */
export function missingEvidence(
  evidence: readonly CountedEvidence[],
  { required, verified }: EvidenceRequirement,
): EvidenceType[] {
  const present = new Set(
    evidence.filter(one => counts(one, verified)).map(({ type }) => type),
  );
  return required.filter(type => !present.has(type));
}
