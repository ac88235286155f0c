import { Deadline } from '../portal/Deadline';
import { checkRule, RuleResult } from '../rules/checkRule';
import { readsFindings } from '../rules/readsFindings';
import { failedOutcome, FailedOutcome, RecordedOutcome } from './ReportOutcome';
import { sayFailure } from './sayFailure';
import { UploadContext } from './uploadReport';

/** A rule of a report. */
export type CheckedRule = RuleResult & { report: string };

/** What the rules said, and the reports whose rules could not be checked. */
export interface RulesOutcome {
  results: CheckedRule[];
  failures: FailedOutcome[];
}

/** Checks every rule against every recorded scan, after all of them are there. */
export async function checkRules(
  recorded: readonly RecordedOutcome[],
  context: UploadContext,
): Promise<RulesOutcome> {
  const results: CheckedRule[] = [];
  const failures: FailedOutcome[] = [];
  for (const outcome of recorded) {
    try {
      results.push(...(await rulesOf(outcome, context)));
    } catch (error) {
      const failure = failedOutcome(outcome.report, error);
      sayFailure(failure, context.terminal);
      failures.push(failure);
    }
  }
  return { results, failures };
}

async function rulesOf(
  { report, scan }: RecordedOutcome,
  { portal, settings }: UploadContext,
): Promise<CheckedRule[]> {
  const deadline = new Deadline(settings.timeout);
  // To a token that may not read, the list of findings is empty, and no rule would ever fail.
  if (settings.rules.some(readsFindings)) {
    await portal.getScan(scan.id, deadline);
  }
  const results: CheckedRule[] = [];
  for (const rule of settings.rules) {
    const result = await checkRule(rule, scan, portal, deadline);
    results.push({ report, ...result });
  }
  return results;
}
