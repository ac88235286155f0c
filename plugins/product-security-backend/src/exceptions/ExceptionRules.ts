import {
  Severity,
  Tier,
} from '@prodsec/backstage-plugin-product-security-common';

/** A severity, or `none` where an exception covers no finding. */
export type SeverityOrNone = Severity | 'none';

/** What the terms of an exception can be made to say. */
export const requirableTerms = [
  'expiresAt',
  'reviewAt',
  'compensatingControl',
] as const;

/** @see {@link requirableTerms} */
export type RequirableTerm = (typeof requirableTerms)[number];

/** How many days an exception may last, by the highest severity it covers; absent: without limit. */
export type MaximumDays = Partial<Record<SeverityOrNone, number>>;

/** What exceptions must be like. */
export interface TermRules {
  maximumDays: MaximumDays;
  required: readonly RequirableTerm[];
}

/** Who may approve what. */
export interface ApproverRule {
  /** Absent: of all. */
  tiers?: readonly Tier[];
  /** Absent: of all. */
  severities?: readonly SeverityOrNone[];
  /** Entity refs of users and groups, or subjects of services. */
  approvers: readonly string[];
}

/** `productSecurity.exceptions` */
export interface ExceptionRules extends TermRules {
  /** How long before its end an exception is `expiring`, in milliseconds. */
  expiringWithin: number;
  /** Whether people may approve what they asked for. */
  allowSelfApproval: boolean;
  /** Whether the rules also hold for what people grant at once. */
  enforceOnGrants: boolean;
  /** What is stricter for some tiers. */
  byTier: readonly (TermRules & { tiers: readonly Tier[] })[];
  approvers: readonly ApproverRule[];
}

/** What an exception is about, for the rules. */
export interface RuledSubject {
  tier: Tier;
  /** The highest severity among the findings it covers. */
  severity: SeverityOrNone;
}
