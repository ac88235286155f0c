import { EvidenceStatus } from '@prodsec/backstage-plugin-product-security-common';
import { EvidenceVerdict } from '@prodsec/evidence';

/** What a check of a document found. */
export interface RecordedVerdict {
  /** Milliseconds since 1970 UTC. */
  checkedAt: number;
  status: EvidenceStatus;
  /** Why, one sentence. */
  reason: string;
  details: VerdictDetails;
}

/** A verdict beside its status and reason. Moments are ISO 8601. */
export interface VerdictDetails
  extends Pick<
    EvidenceVerdict,
    'checks' | 'format' | 'predicateType' | 'signer' | 'builder' | 'source'
  > {
  signedAt?: string;
  /** Names, else digests, of the artifacts of the release that it is about. */
  artifacts: string[];
}

/** A piece of evidence that was checked. */
export interface CheckedEvidence {
  evidenceId: string;
  /** Digest of all that it was checked against. */
  basis: string;
  verdict: RecordedVerdict;
}
