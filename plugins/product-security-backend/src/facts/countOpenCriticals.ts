import { FactsEngine } from './Facts';

/**
 * How many critical findings are open on the default branch of applications at a moment; applications without any are left out.
 *
 * @param options - `asOf` in milliseconds since 1970 UTC
 */
export async function countOpenCriticals(
  engine: FactsEngine,
  { asOf, applicationIds }: { asOf: number; applicationIds: number[] },
): Promise<Map<number, number>> {
  const rows = await engine.query<{ application_id: number; total: number }>(
    `SELECT application_id, count(*) AS total FROM finding_facts
     WHERE valid_from <= $1 AND valid_to > $1 AND application_id = ANY($2)
       AND on_default_branch AND status = 'open' AND severity = 'critical'
     GROUP BY application_id`,
    [asOf, applicationIds],
  );
  return new Map(rows.map(row => [row.application_id, row.total]));
}
