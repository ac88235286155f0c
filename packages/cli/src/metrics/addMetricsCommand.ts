import { Command } from 'commander';
import { addressVariable } from '../portal/readPortalAddress';
import { MetricsTestOptions, testFormats } from './runMetricsTest';
import { PortalOptions } from './askPortal';
import { MetricsListOptions } from './runMetricsList';
import { MetricsValueOptions } from './runMetricsValue';

/** What does the work of `prodsec metrics`, each with the options as typed. */
export interface MetricsActions {
  test(files: string[], options: MetricsTestOptions): Promise<void>;
  list(options: MetricsListOptions & PortalOptions): Promise<void>;
  value(
    id: string,
    options: MetricsValueOptions & PortalOptions,
  ): Promise<void>;
}

/** Adds `prodsec metrics` with its commands to a program. */
export function addMetricsCommand(
  program: Command,
  actions: MetricsActions,
): void {
  const metrics = program
    .command('metrics')
    .description('Test metric definitions, and ask a portal for its metrics');
  metrics
    .command('test')
    .description(
      'Check files of metric definitions as the backend does, and run the examples in them',
    )
    .argument(
      '[file...]',
      'in the order of productSecurity.metrics.files; they are tested together',
    )
    .option('--format <name>', `one of ${testFormats.join(', ')}`, 'text')
    .addHelpText(
      'after',
      `
Exits with 0 when every file is accepted and every example passes; 1 when a file
is refused or an example fails; 2 when the command line is wrong or the package
of the backend is not installed.`,
    )
    .action(actions.test);
  withPortal(
    metrics.command('list').description('List the metrics of a portal'),
  )
    .option('--json', 'print the definitions as JSON')
    .action(actions.list);
  withPortal(
    metrics
      .command('value')
      .description('Ask a portal for the value of a metric')
      .argument('<id>', 'id of the metric'),
  )
    .option('--as-of <time>', 'ISO 8601; default: now')
    .option('--group-by <segments>', 'comma list, such as team,tier')
    .option(
      '--filter <segment=keys>',
      'only these, such as tier=1,2; repeatable',
      (filter: string, filters: string[] = []) => [...filters, filter],
    )
    .option('--json', 'print the answer as JSON')
    .action(actions.value);
}

function withPortal(command: Command): Command {
  return command
    .option(
      '--url <address>',
      `address of the portal's backend (environment: ${addressVariable})`,
    )
    .option(
      '--token-file <file>',
      'file with the token (environment: PRODSEC_TOKEN, with the token itself)',
    )
    .option('--quiet', 'print only the answer and what went wrong')
    .option('--verbose', 'print every request, without the token');
}
