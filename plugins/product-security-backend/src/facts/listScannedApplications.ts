import { FactsEngine, FactsParameter } from './Facts';
import { limitsOf, QueryApplicationsOptions } from './queryApplications';

/** An application, and whether anything is known of what is wrong with it. */
export interface ScannedApplication {
  /** Entity ref. */
  application: string;
  /** Whether it was ever scanned. */
  scanned: boolean;
}

/** The refs of the applications in the catalog at a moment, in order. */
export async function listScannedApplications(
  engine: FactsEngine,
  options: Pick<QueryApplicationsOptions, 'asOf' | 'visible' | 'filters'>,
): Promise<ScannedApplication[]> {
  const parameters: FactsParameter[] = [options.asOf];
  const limits = limitsOf(
    options,
    value => `$${parameters.push(value)}`,
    engine.dialect,
  );
  return engine.query<ScannedApplication>(
    `SELECT s.application, f.scanned_at IS NOT NULL AS scanned
     FROM segments s
     JOIN application_facts f ON f.segment_id = s.segment_id
       AND f.valid_from <= $1 AND f.valid_to > $1
     WHERE s.valid_from <= $1 AND s.valid_to > $1 ${limits}
     ORDER BY s.application`,
    parameters,
  );
}
