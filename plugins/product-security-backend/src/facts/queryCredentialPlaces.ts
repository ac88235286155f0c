import {
  Severity,
  Tier,
} from '@prodsec/backstage-plugin-product-security-common';
import { FactsEngine, FactsParameter, VisibleApplications } from './Facts';
import { visibleCondition } from './queryCredentials';

/** A place of a leaked credential as the facts have it. */
export interface CredentialPlaceRow {
  credential_id: string;
  finding_id: string;
  application: string;
  team: string | null;
  tier: Tier;
  title: string;
  rule: string;
  severity: Severity;
  /** JSON */
  location: string;
  /** Milliseconds since 1970 UTC. */
  leaked_at: number;
  suppressed: boolean;
}

/** The places of some leaked credentials at a moment that the caller may see, the oldest first. */
export async function queryCredentialPlaces(
  engine: FactsEngine,
  options: { asOf: number; visible: VisibleApplications; ids: string[] },
): Promise<CredentialPlaceRow[]> {
  const parameters: FactsParameter[] = [options.asOf, options.ids];
  const parameter = (value: FactsParameter) => `$${parameters.push(value)}`;
  return engine.query<CredentialPlaceRow>(
    `SELECT f.credential_id, f.finding_id, s.application, s.team, s.tier, f.title, f.rule, f.severity,
       d.location, f.leaked_at, f.suppressed
     FROM secret_facts f
     JOIN segments s ON s.segment_id = f.segment_id
     JOIN finding_details d ON d.application_id = f.application_id AND d.finding_id = f.finding_id
     WHERE f.valid_from <= $1 AND f.valid_to > $1
       AND s.valid_from <= $1 AND s.valid_to > $1
       AND f.on_default_branch AND f.credential_id = ANY($2)
       ${visibleCondition('f', options.visible, parameter)}
     ORDER BY f.leaked_at, f.finding_id`,
    parameters,
  );
}
