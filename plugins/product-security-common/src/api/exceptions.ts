import { Severity } from '../severity';

/** What an exception covers: the findings it names, those of its rule, both, or the application's policy and no finding. @public */
export const exceptionScopes = [
  'findings',
  'rule',
  'findings-and-rule',
  'policy',
] as const;

/** @see {@link exceptionScopes} @public */
export type ExceptionScope = (typeof exceptionScopes)[number];

/**
 * Where an exception is on its way.
 *
 * @remarks
 * `requested`, `rejected` and `withdrawn` accept nothing and are in no number; `approved` is one that begins later. `active` and `expiring` accept,
 * `expiring` ends soon (`productSecurity.exceptions.expiringWithin`). `expired` came to its end by itself, `ended` was ended by somebody before.
 *
 * @public
 */
export const exceptionStates = [
  'requested',
  'rejected',
  'withdrawn',
  'approved',
  'active',
  'expiring',
  'expired',
  'ended',
] as const;

/** @see {@link exceptionStates} @public */
export type ExceptionState = (typeof exceptionStates)[number];

/** The accepting of a risk for a time, as of a moment. Moments are ISO 8601, UTC. @public */
export interface SecurityException {
  id: string;
  /** Entity ref. */
  application: string;
  /** Entity ref of the group that owns the application. */
  team: string | null;
  scope: ExceptionScope;
  /** Ids of the findings it names. */
  findings: string[];
  rule: string | null;
  reason: string;
  /** When it began to hold; of a request that is not approved: when it was made. */
  createdAt: string;
  expiresAt: string | null;
  /** When it is to be looked at again. */
  reviewAt: string | null;
  /** What lowers the risk while it is accepted. */
  compensatingControl: string | null;
  /** Entity ref of who approved the terms that hold; `null`: unapproved. */
  approvedBy: string | null;
  /** When somebody ended it. */
  endedAt: string | null;
  state: ExceptionState;
  /** Whether it accepts anything at the moment asked about. */
  active: boolean;
  /** Whether it is active and nobody has approved it. */
  unapproved: boolean;
  reviewOverdue: boolean;
  /** Whether a longer term was asked for and is not decided. */
  renewalRequested: boolean;
  /** Id of the decision for the whole portfolio that it belongs to. */
  decision: string | null;
  /** Who asked for it: entity ref of a user, or subject of a service; `null` where it was granted at once. */
  requestedBy: string | null;
  /** Who recorded it: entity ref of a user, or subject of a service. */
  recordedBy: string;
}

/** What happened to an exception. @public */
export const exceptionEventKinds = [
  'granted',
  'requested',
  'approved',
  'rejected',
  'withdrawn',
  'renewal-requested',
  'renewal-approved',
  'renewal-rejected',
  'renewal-withdrawn',
  'changed',
] as const;

/** @see {@link exceptionEventKinds} @public */
export type ExceptionEventKind = (typeof exceptionEventKinds)[number];

/** The terms of an exception. Moments are ISO 8601, UTC. @public */
export interface ExceptionTermsShown {
  reason: string;
  expiresAt: string | null;
  reviewAt: string | null;
  compensatingControl: string | null;
  endedAt: string | null;
}

/** Something that somebody did about an exception. @public */
export interface ExceptionEvent {
  /** When it was said: ISO 8601, UTC. */
  recordedAt: string;
  /** Entity ref of a user, or subject of a service. */
  by: string;
  event: ExceptionEventKind;
  /** What was said with the decision. */
  comment: string | null;
  /** The terms granted, asked for or changed to; `null` where nothing was said of them. */
  terms: ExceptionTermsShown | null;
}

/** What an exception covers at a moment, whether or not it is active. @public */
export interface ExceptionCoverage {
  /** Findings that are open or accepted. */
  findings: number;
  /** The highest severity among them; `null` without any. */
  severity: Severity | null;
  /** Path of their list below the API. */
  link: string;
}

/** The answer to `GET /exceptions/{id}`. @public */
export interface SecurityExceptionDetails extends SecurityException {
  /** Everything said of it by the moment asked about, the first first. */
  history: ExceptionEvent[];
  covers: ExceptionCoverage;
}

/** What the applications of a decision for the portfolio are chosen by; any value of a list fits, and every list must fit. @public */
export interface PortfolioFilter {
  tier?: string[];
  exposure?: string[];
  businessUnit?: string[];
  /** Entity refs of systems. */
  system?: string[];
  /** Entity refs of groups. */
  team?: string[];
}

/**
 * A vulnerability accepted across applications. There is an exception in each application that has it, also in those that get it later.
 * Moments are ISO 8601, UTC.
 *
 * @public
 */
export interface PortfolioException {
  id: string;
  /** CVE. */
  rule: string;
  filter: PortfolioFilter;
  reason: string;
  createdAt: string;
  expiresAt: string | null;
  reviewAt: string | null;
  compensatingControl: string | null;
  /** Entity ref; `null`: unapproved. */
  approvedBy: string | null;
  endedAt: string | null;
  /** Whether it accepts anything, and applications join it. */
  active: boolean;
  /** In how many applications that the caller may read there is an exception of it. */
  applications: number;
  recordedBy: string;
}
