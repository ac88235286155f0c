import { DataNeeded } from '@prodsec/backstage-plugin-product-security-common';
import { applicationConditions } from '../facts/applicationConditions';
import { FactsEngine, FactsParameter } from '../facts/Facts';
import { ApplicationQuestion } from './ApplicationQuestion';

/** Applications that are alike, at a moment: how many there are, and how many of them are without data of each kind. */
export interface DataCell {
  /** Milliseconds since 1970 UTC. */
  moment: number;
  tier: string;
  exposure: string;
  revenueCritical: string;
  /** `none` where absent; `undefined` unless it was counted by. */
  team?: string;
  businessUnit?: string;
  system?: string;
  applications: number;
  /** How many have not brought in what is needed. */
  without: Record<Exclude<DataNeeded, 'catalog'>, number>;
}

/** What applications can be counted by, beside what they always are. */
export type CellDimension = keyof typeof dimensions;

/** What to count. Lengths are in milliseconds. */
export interface CountKnownDataOptions
  extends Omit<ApplicationQuestion, 'asOf'> {
  /** Milliseconds since 1970 UTC. */
  moments: number[];
  by?: readonly CellDimension[];
  /** Length of the trailing window in which a candidate with a gate result counts. */
  candidateWindow: number;
  /** Length of the trailing window in which a production release counts. */
  releaseWindow: number;
}

/** Counts the applications that are asked about by what is known of them: one statement, whatever the number of applications and moments. */
export async function countKnownData(
  engine: FactsEngine,
  options: CountKnownDataOptions,
): Promise<DataCell[]> {
  const { moments, by = [], candidateWindow, releaseWindow } = options;
  const parameters: FactsParameter[] = [
    moments,
    candidateWindow,
    releaseWindow,
  ];
  const parameter = (value: FactsParameter) => `$${parameters.push(value)}`;
  const conditions = applicationConditions(options, parameter);
  const columns = by.map(name => `${dimensions[name]} AS "${name}",`).join(' ');
  const rows = await engine.query<Omit<DataCell, 'without'> & Missing>(
    `WITH moments AS (SELECT unnest(CAST($1 AS BIGINT[])) AS moment)
     SELECT m.moment, s.tier, s.exposure, ${columns}
       CASE WHEN s.revenue_critical THEN 'true' ELSE 'false' END AS "revenueCritical",
       count(*) AS applications,
       count(*) FILTER (WHERE f.scanned_at IS NULL) AS scans,
       count(*) FILTER (WHERE secret_scan.application_id IS NULL) AS "secretScans",
       count(*) FILTER (WHERE candidate.application_id IS NULL) AS candidates,
       count(*) FILTER (WHERE released.application_id IS NULL) AS releases
     FROM moments m
     JOIN segments s ON ${holds('s')}
     JOIN application_facts f ON f.segment_id = s.segment_id AND ${holds('f')}
     LEFT JOIN (${having(
       'control_facts',
       `fact.control = 'secrets' AND (fact.holds OR NOT fact.applicable)`,
     )}) secret_scan ON ${same('secret_scan')}
     LEFT JOIN (${having(
       'release_facts',
       `fact.gates <> '' AND ${within('fact.candidate_at', '$2')}`,
     )}) candidate ON ${same('candidate')}
     LEFT JOIN (${having(
       'release_facts',
       `fact.production AND ${within('fact.released_at', '$3')}`,
     )}) released ON ${same('released')}
     WHERE TRUE ${conditions}
     GROUP BY ALL`,
    parameters,
  );
  return rows.map(({ scans, secretScans, candidates, releases, ...cell }) => ({
    ...cell,
    without: { scans, secretScans, candidates, releases },
  }));
}

type Missing = DataCell['without'];

const dimensions = {
  team: `coalesce(s.team, 'none')`,
  businessUnit: `coalesce(s.business_unit, 'none')`,
  system: `coalesce(s.system, 'none')`,
} as const;

function holds(table: string): string {
  return `${table}.valid_from <= m.moment AND ${table}.valid_to > m.moment`;
}

/** The applications with a row of a table, at each of the moments. */
function having(table: string, condition: string): string {
  return `SELECT DISTINCT m.moment, fact.application_id FROM moments m
    JOIN ${table} fact ON ${holds('fact')} WHERE ${condition}`;
}

function same(table: string): string {
  return `${table}.application_id = s.application_id AND ${table}.moment = m.moment`;
}

function within(column: string, length: string): string {
  return `${column} <= m.moment AND ${column} > m.moment - CAST(${length} AS BIGINT)`;
}
