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
  createdAt: number;
  /** Entity ref; absent: nobody has approved it. */
  approvedBy?: string;
  /** Who sent it, an entity ref or the subject of a service. */
  recordedBy: string;
  /** The first terms and what was made of them, in the order they were recorded. There is at least one. */
  versions: [ExceptionVersion, ...ExceptionVersion[]];
}

/** Terms as somebody said them. */
export interface ExceptionVersion {
  recordedAt: number;
  by: string;
  terms: ExceptionTerms;
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

/** What an exception accepts. */
export function scopeOf({
  findings,
  rule,
}: Pick<RecordedException, 'findings' | 'rule'>): ExceptionScope {
  if (findings.length)
    return rule === undefined ? 'findings' : 'findings-and-rule';
  return rule === undefined ? 'policy' : 'rule';
}
