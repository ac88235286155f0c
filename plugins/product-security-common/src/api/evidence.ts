import { Evidence, EvidenceStatus, EvidenceType } from './releases';

/**
 * What became of one check of a document. `unchecked`: something outside the document was missing, such as a key. `advised`: the document should have
 * it, and need not.
 *
 * @public
 */
export type EvidenceCheckResult = 'passed' | 'failed' | 'unchecked' | 'advised';

/** One check of a document. @public */
export interface EvidenceCheck {
  /** What was checked, in kebab case, such as `subject`. */
  id: string;
  result: EvidenceCheckResult;
  /** What was found, and what was expected, in a sentence. */
  detail: string;
}

/** Who signed a document, where the signature holds. @public */
export interface EvidenceSigner {
  kind: 'key' | 'certificate';
  /** Of a key: its name in the configuration. Of a certificate: its subject, the address of a workflow or of a person. */
  name: string;
  /** Of a certificate: the identity provider that vouched for the subject. */
  issuer: string | null;
  /** Of a certificate: the repository it was issued to. */
  repository: string | null;
  /** Of a certificate: the commit it was issued for. */
  commit: string | null;
}

/** Where a build took its source from, as its provenance says. @public */
export interface EvidenceSource {
  /** `host/path`, lower case. */
  repository: string | null;
  commit: string | null;
}

/** What a check found, when. @public */
export interface EvidenceVerdict {
  /** ISO 8601, UTC. */
  checkedAt: string;
  status: EvidenceStatus;
  reason: string;
}

/** A document that is kept. @public */
export interface EvidenceDocument {
  /** SHA-256, in hexadecimal. */
  digest: string;
  /** Bytes. */
  size: number;
  /** `application/json` of what was sent as an object, else `text/plain`. */
  mediaType: string;
}

/** A piece of evidence with all that is known of it. @public */
export interface EvidenceDetails extends Evidence {
  /** Whether it counts, as the policy has it. */
  counts: boolean;
  /** What was checked last, check by check; empty of what came without a document. */
  checks: EvidenceCheck[];
  /** Form of the document, such as `sigstore-bundle`. */
  format: string | null;
  /** Type of the in-toto predicate. */
  predicateType: string | null;
  signer: EvidenceSigner | null;
  /** Id of the builder that a provenance names. */
  builder: string | null;
  source: EvidenceSource | null;
  /** When it was signed, as a transparency log or a timestamp authority vouches for. */
  signedAt: string | null;
  /** Artifacts of the release that it is about, by name, else by digest. */
  artifacts: string[];
  /** Absent documents are `null`, and so are those of before documents were kept. */
  document: EvidenceDocument | null;
  /** The last one holds; the oldest first. */
  verdicts: EvidenceVerdict[];
}

/** A required type of evidence that a release lacks. @public */
export interface MissingEvidence {
  type: EvidenceType;
  /** Why, in a sentence: there is none, it is invalid, or it has to be verified. */
  reason: string;
}

/** Something the portal knows itself that could be evidence; it does not count as such. @public */
export interface AvailableEvidence {
  type: EvidenceType;
  /** What it is, in a sentence. */
  title: string;
  /** ISO 8601, UTC. */
  at: string;
  /** Id of a scan. */
  scan: string | null;
}

/** The evidence of a release, piece by piece, as of a moment. @public */
export interface ReleaseEvidence {
  /** Id of the release. */
  release: string;
  asOf: string;
  /** Types that the release must have, by the policy. */
  required: EvidenceType[];
  /** Types of which evidence counts only when it is verified. */
  requireVerified: EvidenceType[];
  /** Whether nothing is missing. */
  complete: boolean;
  items: EvidenceDetails[];
  missing: MissingEvidence[];
  available: AvailableEvidence[];
}
