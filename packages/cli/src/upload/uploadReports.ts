import { ExitCode, exitCodes, joinExitCodes } from '../exitCodes';
import { checkRules, RulesOutcome } from './checkRules';
import { overlappingScans } from './overlappingScans';
import { RecordedOutcome, ReportOutcome } from './ReportOutcome';
import { summarise } from './summarise';
import { UploadContext, uploadReport } from './uploadReport';

/** Uploads the reports one after the other, checks the rules, and prints what came of it. One that fails does not stop the others. */
export async function uploadReports(context: UploadContext): Promise<ExitCode> {
  const { settings, terminal } = context;
  const outcomes: ReportOutcome[] = [];
  for (const report of settings.reports) {
    outcomes.push(await uploadReport(report, context));
  }
  const recorded = outcomes.filter(
    (outcome): outcome is RecordedOutcome => outcome.state !== 'failed',
  );
  sayWhatToKnow(recorded, context);
  const rules = await checkRules(recorded, context);
  const code = codeOf(outcomes, rules);
  if (settings.json) {
    terminal.result(
      JSON.stringify(
        {
          reports: outcomes,
          rules: rules.results,
          ruleErrors: rules.failures,
          exitCode: code,
        },
        undefined,
        2,
      ),
    );
  } else if (terminal.loudness === 'quiet') {
    for (const { count, failed, report, rule } of rules.results) {
      if (!failed) continue;
      terminal.error(
        `${report}: rule failed: ${rule}${
          count === undefined ? '' : ` (${count})`
        }`,
      );
    }
  } else {
    for (const line of summarise(outcomes, rules.results)) {
      terminal.result(line);
    }
  }
  return code;
}

function codeOf(
  outcomes: readonly ReportOutcome[],
  { failures, results }: RulesOutcome,
): ExitCode {
  return joinExitCodes([
    ...[...outcomes, ...failures].map(outcome =>
      outcome.state === 'failed' ? outcome.exitCode : exitCodes.ok,
    ),
    ...results.map(({ failed }) =>
      failed ? exitCodes.ruleFailed : exitCodes.ok,
    ),
  ]);
}

function sayWhatToKnow(
  recorded: readonly RecordedOutcome[],
  { terminal }: UploadContext,
): void {
  for (const { report, scan } of recorded) {
    if (!scan.held) continue;
    terminal.note(
      `${report}: the scan is held: it would close most of what was open, and closes nothing until somebody confirms it (POST /api/product-security/scans/${scan.id}/confirm) or the next complete scan says the same`,
    );
  }
  for (const { earlier, later } of overlappingScans(recorded)) {
    terminal.note(
      `${later}: of the same application, tool and scope as ${earlier}, so it closed what only ${earlier} reports; give each its own --scope, or both --partial`,
    );
  }
}
