/** What an exception covers: the findings it names, those of its rule, both, or the application's policy and no finding. @public */
export const exceptionScopes = [
  'findings',
  'rule',
  'findings-and-rule',
  'policy',
] as const;

/** @see {@link exceptionScopes} @public */
export type ExceptionScope = (typeof exceptionScopes)[number];

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
  createdAt: string;
  expiresAt: string | null;
  /** When it is to be looked at again. */
  reviewAt: string | null;
  /** What lowers the risk while it is accepted. */
  compensatingControl: string | null;
  /** Entity ref; `null`: unapproved. */
  approvedBy: string | null;
  /** When somebody ended it. */
  endedAt: string | null;
  /** Whether it accepts anything at the moment asked about. */
  active: boolean;
  reviewOverdue: boolean;
  /** Who recorded it: entity ref of a user, or subject of a service. */
  recordedBy: string;
}
