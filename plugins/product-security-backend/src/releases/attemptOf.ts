import { RecordedGate, RecordedRelease } from './RecordedRelease';

/**
 * Which attempt at its gate a result is.
 *
 * @param release - so far; absent: nothing is known of it
 * @param given - the attempt that who sent it says it is
 * @returns the number of the attempt, or of the one that it repeats: the latest at this gate, of the same run and with the same outcome. Another outcome in
 *   the same run is another attempt, so that asking again cannot make a failure undone
 */
export function attemptOf(
  release: Pick<RecordedRelease, 'gates'> | undefined,
  { gate, run, status }: Pick<RecordedGate, 'gate' | 'run' | 'status'>,
  given?: number,
): { attempt: number } | { repeated: number } {
  const attempts = (release?.gates ?? []).filter(each => each.gate === gate);
  const last = attempts.reduce<RecordedGate | undefined>(
    (latest, each) => (latest && latest.attempt > each.attempt ? latest : each),
    undefined,
  );
  if (given !== undefined) return { attempt: given };
  if (last && run !== undefined && last.run === run && last.status === status) {
    return { repeated: last.attempt };
  }
  return { attempt: (last?.attempt ?? 0) + 1 };
}
