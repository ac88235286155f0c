/**
 * The command `prodsec`.
 *
 * @packageDocumentation
 */
import { runCommandLine } from './runCommandLine';

async function main() {
  // Whoever reads the output may have seen enough, as `head` has; that is no failure.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', error => {
      if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
    });
  }
  // Not process.exit: what is written to a pipe has to get through first.
  process.exitCode = await runCommandLine({
    words: process.argv.slice(2),
    environment: process.env,
    folder: process.cwd(),
    input: process.stdin,
    output: process.stdout,
    messages: process.stderr,
  });
}

main();
