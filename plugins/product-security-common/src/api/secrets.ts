import { CredentialKind } from '../credentialKind';
import { CredentialValidity } from '../credentialValidity';
import { Severity } from '../severity';
import { Tier } from '../tier';
import { FindingLocation, Page } from './findings';

/**
 * How far a leaked credential has come: `active` until it is rotated, `rotated` until somebody has made sure of that, then `verified`; `false-positive`
 * when that is said of it wherever it is.
 * @public
 */
export const credentialStates = [
  'active',
  'rotated',
  'verified',
  'false-positive',
] as const;

/** @public */
export type CredentialState = (typeof credentialStates)[number];

/**
 * How a leaked credential stands to the time allowed for its rotation and the verification of it: `on-time` and `late` are verified, `pending` and
 * `overdue` are not yet.
 * @public
 */
export const rotationStatuses = [
  'overdue',
  'pending',
  'late',
  'on-time',
] as const;

/** @public */
export type RotationStatus = (typeof rotationStatuses)[number];

/** Somebody's word that a leaked credential was rotated. @public */
export interface CredentialRotationRecord {
  /** Id of the finding it was given for; `null` where its application is not visible to the caller. */
  finding: string | null;
  rotatedAt: string;
  /** When somebody made sure of it; `null`: nobody has. */
  verifiedAt: string | null;
  /** Entity ref of a user, or subject of a service, who said so; `null` where the application of the finding is not visible to the caller. */
  by: string | null;
  recordedAt: string;
  /** Whether it is the one that counts: of several, the earliest. */
  holds: boolean;
}

/** Where a leaked credential is: a finding of an application, on its default branch. @public */
export interface CredentialPlace {
  /** Id of the finding. */
  finding: string;
  /** Entity ref. */
  application: string;
  team: string | null;
  tier: Tier;
  title: string;
  rule: string;
  severity: Severity;
  location: FindingLocation;
  /** First report of the finding. */
  leakedAt: string;
  /** Whether the finding is a false positive. */
  suppressed: boolean;
}

/** A scan that reports a credential although it was rotated before. @public */
export interface CredentialSighting {
  /** Id of the scan. */
  scan: string;
  /** Id of the finding. */
  finding: string;
  tool: string;
  scannedAt: string;
  /** What the tool found when it tried the credential; `active`: the rotation did not take. */
  validity: CredentialValidity | 'unknown';
}

/**
 * A leaked credential, however many findings show it. Its value is nowhere.
 * @public
 */
export interface LeakedCredential {
  /** Of the credential where its reports show it, otherwise that of its finding. */
  id: string;
  kind: CredentialKind;
  /** The first characters of the credential; `null` where its reports do not show it. */
  hint: string | null;
  state: CredentialState;
  /** What a tool found when it tried the credential, at the time of its last scan. */
  validity: CredentialValidity | 'unknown';
  /** First report in any of its places. */
  leakedAt: string;
  /** Last moment at which a verified rotation is on time. */
  dueAt: string;
  /** `null` of a false positive. */
  rotationStatus: RotationStatus | null;
  /** `null`: it was not rotated. */
  rotatedAt: string | null;
  /** `null`: nobody has made sure of it. */
  verifiedAt: string | null;
  /** The last scan that reports it although it was rotated before; `null`: none does. */
  stillSeen: CredentialSighting | null;
  /** Every rotation that was told of it, in the order they were told. */
  rotations: CredentialRotationRecord[];
  /** The places the caller may see, the oldest first. At least one. */
  places: CredentialPlace[];
}

/** The answer to `GET /secrets`. @public */
export type LeakedCredentialPage = Page<LeakedCredential>;
