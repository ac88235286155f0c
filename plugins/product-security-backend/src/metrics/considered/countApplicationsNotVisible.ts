import { FactsEngine, VisibleApplications } from '../../facts/Facts';
import { SqlParameters } from '../sql/SqlParameters';
import { visibility } from '../sql/rowsOf';

/**
 * How many applications of the catalog a caller may not read, at a moment.
 *
 * @remarks
 * Of all there are, whatever is asked: were it told of a team or a tier, it would say of which team or tier what is hidden is.
 */
export async function countApplicationsNotVisible(
  engine: FactsEngine,
  asOf: number,
  readable: VisibleApplications,
): Promise<number> {
  if (readable === 'all') return 0;
  const parameters = new SqlParameters();
  const moment = `CAST(${parameters.add(asOf)} AS BIGINT)`;
  const [visible] = visibility('segment', readable, parameters);
  const [row] = await engine.query<{ hidden: number }>(
    `SELECT count(*) AS hidden FROM segments segment
WHERE segment.valid_from <= ${moment} AND segment.valid_to > ${moment} AND NOT (${visible})`,
    parameters.values,
  );
  return Number(row.hidden);
}
