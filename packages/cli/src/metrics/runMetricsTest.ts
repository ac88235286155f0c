import { dirname, resolve } from 'node:path';
import { InputError } from '@backstage/errors';
import { CommandLine } from '../CommandLine';
import { ExitCode, exitCodes } from '../exitCodes';
import { Terminal } from '../terminal/Terminal';
import { formatTestAsJUnit } from './formatTestAsJUnit';
import { formatTestAsText } from './formatTestAsText';
import { loadDefinitionsPackage } from './loadDefinitionsPackage';

/** The options of `prodsec metrics test` as they were typed. */
export interface MetricsTestOptions {
  format: string;
}

/** What `--format` accepts. */
export const testFormats = ['text', 'json', 'junit'] as const;

/**
 * Runs `prodsec metrics test`.
 *
 * @throws InputError when the command line is wrong, or the package that reads definitions is not installed
 */
export async function runMetricsTest(
  files: readonly string[],
  options: MetricsTestOptions,
  { folder }: CommandLine,
  terminal: Terminal,
): Promise<ExitCode> {
  if (!files.length) {
    throw new InputError('file: name at least one file of metric definitions');
  }
  const format = testFormats.find(name => name === options.format);
  if (!format) {
    throw new InputError(
      `--format: must be one of ${testFormats.join(', ')}, not '${
        options.format
      }'`,
    );
  }
  const names = [...new Set(files)];
  const { testDefinitions } = loadDefinitionsPackage([
    ...names.map(file => dirname(resolve(folder, file))),
    folder,
  ]);
  const result = await testDefinitions({ files: names, folder });
  const passed =
    !result.problems.length &&
    result.examples.every(({ differences }) => !differences.length);
  const code = passed ? exitCodes.ok : exitCodes.testFailed;
  const write = {
    text: () => formatTestAsText(names, result),
    junit: () => formatTestAsJUnit(names, result),
    json: () => [
      JSON.stringify(
        {
          passed,
          problems: result.problems,
          examples: result.examples,
          exitCode: code,
        },
        undefined,
        2,
      ),
    ],
  }[format];
  for (const line of write()) terminal.result(line);
  return code;
}
