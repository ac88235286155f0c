import { applicationConditions } from './applicationConditions';
import { FactsEngine, FactsParameter, VisibleApplications } from './Facts';
import { ApplicationFilters } from './queryApplications';

/** How many applications there are, and of how many something is not known. */
export interface ApplicationCounts {
  applications: number;
  neverScanned: number;
  tierUnassigned: number;
  exposureUnknown: number;
}

/** What applications are counted by. */
export type CountedBy = keyof typeof columns;

/** What applications to count. */
export interface CountApplicationsOptions {
  /** Milliseconds since 1970 UTC. */
  moments: readonly number[];
  visible: VisibleApplications;
  filters?: ApplicationFilters;
  /** Gives a count for each value; absent values are under `none`. */
  by?: CountedBy;
}

/** No application at all. */
export const noApplications: ApplicationCounts = {
  applications: 0,
  neverScanned: 0,
  tierUnassigned: 0,
  exposureUnknown: 0,
};

/**
 * Counts the applications in the catalog at moments: one statement, whatever their number.
 *
 * @returns for each moment its counts by key, which is an empty text without `by`; keys without any application are left out
 */
export async function countApplications(
  engine: FactsEngine,
  options: CountApplicationsOptions,
): Promise<Map<string, ApplicationCounts>[]> {
  const { moments, by } = options;
  const parameters: FactsParameter[] = [[...moments]];
  const conditions = applicationConditions(
    options,
    value => `$${parameters.push(value)}`,
    engine.dialect,
  );
  const rows = await engine.query<
    ApplicationCounts & { moment: number; key: string }
  >(
    `WITH moments AS (SELECT unnest(CAST($1 AS BIGINT[])) AS moment)
     SELECT m.moment, ${by ? columns[by] : `''`} AS key,
       count(*) AS "applications",
       count(*) FILTER (WHERE f.scanned_at IS NULL) AS "neverScanned",
       count(*) FILTER (WHERE s.tier = 'unassigned') AS "tierUnassigned",
       count(*) FILTER (WHERE s.exposure = 'unknown') AS "exposureUnknown"
     FROM moments m
     JOIN segments s ON s.valid_from <= m.moment AND s.valid_to > m.moment
     JOIN application_facts f ON f.segment_id = s.segment_id
       AND f.valid_from <= m.moment AND f.valid_to > m.moment
     ${by === 'teamWithin' ? groups : ''}
     WHERE TRUE ${conditions}
     GROUP BY 1, 2`,
    parameters,
  );
  const counted = new Map(
    moments.map(moment => [moment, new Map<string, ApplicationCounts>()]),
  );
  for (const { moment, key, ...counts } of rows) {
    counted.get(moment)!.set(key, counts);
  }
  return moments.map(moment => counted.get(moment)!);
}

const columns = {
  team: `coalesce(s.team, 'none')`,
  teamWithin: `coalesce(g.group_ref, 'none')`,
  businessUnit: `coalesce(s.business_unit, 'none')`,
  system: `coalesce(s.system, 'none')`,
  domain: `coalesce(s.domain, 'none')`,
  tier: 's.tier',
  exposure: 's.exposure',
  application: 's.application',
} as const;

const groups = 'LEFT JOIN segment_groups g ON g.segment_id = s.segment_id';
