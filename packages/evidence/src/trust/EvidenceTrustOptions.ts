import { EvidenceType } from '../EvidenceVerdict';

/**
 * Whom and what to trust, as configuration writes it.
 * @public
 */
export interface EvidenceTrustOptions {
  /**
   * Trust roots of Sigstore: `public-good`, or the content of a `trusted_root.json` of an instance of one's own. Without any, certificates and
   * log entries cannot be checked.
   */
  roots?: Array<'public-good' | unknown>;
  /** Public keys, as of cosign key pairs. */
  keys?: TrustedKeyOptions[];
  /**
   * Who may sign with a certificate of Sigstore. A certificate that no identity accepts proves nothing: anybody can get one. SLSA provenance is
   * signed by its builder: `builders` say with which certificates.
   */
  identities?: TrustedIdentityOptions[];
  /** Builders whose provenance is believed. Without any, no provenance is more than recorded. */
  builders?: TrustedBuilderOptions[];
  /** Verifiers whose verification summaries are believed. */
  verifiers?: TrustedVerifierOptions[];
  /** What a bill of materials must contain. */
  sbom?: BillOfMaterialsPolicy;
  /**
   * Types for which a document without a signature is `verified` when all else passes. Default none: without a signature nobody vouches for it,
   * and it is `recorded`.
   */
  acceptUnsigned?: EvidenceType[];
  /** Seconds that a time in a document may lie in the future. Default 300. */
  clockTolerance?: number;
}

/**
 * A public key to trust.
 * @public
 */
export interface TrustedKeyOptions {
  /** Name of the key in verdicts. */
  name: string;
  /** SubjectPublicKeyInfo in PEM: ECDSA P-256, P-384 or P-521, RSA of at least 2048 bits, or Ed25519. */
  publicKey: string;
  /** Key id by which signatures name the key. A hint: a signature that names another one, or none, is tried too. */
  id?: string;
  /** Types of evidence it signs. Default all. */
  types?: EvidenceType[];
  /** Entity refs of the applications it signs for, as patterns. Default all. */
  applications?: string[];
  /** First moment at which it signs, ISO 8601. */
  validFrom?: string;
  /** Last moment at which it signs, ISO 8601. Signatures with an older signed time stay good. */
  validUntil?: string;
  /**
   * What it signs. `dsse`, the default: the pre-authentication encoding of the envelope. `payload`: the payload alone, as the regional keys of
   * Google Cloud Build do; such a key needs an `id`, and is only tried for signatures that name it.
   */
  signs?: 'dsse' | 'payload';
}

/**
 * Who may sign with a certificate.
 *
 * @remarks
 * In patterns `*` stands for any characters but `/`, `**` for any, `{repository}` for the repository of the application as `host/path`.
 * @public
 */
export interface TrustedIdentityOptions {
  /** Pattern of the subject alternative name, e.g. `https://{repository}/.github/workflows/release.yml@refs/tags/**`. */
  subject: string;
  /** Pattern of the identity provider, e.g. `https://token.actions.githubusercontent.com`. */
  issuer: string;
  /** Types of evidence it signs. Default all. */
  types?: EvidenceType[];
  /** Entity refs of the applications it signs for, as patterns. Default all. */
  applications?: string[];
  /** Whether the certificate may be of another repository than the application's, as that of a central signing workflow is. Default no. */
  anyRepository?: boolean;
}

/**
 * A builder to trust.
 * @public
 */
export interface TrustedBuilderOptions {
  /** Pattern of the builder's id. */
  id: string;
  /**
   * Pattern of the subject of the certificates with which this builder signs. Default: the id that the provenance names, which is so for reusable
   * workflows.
   */
  subject?: string;
  /** Pattern of the identity provider of these certificates. Default any that the trust root admits. */
  issuer?: string;
  /** Entity refs of the applications it builds, as patterns. Default all. */
  applications?: string[];
}

/**
 * A verifier of verification summaries to trust.
 * @public
 */
export interface TrustedVerifierOptions {
  /** Pattern of the verifier's id. */
  id: string;
  /** Levels that a summary must say were verified, e.g. `SLSA_BUILD_LEVEL_2`; a higher level of the same track will do. */
  levels?: string[];
  /** Pattern of the `resourceUri`. Default any. */
  resource?: string;
}

/**
 * An element of a bill of materials: the seven of NTIA's minimum elements (2021), and those that CISA's of 2025 add.
 * @public
 */
export type BillOfMaterialsElement =
  | 'author'
  | 'timestamp'
  | 'supplier'
  | 'component-name'
  | 'component-version'
  | 'component-identifier'
  | 'dependencies'
  | 'component-hash'
  | 'component-license'
  | 'tool'
  | 'generation-context';

/**
 * What a bill of materials must contain.
 * @public
 */
export interface BillOfMaterialsPolicy {
  /** Without these it is invalid. Default: NTIA's but `supplier`, which hardly any generator knows for third-party components. */
  required?: BillOfMaterialsElement[];
  /** Share of the components that must have an element of components, 0 to 1. Default 0.95. */
  coverage?: number;
}
