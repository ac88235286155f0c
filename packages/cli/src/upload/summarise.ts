import { countNames } from '../portal/parseScan';
import { formatTable } from '../terminal/formatTable';
import { CheckedRule } from './checkRules';
import { ReportOutcome } from './ReportOutcome';

/** What an upload did, as lines: a row for each report, then one for each rule. */
export function summarise(
  outcomes: readonly ReportOutcome[],
  rules: readonly CheckedRule[],
): string[] {
  const lines = formatTable(
    ['report', 'application', 'tool', 'branch', ...countNames, 'outcome'],
    outcomes.map(outcome => {
      const scan = outcome.state === 'failed' ? undefined : outcome.scan;
      return [
        outcome.report,
        scan?.application ?? '',
        scan?.tool ?? '',
        scan?.branch ?? '',
        ...countNames.map(name => scan?.counts[name]),
        describeOutcome(outcome),
      ];
    }),
  );
  if (!rules.length) return lines;
  return [
    ...lines,
    '',
    ...formatTable(
      ['rule', 'report', 'counted', 'result'],
      rules.map(({ count, failed, report, rule }) => [
        rule,
        report,
        count,
        failed ? 'failed' : 'passed',
      ]),
    ),
  ];
}

function describeOutcome(outcome: ReportOutcome): string {
  if (outcome.state === 'failed') return 'failed';
  const state =
    outcome.state === 'repeated' ? 'recorded before' : outcome.state;
  return outcome.scan.held ? `${state}, held` : state;
}
