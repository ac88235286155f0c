import { Terminal } from '../terminal/Terminal';
import { FailedOutcome } from './ReportOutcome';

/** Says what went wrong with a report, and what may help. */
export function sayFailure(
  { error, report }: FailedOutcome,
  terminal: Terminal,
): void {
  const prefix = `${report}: `;
  terminal.error(
    error.message.startsWith(prefix) ? error.message : prefix + error.message,
  );
  if (error.hint) terminal.error(`Hint: ${error.hint}`);
}
