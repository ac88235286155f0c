import {
  Control,
  ControlState,
  controls,
  Exposure,
  Tier,
} from '@prodsec/backstage-plugin-product-security-common';
import { applicationConditions } from './applicationConditions';
import { Dialect } from './dialect';
import { FactsEngine, FactsParameter, VisibleApplications } from './Facts';

/** What the facts know of an application at a moment. */
export interface ApplicationAtMoment {
  applicationId: number;
  /** What the list is ordered by. */
  sortKey: string;
  /** Entity ref. */
  application: string;
  title: string;
  tier: Tier;
  exposure: Exposure;
  businessUnit: string | null;
  system: string | null;
  domain: string | null;
  regulated: string[];
  revenueCritical: boolean;
  team: string | null;
  accountableOwner: string | null;
  repository: string | null;
  defaultBranch: string;
  owned: boolean;
  covered: boolean;
  controls: ControlState[];
  /** Latest scan of any kind, milliseconds since 1970 UTC; `null`: never. */
  scannedAt: number | null;
}

/** Values to filter by; any of a list's values fits. Absent values are asked for by `none`. */
export interface ApplicationFilters {
  application?: string[];
  team?: string[];
  /** Groups; the applications of any team that is one of them or below it. */
  teamWithin?: string[];
  businessUnit?: string[];
  system?: string[];
  domain?: string[];
  tier?: string[];
  exposure?: string[];
  regulated?: string[];
  revenueCritical?: string[];
  /** Baseline controls; the applications to which one of them applies and where it does not hold. */
  missingControl?: string[];
  /** Part of the ref or the title, in any letter case. */
  q?: string;
}

export interface QueryApplicationsOptions {
  /** Milliseconds since 1970 UTC. */
  asOf: number;
  visible: VisibleApplications;
  filters?: ApplicationFilters;
  /** Entity ref after which to go on; of a list in another order see `place`. */
  after?: string;
  /** What the list is ordered by, then by entity ref; absent: by entity ref alone. */
  order?: ApplicationOrder;
  /** After which application an ordered list goes on. */
  place?: ApplicationPlace;
  limit?: number;
}

/** An order of a list of applications. */
export interface ApplicationOrder {
  by: 'application' | 'title' | 'tier';
  descending: boolean;
}

/** The place of an application in an ordered list. */
export interface ApplicationPlace {
  /** Its key: the entity ref, the title in lower case, or the tier. */
  key: string;
  /** Entity ref. */
  application: string;
}

/** The applications in the catalog at a moment, by entity ref, with their controls. */
export async function queryApplications(
  engine: FactsEngine,
  options: QueryApplicationsOptions,
): Promise<ApplicationAtMoment[]> {
  const parameters: FactsParameter[] = [options.asOf];
  const parameter = (value: FactsParameter) => `$${parameters.push(value)}`;
  const conditions = limitsOf(options, parameter, engine.dialect);
  const order = orderOf(options, engine.dialect, parameter);
  const limit = options.limit ? `LIMIT ${parameter(options.limit)}` : '';

  const rows = await engine.query<ApplicationRow>(
    `SELECT s.*, f.covered, f.scanned_at,
       (SELECT string_agg(r.regulation, ',' ORDER BY r.regulation)
        FROM segment_regulations r WHERE r.segment_id = s.segment_id) AS regulations,
       ${order.key} AS sort_key
     FROM segments s
     JOIN application_facts f ON f.segment_id = s.segment_id
       AND f.valid_from <= $1 AND f.valid_to > $1
     WHERE s.valid_from <= $1 AND s.valid_to > $1 ${conditions} ${order.after}
     ORDER BY ${order.sql} ${limit}`,
    parameters,
  );
  const states = await controlsOf(engine, options.asOf, rows);
  return rows.map(row => toApplication(row, states));
}

