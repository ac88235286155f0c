/**
 * Checks the evidence of a release: signatures, attestations, provenance, bills of materials. Offline.
 *
 * @packageDocumentation
 */
export { checkEvidence } from './checkEvidence';
export type { CheckEvidenceOptions } from './checkEvidence';
export { defaultEvidenceLimits } from './document/EvidenceLimits';
export type { EvidenceLimits } from './document/EvidenceLimits';
export type { EvidenceArtifact, EvidenceRelease } from './EvidenceRelease';
export { evidenceTypes } from './EvidenceVerdict';
export type {
  CheckResult,
  EvidenceCheck,
  EvidenceFormat,
  EvidenceSigner,
  EvidenceSource,
  EvidenceSubject,
  EvidenceType,
  EvidenceVerdict,
} from './EvidenceVerdict';
export { createEvidenceTrust } from './trust/createEvidenceTrust';
export type { EvidenceTrust } from './trust/EvidenceTrust';
export type {
  BillOfMaterialsElement,
  BillOfMaterialsPolicy,
  EvidenceTrustOptions,
  TrustedBuilderOptions,
  TrustedIdentityOptions,
  TrustedKeyOptions,
  TrustedVerifierOptions,
} from './trust/EvidenceTrustOptions';
