import { Knex } from 'knex';
import { isAmong, jsonField } from './sqlParts';

/*
 * Bindings of the statements: `ids` (applications), `from` and `asOf` (the window; its start is not in it). Findings that were joined with another one
 * have neither states nor sightings, so that no join meets them.
 */

/**
 * What the scans of each tool on each application came to. What is asked of every scan there is, is summed up by lane (tool, scope and branch) first;
 * the scan before is looked up for those of the window alone.
 */
export function scansSql(knex: Knex): string {
  const count = (field: string) =>
    `CAST(${jsonField(knex, 'scan.counts', field)} AS BIGINT)`;
  const recorded = `scan.state = 'recorded'`;
  const inWindow = `scan.scanned_at > :from`;
  return `WITH ${applicationsSql(knex)}, repeated AS (
  SELECT scan.application_id, scan.tool, sum(${count('findings')}) AS findings,
    sum(${count('unchanged')} + ${count('suppressed')}) AS unchanged
  FROM app JOIN scans scan ON scan.application_id = app.application_id
  WHERE ${recorded} AND ${within('scan.scanned_at')} AND scan.result_set = (
    SELECT earlier.result_set FROM scans earlier
    WHERE earlier.application_id = scan.application_id AND earlier.branch = scan.branch
      AND earlier.tool = scan.tool AND earlier.scope = scan.scope
      AND earlier.categories = scan.categories AND earlier.state = 'recorded'
      AND earlier.scanned_at <= scan.scanned_at
      AND (earlier.scanned_at < scan.scanned_at OR earlier.sequence < scan.sequence)
    ORDER BY earlier.scanned_at DESC, earlier.sequence DESC LIMIT 1
  )
  GROUP BY scan.application_id, scan.tool
), lane AS (
  SELECT scan.application_id, scan.tool, scan.scope, scan.branch, app.default_branch,
    ${countWhere(`${recorded} AND ${inWindow}`)} AS recorded,
    ${countWhere(`scan.state = 'failed' AND ${inWindow}`)} AS failed,
    ${countWhere(`${recorded} AND scan.held_categories <> '[]'`)} AS held,
    sum(CASE WHEN ${recorded} AND ${inWindow} THEN ${count(
    'duplicates',
  )} ELSE 0 END) AS duplicates,
    max(CASE WHEN ${recorded} THEN scan.scanned_at END) AS last_scan_at,
    max(CASE WHEN ${recorded} AND scan.complete AND scan.held_categories = '[]'
      THEN scan.scanned_at END) AS last_good_scan_at
  FROM app JOIN scans scan ON scan.application_id = app.application_id
  WHERE scan.scanned_at <= :asOf AND scan.state IN ('recorded', 'failed')
  GROUP BY scan.application_id, scan.tool, scan.scope, scan.branch, app.default_branch
), known_lane AS (
  SELECT lane.*, lane.branch = lane.default_branch AS on_default_branch, EXISTS (
    SELECT 1 FROM scope_retirements retirement
    WHERE retirement.application_id = lane.application_id AND retirement.branch = lane.branch
      AND retirement.tool = lane.tool AND (retirement.scope IS NULL OR retirement.scope = lane.scope)
      AND retirement.at >= lane.last_scan_at AND retirement.at <= :asOf
  ) AS is_retired FROM lane
)
SELECT lane.application_id, lane.tool, sum(lane.recorded) AS recorded, sum(lane.failed) AS failed,
  sum(lane.held) AS held, sum(lane.duplicates) AS duplicates,
  max(lane.last_scan_at) AS last_scan_at,
  max(CASE WHEN lane.on_default_branch THEN lane.last_good_scan_at END) AS last_good_scan_at,
  ${countWhere('lane.on_default_branch AND lane.is_retired')} AS retired,
  ${countWhere('lane.on_default_branch AND NOT lane.is_retired')} AS active,
  coalesce(max(repeated.findings), 0) AS repeated_findings,
  coalesce(max(repeated.unchanged), 0) AS repeated_unchanged
FROM known_lane lane
LEFT JOIN repeated ON repeated.application_id = lane.application_id AND repeated.tool = lane.tool
GROUP BY lane.application_id, lane.tool`;
}

