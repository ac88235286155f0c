import { RecordedOutcome } from './ReportOutcome';

/**
 * Complete scans of one run that a later one of the same run took the place of: same application, tool, category, scope and branch. The later
 * one closed what only the earlier one reports, which hardly anybody means.
 *
 * @param outcomes - in the order of their upload
 * @returns names of the reports, earlier and later
 */
export function overlappingScans(
  outcomes: readonly RecordedOutcome[],
): { earlier: string; later: string }[] {
  const seen = new Map<string, RecordedOutcome>();
  const pairs = new Map<string, { earlier: string; later: string }>();
  for (const outcome of outcomes) {
    const { scan } = outcome;
    if (!scan.complete) continue;
    for (const category of [scan.category].flat()) {
      const { application, branch, scope, tool } = scan;
      const key = JSON.stringify([application, tool, category, scope, branch]);
      const before = seen.get(key);
      seen.set(key, outcome);
      if (!before || before.scan.id === scan.id) continue;
      const pair = { earlier: before.report, later: outcome.report };
      pairs.set(JSON.stringify(pair), pair);
    }
  }
  return [...pairs.values()];
}
