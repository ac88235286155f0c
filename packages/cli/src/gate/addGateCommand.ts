import { Command } from 'commander';
import { addressVariable } from '../portal/readPortalAddress';
import { gateFormats } from './formatDecision';
import { GateOptions } from './readGateSettings';

/**
 * Adds `prodsec gate` to a program.
 *
 * @param run - does it, with the options as typed
 */
export function addGateCommand(
  program: Command,
  run: (options: GateOptions) => Promise<void>,
): void {
  program
    .command('gate')
    .description(
      'Ask the portal whether a release candidate may go on, and record its answer',
    )
    .option('--release <version>', 'version of the candidate, such as 2.4.1')
    .option('--environment <name>', 'where it is to be released to')
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
    .option('--commit <hash>', 'default: that of the CI system, or of git')
    .option('--gate <id>', 'default: as the portal calls its gate')
    .option('--policy <file>', 'YAML with rules on top of those of the portal')
    .option('--attempt <number>', 'default: the next one of this candidate')
    .option(
      '--run <id>',
      'asked again in the same run it is the same attempt; default: that of the CI system',
    )
    .option(
      '--wait <seconds>',
      'for reports of the application that the portal has not recorded yet',
      '0',
    )
    .option('--dry-run', 'ask, and record nothing')
    .option('--format <name>', `one of ${gateFormats.join(', ')}`, 'text')
    .option('--quiet', 'print only the answer and what went wrong')
    .option('--verbose', 'print every request, without the token')
    .addHelpText(
      'after',
      `
Exits with 0 when the candidate passed; 1 when it did not; 2 when nothing could
be decided: the command line or a file is wrong, the portal refused or did not
answer, or reports were still not recorded at the end of --wait.`,
    )
    .action(run);
}
