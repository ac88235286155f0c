import { NotAllowedError } from '@backstage/errors';
import { subjectInWords } from './checkTerms';
import { ExceptionRules, RuledSubject } from './ExceptionRules';

/** Somebody who decides. */
export interface Decider {
  /** Entity ref of a user, or subject of a service. */
  principal: string;
  /** Everything the user owns things as, such as groups; of a service nothing. */
  ownership: readonly string[];
}

/**
 * Refuses those who may not approve what an exception is about.
 *
 * @remarks
 * Rules that apply add up. Where none applies, the permission is enough, which is checked elsewhere.
 *
 * @throws NotAllowedError (403) that names who may
 */
export function checkApprover(
  rules: ExceptionRules,
  subject: RuledSubject,
  { principal, ownership }: Decider,
): void {
  const allowed = approversOf(rules, subject);
  if (!allowed.length) return;
  const known = [principal, ...ownership].map(lowerCase);
  if (allowed.some(ref => known.includes(lowerCase(ref)))) return;
  throw new NotAllowedError(
    `approvedBy: '${principal}' is none of those who approve exceptions for ${subjectInWords(
      subject,
    )}, as productSecurity.exceptions.approvers says; accepted are ${allowed.join(
      ', ',
    )}`,
  );
}

/**
 * Refuses those who would decide about what they asked for themselves, unless that is allowed.
 *
 * @throws NotAllowedError (403)
 */
export function checkOtherThanRequester(
  { allowSelfApproval }: ExceptionRules,
  requestedBy: string,
  { principal }: Decider,
): void {
  if (allowSelfApproval || lowerCase(requestedBy) !== lowerCase(principal)) {
    return;
  }
  throw new NotAllowedError(
    `approvedBy: '${principal}' asked for it; accepted is anybody else with the permission, unless productSecurity.exceptions.allowSelfApproval is true`,
  );
}

/** Who approves what an exception is about; empty: whoever has the permission. */
export function approversOf(
  { approvers }: ExceptionRules,
  { tier, severity }: RuledSubject,
): string[] {
  const applying = approvers.filter(
    rule =>
      (rule.tiers?.includes(tier) ?? true) &&
      (rule.severities?.includes(severity) ?? true),
  );
  return [...new Set(applying.flatMap(rule => rule.approvers))];
}

function lowerCase(ref: string): string {
  return ref.toLocaleLowerCase('en-US');
}
