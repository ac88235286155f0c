import { Control } from '../control';
import { Exposure, Tier } from '../tier';

/**
 * What an application is, as its catalog entity and the entities around it say. Absent values are `null`.
 * @public
 */
export interface ApplicationAttributes {
  title: string;
  /** `spec.type` */
  componentType: string | null;
  /** `spec.lifecycle` */
  lifecycle: string | null;
  tier: Tier;
  exposure: Exposure;
  businessUnit: string | null;
  /** Entity ref. */
  system: string | null;
  /** Entity ref. */
  domain: string | null;
  /** Lower case, in the order written. */
  regulated: string[];
  revenueCritical: boolean;
  /** Entity ref of a Group that exists. */
  team: string | null;
  /** Entity ref of a User or Group that exists. */
  accountableOwner: string | null;
  /** Has both a team and an accountable owner. */
  owned: boolean;
  /** `host/path` in lower case. */
  repository: string | null;
  notApplicableControls: Control[];
  releaseEvidencePath: string | null;
  defaultBranch: string;
  violations: AttributeViolation[];
}

/**
 * A policy an application breaks, whatever level the policy has.
 * @public
 */
export interface AttributeViolation {
  policy: string;
  /** What was written. */
  value?: string;
  message: string;
}
