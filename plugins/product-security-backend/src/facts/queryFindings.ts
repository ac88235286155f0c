import {
  Category,
  Exploitation,
  Exposure,
  FindingStatus,
  Severity,
  Tier,
} from '@prodsec/backstage-plugin-product-security-common';
import { FactsEngine, FactsParameter, VisibleApplications } from './Facts';
import { FindingCursor } from './findingCursor';
import { segmentCondition } from './segmentCondition';

/** Values to filter findings by; any of a list's values fits. Absent attributes are asked for by `none`. */
export interface FindingFilters {
  ids?: string[];
  application?: string[];
  team?: string[];
  /** Groups; the findings of any team that is one of them or below it. */
  teamWithin?: string[];
  tier?: string[];
  exposure?: string[];
  severity?: string[];
  category?: string[];
  status?: string[];
  rule?: string[];
  /** `true`, `false`, `unknown`. */
  reachable?: string[];
  /** `active`, `poc`, `none`, `unknown`. */
  exploitation?: string[];
  /** Any branch of these; the default branch of each application when absent, unless `ids` are given. */
  branch?: string[];
  /** Part of the title, the rule, another id of the vulnerability, the package, the path, the image, the URL or the id, in any letter case. */
  q?: string;
}

/** What findings to read. */
export interface QueryFindingsOptions {
  /** Milliseconds since 1970 UTC. */
  asOf: number;
  visible: VisibleApplications;
  filters?: FindingFilters;
  after?: FindingCursor;
  limit: number;
}

/** A finding as the facts have it, with its application. */
export interface FindingRow {
  finding_id: string;
  application: string;
  team: string | null;
  tier: Tier;
  exposure: Exposure;
  accountable_owner: string | null;
  title: string;
  rule: string;
  cwe: string;
  cve: string;
  severity: Severity;
  category: Category;
  tool: string;
  /** JSON */
  location: string;
  branch: string;
  status: FindingStatus;
  opened_at: number;
  first_seen_at: number;
  closed_at: number | null;
  verified_at: number | null;
  reopen_count: number;
  known_exploited: boolean;
  epss: number | null;
  reachable: boolean | null;
  exploitation: Exploitation | null;
  severity_weight: number;
  exploitability_factor: number;
  tier_weight: number;
  exposure_weight: number;
  risk_score: number;
  assignee: string | null;
  exception: string | null;
}

/** The findings at a moment, the riskiest first, then the oldest, then by id. */
export async function queryFindings(
  engine: FactsEngine,
  options: QueryFindingsOptions,
): Promise<FindingRow[]> {
  const parameters: FactsParameter[] = [options.asOf];
  const parameter = (value: FactsParameter) => `$${parameters.push(value)}`;
  const conditions = conditionsOf(options, parameter);
  // Details are joined for the rows of the page alone, unless a text is looked for in them.
  return engine.query<FindingRow>(
    `WITH page AS (
       SELECT f.*, s.application, s.team, s.tier, s.exposure, s.accountable_owner
       FROM finding_facts f
       JOIN segments s ON s.segment_id = f.segment_id
       WHERE f.valid_from <= $1 AND f.valid_to > $1
         AND s.valid_from <= $1 AND s.valid_to > $1
         ${conditions.map(condition => `AND ${condition}`).join('\n')}
       ORDER BY f.risk_score DESC, f.opened_at, f.finding_id
       LIMIT ${parameter(options.limit)}
     )
     SELECT page.*, d.location
     FROM page JOIN finding_details d
       ON d.application_id = page.application_id AND d.finding_id = page.finding_id
     ORDER BY page.risk_score DESC, page.opened_at, page.finding_id`,
    parameters,
  );
}

const columns = {
  ids: 'f.finding_id',
  application: 's.application',
  team: `coalesce(s.team, 'none')`,
  tier: 's.tier',
  exposure: 's.exposure',
  severity: 'f.severity',
  category: 'f.category',
  status: 'f.status',
  rule: 'f.rule',
  reachable: `CASE WHEN f.reachable THEN 'true' WHEN NOT f.reachable THEN 'false' ELSE 'unknown' END`,
  exploitation: `coalesce(f.exploitation, 'unknown')`,
  branch: 'f.branch',
} as const satisfies Partial<Record<keyof FindingFilters, string>>;

function conditionsOf(
  { visible, filters = {}, after }: QueryFindingsOptions,
  parameter: (value: FactsParameter) => string,
): string[] {
  const conditions: string[] = [];
  if (visible !== 'all') {
    conditions.push(`f.application_id = ANY(${parameter([...visible])})`);
  }
  for (const name of Object.keys(columns) as (keyof typeof columns)[]) {
    const values = filters[name];
    if (values) conditions.push(`${columns[name]} = ANY(${parameter(values)})`);
  }
  if (filters.teamWithin) {
    conditions.push(
      segmentCondition('f', 'teamWithin', parameter(filters.teamWithin)),
    );
  }
  if (!filters.branch && !filters.ids) conditions.push('f.on_default_branch');
  if (filters.q) {
    const text = parameter(filters.q.toLocaleLowerCase('en-US'));
    conditions.push(
      `f.finding_id IN (SELECT d.finding_id FROM finding_details d WHERE strpos(d.search_text, ${text}) > 0)`,
    );
  }
  if (after) {
    const risk = parameter(after.riskScore);
    const opened = parameter(after.openedAt);
    conditions.push(
      `(f.risk_score < ${risk} OR (f.risk_score = ${risk} AND (f.opened_at > ${opened}
        OR (f.opened_at = ${opened} AND f.finding_id > ${parameter(
        after.id,
      )}))))`,
    );
  }
  return conditions;
}
