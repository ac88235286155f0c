/**
 * What is known of a release, which its evidence is held against. What is left out cannot be compared: the check is then `unchecked`.
 * @public
 */
export interface EvidenceRelease {
  /** Entity ref of the application, e.g. `component:default/payments`. */
  application: string;
  /** What the release consists of. */
  artifacts: EvidenceArtifact[];
  /** Repository of the application as `host/path`, or any address of it. */
  repository?: string;
  /** Full commit id that was released. Without it no commit is compared. */
  commit?: string;
  version?: string;
  environment?: string;
}

/**
 * One artifact of a release.
 * @public
 */
export interface EvidenceArtifact {
  name?: string;
  /** `algorithm:hexadecimal`, e.g. `sha256:9f86d0…`. */
  digest: string;
  /** The artifact itself, where it is at hand: some signatures cannot be checked against a digest. */
  content?: Uint8Array;
}