/** SQL that limits segments, read as `s`, of the moment `$1` to the applications that are asked about. */
export function limitsOf(
  options: QueryApplicationsOptions,
  parameter: (value: FactsParameter) => string,
  dialect: Dialect,
): string {
  return [
    applicationConditions(options, parameter, dialect),
    missingControlCondition(options, parameter),
  ].join('\n');
}

/** SQL of an order, of its key, and of what comes after its place. */
function orderOf(
  { order, place }: QueryApplicationsOptions,
  dialect: Dialect,
  parameter: (value: FactsParameter) => string,
): { key: string; sql: string; after: string } {
  if (!order) return { key: 's.application', sql: 's.application', after: '' };
  const keys = {
    application: 's.application',
    title: dialect.lowerCase('s.title'),
    tier: 's.tier',
  };
  const key = keys[order.by];
  const sql = `${key} ${order.descending ? 'DESC' : 'ASC'}, s.application`;
  if (!place) return { key, sql, after: '' };
  const [value, ref] = [place.key, place.application].map(parameter);
  const further = `${key} ${order.descending ? '<' : '>'} ${value}`;
  return {
    key,
    sql,
    after: `AND (${further} OR (${key} = ${value} AND s.application > ${ref}))`,
  };
}

function missingControlCondition(
  { filters = {} }: QueryApplicationsOptions,
  parameter: (value: FactsParameter) => string,
): string {
  if (!filters.missingControl) return '';
  return `AND s.segment_id IN (SELECT c.segment_id FROM control_facts c
    WHERE c.valid_from <= $1 AND c.valid_to > $1 AND c.applicable AND NOT c.holds
      AND c.control = ANY(${parameter(filters.missingControl)}))`;
}

interface ApplicationRow {
  sort_key: string;
  application_id: number;
  application: string;
  title: string;
  tier: Tier;
  exposure: Exposure;
  business_unit: string | null;
  system: string | null;
  domain: string | null;
  regulations: string | null;
  revenue_critical: boolean;
  team: string | null;
  accountable_owner: string | null;
  repository: string | null;
  default_branch: string;
  owned: boolean;
  covered: boolean;
  scanned_at: number | null;
}

interface ControlRow {
  application_id: number;
  control: Control;
  applicable: boolean;
  holds: boolean;
  since: number | null;
}

async function controlsOf(
  engine: FactsEngine,
  asOf: number,
  applications: ApplicationRow[],
): Promise<Map<number, ControlState[]>> {
  const states = new Map<number, ControlState[]>();
  if (!applications.length) return states;
  const rows = await engine.query<ControlRow>(
    `SELECT application_id, control, applicable, holds, since FROM control_facts
     WHERE valid_from <= $1 AND valid_to > $1 AND application_id = ANY($2)`,
    [asOf, applications.map(row => row.application_id)],
  );
  for (const row of rows) {
    const list = states.get(row.application_id) ?? [];
    states.set(row.application_id, list);
    list.push({
      id: row.control,
      applicable: row.applicable,
      holds: row.holds,
      ...(row.since === null
        ? {}
        : { since: new Date(row.since).toISOString() }),
    });
  }
  for (const list of states.values()) {
    list.sort((a, b) => controls.indexOf(a.id) - controls.indexOf(b.id));
  }
  return states;
}

function toApplication(
  row: ApplicationRow,
  states: Map<number, ControlState[]>,
): ApplicationAtMoment {
  return {
    applicationId: row.application_id,
    sortKey: row.sort_key,
    application: row.application,
    title: row.title,
    tier: row.tier,
    exposure: row.exposure,
    businessUnit: row.business_unit,
    system: row.system,
    domain: row.domain,
    regulated: row.regulations ? row.regulations.split(',') : [],
    revenueCritical: row.revenue_critical,
    team: row.team,
    accountableOwner: row.accountable_owner,
    repository: row.repository,
    defaultBranch: row.default_branch,
    owned: row.owned,
    covered: row.covered,
    controls: states.get(row.application_id) ?? [],
    scannedAt: row.scanned_at,
  };
}
