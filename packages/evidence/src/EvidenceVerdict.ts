/**
 * What a document is offered as evidence of. The names are those of the `evidence` of a release.
 * @public
 */
export type EvidenceType =
  | 'provenance'
  | 'sbom'
  | 'signature'
  | 'scan-results'
  | 'gate-decision'
  | 'approval';

/**
 * All of {@link EvidenceType}.
 * @public
 */
export const evidenceTypes: readonly EvidenceType[] = [
  'provenance',
  'sbom',
  'signature',
  'scan-results',
  'gate-decision',
  'approval',
];

/**
 * What became of one check.
 *
 * @remarks
 * `unchecked` is a check for which something was missing outside the document: a key, a trusted builder, the digests of the release. `advised`
 * is an element that the document should have, lacks, and is not required to have.
 * @public
 */
export type CheckResult = 'passed' | 'failed' | 'unchecked' | 'advised';

/**
 * One check of a document.
 * @public
 */
export interface EvidenceCheck {
  /** What was checked, in kebab case, e.g. `subject`, `builder`, `sbom-timestamp`. */
  id: string;
  result: CheckResult;
  /** A sentence for a person: what was found, and what was expected where that differs. */
  detail: string;
}

/**
 * Who signed a document.
 * @public
 */
export type EvidenceSigner =
  | {
      kind: 'key';
      /** Name of the configured key. */
      name: string;
    }
  | {
      kind: 'certificate';
      /** Subject alternative name of the certificate: the address of a workflow, or of a person. */
      subject: string;
      /** Identity provider (OIDC issuer) that vouched for the subject. */
      issuer?: string;
      /** Repository the certificate was issued to, as `host/path`. */
      repository?: string;
      /** Commit the certificate was issued for. */
      commit?: string;
    };

/**
 * Where a build took its source from.
 * @public
 */
export interface EvidenceSource {
  /** `host/path`, lower case. */
  repository?: string;
  /** As the document says it, lower case. */
  commit?: string;
}

/**
 * What a document is about: a subject of a statement, the signed artifact, the root component of a bill of materials.
 * @public
 */
export interface EvidenceSubject {
  name?: string;
  /** Hexadecimal digests, lower case, by the name of their algorithm in lower case, e.g. `sha256`. */
  digests: Record<string, string>;
}

/**
 * What checking a document found.
 * @public
 */
export interface EvidenceVerdict {
  /**
   * `verified`: every check passed. `invalid`: at least one failed; such a document is evidence of nothing. `recorded`: none failed, and at
   * least one could not be made.
   */
  status: 'verified' | 'invalid' | 'recorded';
  /** One sentence that says why. */
  reason: string;
  /** Every check, in the order they were made. */
  checks: EvidenceCheck[];
  /** The form of the document. */
  format: EvidenceFormat;
  /** What the document is about; at most the first hundred. */
  subjects: EvidenceSubject[];
  /** Type of the in-toto predicate. */
  predicateType?: string;
  /** Who signed it, where the signature holds. */
  signer?: EvidenceSigner;
  /** Id of the builder that a provenance names. */
  builder?: string;
  /** Source that a provenance names. */
  source?: EvidenceSource;
  /** When it was signed, as a transparency log or a timestamp authority vouches for. */
  signedAt?: Date;
  /** Names, else digests, of the artifacts of the release that it is about. */
  artifacts: string[];
}

/**
 * Form of a document.
 * @public
 */
export type EvidenceFormat =
  | 'sigstore-bundle'
  | 'dsse'
  | 'in-toto'
  | 'cyclonedx'
  | 'spdx'
  | 'npm-attestations'
  | 'github-attestations'
  | 'google-cloud-build'
  | 'json-lines'
  | 'unknown';
