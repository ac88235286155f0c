import { CommandLine } from '../CommandLine';
import { ExitCode } from '../exitCodes';
import { formatTable } from '../terminal/formatTable';
import { Terminal } from '../terminal/Terminal';
import { askPortal, PortalOptions } from './askPortal';

/** The options of `prodsec metrics list` as they were typed. */
export interface MetricsListOptions {
  json?: boolean;
}

/**
 * Runs `prodsec metrics list`.
 *
 * @throws InputError when an option, or the token, is wrong
 */
export async function runMetricsList(
  options: MetricsListOptions & PortalOptions,
  commandLine: CommandLine,
  terminal: Terminal,
): Promise<ExitCode> {
  return askPortal(options, commandLine, terminal, async (portal, deadline) => {
    const metrics = await portal.metrics(deadline);
    const lines = options.json
      ? [JSON.stringify(metrics, undefined, 2)]
      : formatTable(
          ['metric', 'title', 'unit', 'target', 'owner'],
          metrics.map(({ id, title, unit, target, owner }) => [
            id,
            title,
            unit,
            target ?? '',
            owner ?? '',
          ]),
        );
    for (const line of lines) terminal.result(line);
  });
}
