import { Checks } from './Checks';
import { EvidenceRelease } from './EvidenceRelease';
import { EvidenceSigner, EvidenceType } from './EvidenceVerdict';
import { EvidenceLimits } from './document/EvidenceLimits';
import { Digest } from './statement/digests';
import { InternalEvidenceTrust } from './trust/EvidenceTrust';

/** What every check of one document is made with. */
export interface CheckContext {
  type: EvidenceType;
  release: EvidenceRelease;
  /** Digests of the release's artifacts, with their names. */
  artifacts: Array<{ name: string; digest: Digest }>;
  /** Repository of the application, as `host/path`. */
  repository?: string;
  trust: InternalEvidenceTrust;
  limits: EvidenceLimits;
  now: Date;
  checks: Checks;
  /** Who signed the document, once that is known. */
  signer?: EvidenceSigner;
}
