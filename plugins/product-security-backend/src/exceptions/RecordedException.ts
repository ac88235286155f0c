import { ExceptionScope } from '@prodsec/backstage-plugin-product-security-common';

/**
 * The accepting of a risk for a time, with everything that was ever said of it. Moments are milliseconds since 1970 UTC.
 */
export interface RecordedException {
  id: string;
  applicationId: number;
  /** Ids of the findings it names; they may have been joined with others since. */
  findings: string[];
  /** The rule whose findings it covers. Without findings and rule it is for the policy. */
  rule?: string;
  /** When it begins to hold; of a request that is not approved: when it was made. */
  createdAt: number;
  /** Entity ref of who approved its first terms; absent: nobody has. */
  approvedBy?: string;
  /** Who sent it, an entity ref or the subject of a service. */
  recordedBy: string;
  /** Id of the decision for the portfolio that it belongs to. */
  portfolioException?: string;
  /** The first terms and what was made of them, in the order they were recorded. There is at least one. */
  versions: [ExceptionVersion, ...ExceptionVersion[]];
  /** Who asked for it and for longer terms, the first first; absent or empty: it was granted at once. */
  requests?: RecordedRequest[];
}

/** Terms as somebody said them. */
export interface ExceptionVersion {
  recordedAt: number;
  by: string;
  terms: ExceptionTerms;
  /** The request whose approval these terms are. */
  requestId?: number;
}

/** What of an exception can be changed. */
export interface ExceptionTerms {
  reason: string;
  expiresAt?: number;
  reviewAt?: number;
  compensatingControl?: string;
  /** When somebody ended it before it expired. */
  endedAt?: number;
}

/** Somebody who asks for an exception or for a longer term of one, and what became of it. */
export interface RecordedRequest {
  id: number;
  kind: 'grant' | 'renewal';
  /** Entity ref, or the subject of a service. */
  by: string;
  at: number;
  /** When it is to begin, if not as soon as it is approved. */
  startsAt?: number;
  /** What is asked for. */
  terms: ExceptionTerms;
  /** Absent: it is not decided. */
  decision?: RequestDecision;
}

/** What became of a request. */
export interface RequestDecision {
  outcome: 'approved' | 'rejected' | 'withdrawn';
  by: string;
  at: number;
  comment?: string;
}

/** What an exception accepts. */
export function scopeOf({
  findings,
  rule,
}: Pick<RecordedException, 'findings' | 'rule'>): ExceptionScope {
  if (findings.length)
    return rule === undefined ? 'findings' : 'findings-and-rule';
  return rule === undefined ? 'policy' : 'rule';
}

/** The request that an exception began as; `undefined` when it was granted at once. */
export function grantRequestOf({
  requests,
}: RecordedException): RecordedRequest | undefined {
  return requests?.find(({ kind }) => kind === 'grant');
}

/** The request about an exception that waits for a decision. */
export function openRequestOf({
  requests,
}: RecordedException): RecordedRequest | undefined {
  return requests?.find(({ decision }) => !decision);
}
