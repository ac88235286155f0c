import { Command } from 'commander';
import { addressVariable } from '../portal/readPortalAddress';
import { UploadOptions } from './readUploadSettings';

/**
 * Adds `prodsec upload` to a program.
 *
 * @param run - does it, with the options as typed
 */
export function addUploadCommand(
  program: Command,
  run: (reports: string[], options: UploadOptions) => Promise<void>,
): void {
  program
    .command('upload')
    .description(
      'Upload scanner reports (SARIF, CycloneDX, Trivy, gitleaks, …) to the portal',
    )
    .argument(
      '[report...]',
      'files as the scanners wrote them; - is the standard input',
    )
    .option(
      '--url <address>',
      `address of the portal's backend (environment: ${addressVariable})`,
    )
    .option(
      '--token-file <file>',
      'file with the token (environment: PRODSEC_TOKEN, with the token itself)',
    )
    .option(
      '--application <ref>',
      'entity ref; default: the component of the nearest catalog-info.yaml',
    )
    .option('--format <id>', 'format of the report; default: detected')
    .option('--tool <name>', 'instead of what the report says')
    .option('--category <name>', 'instead of what the report says')
    .option(
      '--covers <categories>',
      'comma list of what the scan looked for, where the report may not speak of it',
    )
    .option(
      '--scope <name>',
      'tells apart several scans of one tool on one application',
    )
    .option('--branch <name>', 'default: that of the CI system, or of git')
    .option('--commit <hash>', 'default: that of the CI system, or of git')
    .option('--scanned-at <time>', 'ISO 8601; default: now')
    .option('--partial', 'the scan is not complete, so it closes nothing')
    .option('--async', 'let the portal work on it, and ask until it is done')
    .option('--timeout <seconds>', 'for each report', '600')
    .option(
      '--retries <number>',
      'how often to try again when the portal cannot be reached or is busy',
      '4',
    )
    .option(
      '--fail-on <rule>',
      'exit with 1 when it holds, such as "new critical" or "open high+ > 5"; repeatable',
      (rule: string, rules: string[] = []) => [...rules, rule],
    )
    .option('--dry-run', 'show what would be sent, and send nothing')
    .option('--json', 'print the result as JSON')
    .option('--quiet', 'print only what went wrong')
    .option('--verbose', 'print every request, without the token')
    .addHelpText('after', exitCodeHelp)
    .action(run);
}

const exitCodeHelp = `
Exits with 0 when everything was done; 1 when a rule of --fail-on held; 2 when
the command line, the environment or a file is wrong; 3 when the portal refused
a report, or did not answer.`;
