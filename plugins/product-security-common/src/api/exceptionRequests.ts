import { PortfolioFilter } from './exceptions';
import { Moment } from './moment';

/** The body of `POST /exceptions/requests`. A value that is `null` counts as absent. @public */
export interface ExceptionRequest {
  /** Your own id of it, such as `EXC-7`; made up when absent. */
  id?: string | null;
  /** Entity ref. */
  application: string;
  /** Ids of the findings it is to accept. */
  findings?: string[] | null;
  /** The rule whose findings it is to accept. Neither findings nor rule: the application's policy. */
  rule?: string | null;
  /** Why the risk is to be accepted. */
  reason: string;
  /** When it is to begin; default, and at the earliest: when it is approved. */
  startsAt?: Moment | null;
  expiresAt?: Moment | null;
  /** When it is to be looked at again. */
  reviewAt?: Moment | null;
  /** What lowers the risk meanwhile. */
  compensatingControl?: string | null;
}

/** The body of `POST /exceptions/{id}/renewals`. A value that is `null` counts as absent. @public */
export interface ExceptionRenewal {
  /** Why it is to last longer. */
  reason: string;
  /** The new end, later than the one that holds. */
  expiresAt: Moment;
  /** When it is to be looked at again; absent: as it is. */
  reviewAt?: Moment | null;
  /** What lowers the risk meanwhile; absent: as it is. */
  compensatingControl?: string | null;
}

/** The body of `POST /exceptions/{id}/approve`: what is approved is what was asked for, or less. A value that is `null` counts as absent. @public */
export interface ExceptionApproval {
  /** Why it is approved. */
  reason?: string | null;
  /** An end before the one that was asked for. */
  expiresAt?: Moment | null;
  /** A review before the one that was asked for. */
  reviewAt?: Moment | null;
  /** Another, or an additional, way to lower the risk meanwhile. */
  compensatingControl?: string | null;
}

/** The body of `POST /exceptions/{id}/reject` and `POST /exceptions/{id}/withdraw`. @public */
export interface ExceptionRefusal {
  /** Why. */
  reason?: string | null;
}

/** The body of `POST /exceptions/portfolio`. A value that is `null` counts as absent. @public */
export interface PortfolioExceptionGrant {
  /** Your own id of it; made up when absent. */
  id?: string | null;
  /** The vulnerability, by its CVE. */
  rule: string;
  /** Absent: all applications. */
  filter?: PortfolioFilter | null;
  /** Why the risk is accepted. */
  reason: string;
  expiresAt?: Moment | null;
  /** When it is to be looked at again. */
  reviewAt?: Moment | null;
  /** What lowers the risk meanwhile. */
  compensatingControl?: string | null;
  /** Entity ref; absent: the user who sends it. */
  approvedBy?: string | null;
}
