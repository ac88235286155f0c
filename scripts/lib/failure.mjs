/** A problem that its message explains in full; it is shown without a stack trace. */
export class Failure extends Error {}

/** Runs a script's main function and turns what it throws into a message and an exit code. */
export async function run(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    console.error(error instanceof Failure ? `\n${error.message}` : error);
    process.exitCode = 1;
  }
}
