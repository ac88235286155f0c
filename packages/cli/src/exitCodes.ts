/** What the exit code of `prodsec` says. */
export const exitCodes = {
  /** Everything asked for was done, and no rule failed. */
  ok: 0,
  /** A rule of `--fail-on` failed. */
  ruleFailed: 1,
  /** The gate of the portal did not let the release candidate pass. */
  gateFailed: 1,
  /** A file of metric definitions is refused, or an example in it fails. */
  testFailed: 1,
  /** The command line, the environment or a file is wrong. */
  wrongInput: 2,
  /** The portal did not take a report, or did not answer. */
  uploadFailed: 3,
  /** Nothing could be decided about a release candidate. */
  gateUndecided: 2,
} as const;

/** One of {@link exitCodes}. */
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/**
 * The exit code of several outcomes: what could not be done goes before what was found.
 *
 * @remarks
 * The codes stand in that order, so it is the highest.
 */
export function joinExitCodes(codes: Iterable<ExitCode>): ExitCode {
  let joined: ExitCode = exitCodes.ok;
  for (const code of codes) if (code > joined) joined = code;
  return joined;
}
