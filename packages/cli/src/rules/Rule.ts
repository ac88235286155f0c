import { Severity } from '@prodsec/backstage-plugin-product-security-common';

/** What a rule can count, by findings, so that it can be narrowed to severities. */
export const listedSubjects = ['new', 'reopened', 'open', 'closed'] as const;

/** What a rule can count by the counts of the scan alone. */
export const countedSubjects = [
  'unchanged',
  'suppressed',
  'findings',
  'reported',
  'duplicates',
] as const;

/** @see listedSubjects */
export type ListedSubject = (typeof listedSubjects)[number];

/** What a rule counts. */
export type RuleSubject = ListedSubject | (typeof countedSubjects)[number];

/** How a rule compares. */
export const comparisons = {
  '>': (value, limit) => value > limit,
  '>=': (value, limit) => value >= limit,
  '<': (value, limit) => value < limit,
  '<=': (value, limit) => value <= limit,
  '==': (value, limit) => value === limit,
  '!=': (value, limit) => value !== limit,
} satisfies Record<string, (value: number, limit: number) => boolean>;

/** A rule that compares a number. */
export interface CountRule {
  /** As it was written. */
  text: string;
  subject: RuleSubject;
  /** Counts these only; all without it. */
  severities?: readonly Severity[];
  comparison: keyof typeof comparisons;
  limit: number;
}

/** A rule about a scan whose closures wait for a confirmation. */
export interface HeldRule {
  /** As it was written. */
  text: string;
  subject: 'held';
}

/** When a pipeline fails. */
export type Rule = CountRule | HeldRule;