/** What happened to the findings of each tool in the window: on the default branch, and not suppressed at `asOf`. */
export function flowSql(knex: Knex): string {
  const began = within('life.opened_at');
  const ended = within('life.closed_at');
  return `WITH ${applicationsSql(knex)}, moved AS (
  SELECT DISTINCT finding.application_id, life.finding_id, life.opened_at, sighting.tool,
    CASE WHEN ${began} AND life.opened_at <= finding.first_seen_at THEN 1 ELSE 0 END AS is_new,
    CASE WHEN ${began} AND life.opened_at > finding.first_seen_at THEN 1 ELSE 0 END AS is_reopened,
    CASE WHEN ${ended} THEN 1 ELSE 0 END AS is_closed
  FROM app
  JOIN finding_intervals life ON life.application_id = app.application_id
  JOIN findings finding ON finding.id = life.finding_id AND finding.branch = app.default_branch
  JOIN finding_states state ON state.finding_id = finding.id AND ${standsAt(
    'state',
  )}
  LEFT JOIN sighting_intervals sighting ON sighting.finding_id = finding.id
    AND sighting.valid_from <= :asOf
    AND (life.closed_at IS NULL OR sighting.valid_from <= life.closed_at)
    AND (sighting.valid_to IS NULL OR sighting.valid_to >= life.opened_at)
  WHERE state.status <> 'suppressed'
    AND ((${began}) OR (${ended}))
), placed AS (
  SELECT moved.*, row_number() OVER (
    PARTITION BY finding_id, opened_at ORDER BY tool
  ) AS place FROM moved
)
SELECT application_id, tool,
  sum(is_new) AS new_findings, ${sumOnce('is_new')} AS new_once,
  sum(is_reopened) AS reopened, ${sumOnce('is_reopened')} AS reopened_once,
  sum(is_closed) AS closed, ${sumOnce('is_closed')} AS closed_once
FROM placed GROUP BY application_id, tool`;
}

/** The open findings of the default branch that each tool stands for at `asOf`. */
export function standingSql(knex: Knex): string {
  return `WITH ${applicationsSql(knex)}, standing AS (
  SELECT finding.application_id, finding.id, sighting.tool, count(*) AS sightings
  FROM app
  JOIN findings finding ON finding.application_id = app.application_id
    AND finding.branch = app.default_branch
  JOIN finding_states state ON state.finding_id = finding.id AND ${standsAt(
    'state',
  )}
  JOIN sighting_intervals sighting ON sighting.finding_id = finding.id AND ${standsAt(
    'sighting',
  )}
  WHERE state.status = 'open'
  GROUP BY finding.application_id, finding.id, sighting.tool
), placed AS (
  SELECT standing.*,
    sum(sightings) OVER (PARTITION BY id) AS of_finding,
    row_number() OVER (PARTITION BY id ORDER BY tool) AS place
  FROM standing
)
SELECT application_id, tool, count(*) AS findings,
  ${countWhere('place = 1')} AS findings_once,
  sum(sightings) AS sightings, sum(of_finding) AS sightings_of_findings
FROM placed GROUP BY application_id, tool`;
}

/**
 * The newest uploads of the window that failed while they were read, and the number of all of them. More bindings: `silentSince`, from which on a
 * reading must have given a sign of life; `interrupted`, what to say of one that has not; `uploads`, how many at most.
 */
export function uploadsSql(knex: Knex): string {
  return `SELECT upload.id, application.ref AS application, upload.arrived_at, upload.state,
  CASE WHEN upload.state = 'failed' THEN upload.error ELSE CAST(:interrupted AS TEXT) END AS message,
  count(*) OVER () AS total
FROM scan_uploads upload
JOIN applications application ON application.id = upload.application_id
WHERE ${isAmong(knex, 'upload.application_id', 'ids')}
  AND ${within('upload.arrived_at')}
  AND (upload.state = 'failed' OR (upload.state = 'reading' AND upload.heard_at < :silentSince))
ORDER BY upload.arrived_at DESC, upload.id
LIMIT :uploads`;
}

/** The applications asked about, with the default branch they have at `asOf`. */
function applicationsSql(knex: Knex): string {
  return `app AS (
  SELECT application_id, ${jsonField(
    knex,
    'attributes',
    'defaultBranch',
  )} AS default_branch
  FROM application_attributes
  WHERE ${isAmong(knex, 'application_id', 'ids')} AND ${standsAt(
    'application_attributes',
  )}
)`;
}

function standsAt(table: string): string {
  return `${table}.valid_from <= :asOf AND (${table}.valid_to IS NULL OR ${table}.valid_to > :asOf)`;
}

function within(column: string): string {
  return `${column} > :from AND ${column} <= :asOf`;
}

function countWhere(condition: string): string {
  return `sum(CASE WHEN ${condition} THEN 1 ELSE 0 END)`;
}

function sumOnce(column: string): string {
  return `sum(CASE WHEN place = 1 THEN ${column} ELSE 0 END)`;
}
