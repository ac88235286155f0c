import { FactsEngine } from './Facts';

/** Open findings of an application on its default branch at a moment (milliseconds since 1970 UTC), by severity. */
export async function countOpenFindings(
  engine: FactsEngine,
  options: { asOf: number; applicationId: number },
): Promise<Map<string, number>> {
  const rows = await engine.query<{ severity: string; count: number }>(
    `SELECT severity, count(*) AS count FROM finding_facts
     WHERE valid_from <= $1 AND valid_to > $1 AND application_id = $2
       AND on_default_branch AND status = 'open'
     GROUP BY severity`,
    [options.asOf, options.applicationId],
  );
  return new Map(rows.map(row => [row.severity, row.count]));
}
