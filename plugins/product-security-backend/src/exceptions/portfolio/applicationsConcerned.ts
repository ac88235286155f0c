import {
  PortfolioFilter,
  Severity,
  Tier,
} from '@prodsec/backstage-plugin-product-security-common';
import { FactsEngine, FactsParameter } from '../../facts/Facts';

/** An application in which a vulnerability is open. */
export interface ConcernedApplication {
  applicationId: number;
  tier: Tier;
  severity: Severity;
}

/**
 * The applications of a filter in which a vulnerability is open on any branch, once for each severity that it has there.
 *
 * @param question - `rule` is a CVE, `asOf` in milliseconds since 1970 UTC
 */
export async function applicationsConcerned(
  engine: FactsEngine,
  {
    rule,
    filter,
    asOf,
  }: { rule: string; filter: PortfolioFilter; asOf: number },
): Promise<ConcernedApplication[]> {
  const parameters: FactsParameter[] = [asOf, rule, `%,${rule},%`];
  const conditions = Object.entries(columns).flatMap(([name, column]) => {
    const values = filter[name as keyof PortfolioFilter];
    return values ? `AND ${column} = ANY($${parameters.push(values)})` : [];
  });
  return engine.query<ConcernedApplication>(
    `SELECT DISTINCT f.application_id AS "applicationId", s.tier, f.severity
     FROM finding_facts f
     JOIN segments s ON s.segment_id = f.segment_id
     WHERE f.valid_from <= $1 AND f.valid_to > $1
       AND s.valid_from <= $1 AND s.valid_to > $1
       AND f.status = 'open'
       AND (f.rule = $2 OR concat(',', f.cve, ',') LIKE $3)
       ${conditions.join('\n')}
     ORDER BY f.application_id, f.severity`,
    parameters,
  );
}

const columns: Record<keyof PortfolioFilter, string> = {
  tier: 's.tier',
  exposure: 's.exposure',
  businessUnit: `coalesce(s.business_unit, 'none')`,
  system: `coalesce(s.system, 'none')`,
  team: `coalesce(s.team, 'none')`,
};
