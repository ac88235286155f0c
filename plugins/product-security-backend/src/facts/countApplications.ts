import { FactsEngine, FactsParameter, VisibleApplications } from './Facts';

/** How many applications there are, and of how many something is not known. */
export interface ApplicationCounts {
  applications: number;
  neverScanned: number;
  tierUnassigned: number;
  exposureUnknown: number;
}

/** What applications are counted by. */
export type CountedBy = keyof typeof columns;

/**
 * Counts the applications in the catalog at a moment.
 *
 * @param options - `asOf` in milliseconds since 1970 UTC; with `by`, one count for each value, absent values under `none`
 */
export async function countApplications(
  engine: FactsEngine,
  options: {
    asOf: number;
    visible: VisibleApplications;
    by?: CountedBy;
  },
): Promise<Map<string, ApplicationCounts>> {
  const { asOf, visible, by } = options;
  const parameters: FactsParameter[] = [asOf];
  if (visible !== 'all') parameters.push([...visible]);
  const rows = await engine.query<ApplicationCounts & { key: string }>(
    `SELECT ${by ? columns[by] : `''`} AS key,
       count(*) AS "applications",
       count(*) FILTER (WHERE f.scanned_at IS NULL) AS "neverScanned",
       count(*) FILTER (WHERE s.tier = 'unassigned') AS "tierUnassigned",
       count(*) FILTER (WHERE s.exposure = 'unknown') AS "exposureUnknown"
     FROM segments s
     JOIN application_facts f ON f.segment_id = s.segment_id
       AND f.valid_from <= $1 AND f.valid_to > $1
     WHERE s.valid_from <= $1 AND s.valid_to > $1
       ${visible === 'all' ? '' : 'AND s.application_id = ANY($2)'}
     GROUP BY 1`,
    parameters,
  );
  return new Map(rows.map(({ key, ...counts }) => [key, counts]));
}

const columns = {
  team: `coalesce(s.team, 'none')`,
  businessUnit: `coalesce(s.business_unit, 'none')`,
  system: `coalesce(s.system, 'none')`,
  tier: 's.tier',
  exposure: 's.exposure',
  application: 's.application',
} as const;
