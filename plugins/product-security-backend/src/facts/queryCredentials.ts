import {
  CredentialKind,
  CredentialState,
  RotationStatus,
} from '@prodsec/backstage-plugin-product-security-common';
import { FactsEngine, FactsParameter, VisibleApplications } from './Facts';
import { segmentCondition } from './segmentCondition';

/** Values to filter leaked credentials by; any of a list's values fits. Absent attributes are asked for by `none`. */
export interface CredentialFilters {
  ids?: string[];
  /** Entity refs; a credential with a place in one of them. */
  application?: string[];
  team?: string[];
  /** Groups; a credential with a place in an application of any team that is one of them or below it. */
  teamWithin?: string[];
  tier?: string[];
  kind?: string[];
  state?: string[];
  status?: string[];
  validity?: string[];
}

/** The place of a credential in the list. */
export interface CredentialPosition {
  /** 0 is the most urgent. */
  urgency: number;
  dueAt: number;
  id: string;
}

/** What credentials to read. */
export interface QueryCredentialsOptions {
  /** Milliseconds since 1970 UTC. */
  asOf: number;
  visible: VisibleApplications;
  filters?: CredentialFilters;
  after?: CredentialPosition;
  limit: number;
}

/** A credential as the facts have it, of the places the caller may see. Moments are milliseconds since 1970 UTC. */
export interface CredentialRow {
  id: string;
  kind: CredentialKind;
  hint: string | null;
  state: CredentialState;
  validity: 'active' | 'inactive' | 'unknown';
  leaked_at: number;
  due_at: number;
  status: RotationStatus | null;
  rotated_at: number | null;
  verified_at: number | null;
  urgency: number;
}

/**
 * The leaked credentials at a moment, the most urgent first.
 *
 * @remarks
 * Urgent are, in this order: credentials that a tool found to work and that are not rotated; those not rotated and overdue; rotated, not verified and
 * overdue; not rotated; rotated and not verified; verified; false positives. Among equals the one that is due first comes first.
 */
export async function queryCredentials(
  engine: FactsEngine,
  options: QueryCredentialsOptions,
): Promise<CredentialRow[]> {
  const { asOf, visible, filters = {}, after, limit } = options;
  const parameters: FactsParameter[] = [asOf];
  const parameter = (value: FactsParameter) => `$${parameters.push(value)}`;
  const seen = visibleCondition('f', visible, parameter);
  const conditions = [
    ...credentialConditions(filters, parameter),
    ...(after ? [afterCondition(after, parameter)] : []),
  ];
  return engine.query<CredentialRow>(
    `WITH places AS (
       SELECT f.*, ${placeCondition(filters, parameter)} AS fits
       FROM secret_facts f JOIN segments s ON s.segment_id = f.segment_id
       WHERE f.valid_from <= $1 AND f.valid_to > $1
         AND s.valid_from <= $1 AND s.valid_to > $1
         AND f.on_default_branch ${seen}
     ), known AS (
       SELECT f.credential_id AS id,
         coalesce(min(f.kind) FILTER (WHERE f.kind NOT IN ('generic-secret', 'other')), min(f.kind)) AS kind,
         min(f.hint) AS hint,
         bool_and(f.suppressed) AS dismissed,
         coalesce(min(f.leaked_at) FILTER (WHERE NOT f.suppressed), min(f.leaked_at)) AS leaked_at,
         coalesce(min(f.rotation_due_at) FILTER (WHERE NOT f.suppressed), min(f.rotation_due_at)) AS due_at,
         min(f.rotated_at) AS rotated_at,
         min(f.rotation_verified_at) AS verified_at,
         coalesce(min(f.validity), 'unknown') AS validity
       FROM places f
       GROUP BY f.credential_id
       HAVING bool_or(f.fits)
     ), judged AS (
       SELECT known.*,
         CASE WHEN dismissed THEN 'false-positive'
           WHEN verified_at IS NOT NULL THEN 'verified'
           WHEN rotated_at IS NOT NULL THEN 'rotated'
           ELSE 'active' END AS state,
         CASE WHEN dismissed THEN NULL
           WHEN verified_at <= due_at THEN 'on-time'
           WHEN verified_at IS NOT NULL THEN 'late'
           WHEN $1 <= due_at THEN 'pending'
           ELSE 'overdue' END AS status
       FROM known
     ), sorted AS (
       SELECT judged.*,
         CASE WHEN state = 'false-positive' THEN 6
           WHEN state = 'verified' THEN 5
           WHEN state = 'active' AND validity = 'active' THEN 0
           WHEN state = 'active' AND status = 'overdue' THEN 1
           WHEN status = 'overdue' THEN 2
           WHEN state = 'active' THEN 3
           ELSE 4 END AS urgency
       FROM judged
     )
     SELECT * FROM sorted
     ${conditions.length ? `WHERE ${conditions.join(' AND ')}` : ''}
     ORDER BY urgency, due_at, id
     LIMIT ${parameter(limit)}`,
    parameters,
  );
}

/** SQL that limits a table with an `application_id` to what the caller may see, with `AND` before it. */
export function visibleCondition(
  row: string,
  visible: VisibleApplications,
  parameter: (value: FactsParameter) => string,
): string {
  if (visible === 'all') return '';
  return `AND ${row}.application_id = ANY(${parameter([...visible])})`;
}

/** SQL of whether a place is one that is asked for: a credential fits when one place of it does, in all that is asked of places. */
function placeCondition(
  filters: CredentialFilters,
  parameter: (value: FactsParameter) => string,
): string {
  const conditions: string[] = [];
  const among = (sql: string, values: string[] | undefined) => {
    if (values) conditions.push(`${sql} = ANY(${parameter(values)})`);
  };
  among('s.application', filters.application);
  among(`coalesce(s.team, 'none')`, filters.team);
  among('s.tier', filters.tier);
  if (filters.teamWithin) {
    conditions.push(
      segmentCondition('f', 'teamWithin', parameter(filters.teamWithin)),
    );
  }
  return conditions.length ? `(${conditions.join(' AND ')})` : 'TRUE';
}

function credentialConditions(
  filters: CredentialFilters,
  parameter: (value: FactsParameter) => string,
): string[] {
  return (
    [
      ['id', filters.ids],
      ['kind', filters.kind],
      ['state', filters.state],
      ['status', filters.status],
      ['validity', filters.validity],
    ] as const
  ).flatMap(([column, values]) =>
    values ? [`${column} = ANY(${parameter(values)})`] : [],
  );
}

function afterCondition(
  { urgency, dueAt, id }: CredentialPosition,
  parameter: (value: FactsParameter) => string,
): string {
  const [rank, due] = [parameter(urgency), parameter(dueAt)];
  return `(urgency > ${rank} OR (urgency = ${rank} AND (due_at > ${due}
    OR (due_at = ${due} AND id > ${parameter(id)}))))`;
}
