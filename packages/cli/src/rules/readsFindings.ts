import { CountRule, ListedSubject, listedSubjects, Rule } from './Rule';

/** Whether a rule needs the findings themselves: everything but `open` is in the counts of the scan, but only without severities. */
export function readsFindings(
  rule: Rule,
): rule is CountRule & { subject: ListedSubject } {
  if (!listedSubjects.some(listed => listed === rule.subject)) return false;
  return (
    rule.subject === 'open' || (rule as CountRule).severities !== undefined
  );
}
