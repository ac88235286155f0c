import { severities } from '@prodsec/backstage-plugin-product-security-common';
import { CommandLine } from '../CommandLine';
import { ExitCode, exitCodes, joinExitCodes } from '../exitCodes';
import { formatTable } from '../terminal/formatTable';
import { Terminal } from '../terminal/Terminal';
import { DryRun, dryRun } from './dryRun';
import { failedOutcome, FailedOutcome } from './ReportOutcome';
import { sayFailure } from './sayFailure';
import { UploadSettings } from './UploadSettings';

/** Reads the reports and prints what would be sent. One that cannot be read does not stop the others. */
export async function dryRunReports(context: {
  commandLine: CommandLine;
  settings: UploadSettings;
  terminal: Terminal;
}): Promise<ExitCode> {
  const { commandLine, settings, terminal } = context;
  const runs: (DryRun | FailedOutcome)[] = [];
  for (const report of settings.reports) {
    try {
      runs.push(await dryRun(report, settings, commandLine));
    } catch (error) {
      const failure = failedOutcome(report, error);
      sayFailure(failure, terminal);
      runs.push(failure);
    }
  }
  const code = joinExitCodes(
    runs.map(run => ('exitCode' in run ? run.exitCode : exitCodes.ok)),
  );
  const lines = settings.json
    ? [JSON.stringify({ reports: runs, exitCode: code }, undefined, 2)]
    : describe(runs);
  if (settings.json || terminal.loudness !== 'quiet') {
    for (const line of lines) terminal.result(line);
  }
  return code;
}

function describe(runs: readonly (DryRun | FailedOutcome)[]): string[] {
  const read = runs.filter((run): run is DryRun => !('exitCode' in run));
  if (!read.length) return [];
  const table = formatTable(
    [
      'report',
      'format',
      'tool',
      'categories',
      'results',
      ...severities,
      'suppressed',
      'statements',
    ],
    read.map(run => [
      run.report,
      run.format,
      run.tool,
      run.categories.join(', '),
      run.results,
      ...severities.map(severity => run.severities[severity]),
      run.suppressed,
      run.statements,
    ]),
  );
  const sent = formatTable(
    ['report', 'parameter', 'value', 'from'],
    read.flatMap(({ foundIn, parameters, report }) =>
      Object.entries(parameters).flatMap(([name, value]) =>
        value === undefined
          ? []
          : [
              [
                report,
                name,
                value,
                foundIn[name as keyof typeof foundIn] ?? 'option',
              ],
            ],
      ),
    ),
  );
  return [...table, '', 'Would be sent:', ...sent, '', 'Nothing was sent.'];
}
