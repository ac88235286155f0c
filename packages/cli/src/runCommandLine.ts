import { InputError } from '@backstage/errors';
import { Command, CommanderError } from 'commander';
import { version } from '../package.json';
import { CommandLine } from './CommandLine';
import { ExitCode, exitCodes } from './exitCodes';
import { addGateCommand } from './gate/addGateCommand';
import { runGate } from './gate/runGate';
import { addMetricsCommand } from './metrics/addMetricsCommand';
import { runMetricsList } from './metrics/runMetricsList';
import { runMetricsTest } from './metrics/runMetricsTest';
import { runMetricsValue } from './metrics/runMetricsValue';
import { tokenVariable } from './portal/readToken';
import { Terminal } from './terminal/Terminal';
import { addUploadCommand } from './upload/addUploadCommand';
import { runUpload } from './upload/runUpload';

/** Runs `prodsec` with the words of a command line. Never throws: what goes wrong is said, and in the exit code. */
export async function runCommandLine(
  commandLine: CommandLine,
): Promise<ExitCode> {
  const terminal = new Terminal(commandLine);
  terminal.hide(commandLine.environment[tokenVariable]?.trim() ?? '');
  try {
    return await run(commandLine, terminal);
  } catch (error) {
    if (error instanceof CommanderError) {
      return error.exitCode === 0 ? exitCodes.ok : exitCodes.wrongInput;
    }
    terminal.error(`prodsec: ${(error as Error).message}`);
    return exitCodes.wrongInput;
  }
}

async function run(
  commandLine: CommandLine,
  terminal: Terminal,
): Promise<ExitCode> {
  refuseToken(commandLine.words);
  let code: ExitCode = exitCodes.ok;
  const program = new Command('prodsec')
    .description('Product security metrics for Backstage, from a pipeline')
    .version(version)
    .exitOverride()
    .configureOutput({
      writeOut: text => terminal.result(text.trimEnd()),
      writeErr: text => {
        for (const line of withoutValues(text).trimEnd().split('\n')) {
          terminal.error(line);
        }
      },
    });
  addUploadCommand(program, async (reports, options) => {
    terminal.loudness = loudnessOf(options);
    code = await runUpload(reports, options, commandLine, terminal);
  });
  addMetricsCommand(program, {
    test: async (files, options) => {
      code = await runMetricsTest(files, options, commandLine, terminal);
    },
    list: async options => {
      terminal.loudness = loudnessOf(options);
      code = await runMetricsList(options, commandLine, terminal);
    },
    value: async (id, options) => {
      terminal.loudness = loudnessOf(options);
      code = await runMetricsValue(id, options, commandLine, terminal);
    },
  });
  addGateCommand(program, async options => {
    terminal.loudness = loudnessOf(options);
    code = await runGate(options, commandLine, terminal);
  });
  await program.parseAsync([...commandLine.words], { from: 'user' });
  return code;
}

function loudnessOf(options: { quiet?: boolean; verbose?: boolean }) {
  if (options.quiet && options.verbose) {
    throw new InputError('--quiet: cannot be given together with --verbose');
  }
  if (options.quiet) return 'quiet';
  return options.verbose ? 'verbose' : 'normal';
}

/** Said before the words are parsed, as the error of an unknown option repeats it. */
function refuseToken(words: readonly string[]): void {
  if (!words.some(word => /^--token(=|$)/.test(word))) return;
  throw new InputError(
    `--token: there is no such option, because arguments are visible to everybody on the machine; use ${tokenVariable} or --token-file`,
  );
}

/** An unknown option is repeated without what stands behind its equals sign: it may have been meant as a secret. */
function withoutValues(text: string): string {
  return text.replace(/('--?[^'=\s]+)=[^']*'/g, "$1'");
}
