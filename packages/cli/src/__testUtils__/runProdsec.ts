import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { Environment } from '../CommandLine';
import { ExitCode } from '../exitCodes';
import { runCommandLine } from '../runCommandLine';

/** What a run of `prodsec` left. */
export interface ProdsecRun {
  code: ExitCode;
  output: string;
  messages: string;
}

/** Runs `prodsec` in this process, with an environment of its own. */
export async function runProdsec(
  words: string[],
  options: { environment?: Environment; folder: string; input?: string },
): Promise<ProdsecRun> {
  const output = new PassThrough();
  const messages = new PassThrough();
  const read = Promise.all([text(output), text(messages)]);
  const code = await runCommandLine({
    words,
    environment: { PATH: process.env.PATH, ...options.environment },
    folder: options.folder,
    input: Readable.from([Buffer.from(options.input ?? '')]),
    output,
    messages,
  });
  output.end();
  messages.end();
  const [said, noted] = await read;
  return { code, output: said, messages: noted };
}
