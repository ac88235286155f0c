import { statementFormats } from './vexStatements';
import { Knex } from 'knex';
import {
  ApplicationFindings,
  FindingHistory,
  FindingInterval,
  FindingState,
} from './ApplicationFindings';
import { isHeldScan } from './scanRows';
import { toReachable } from './toReachable';
import { FindingDetails } from './unitRows';

const applicationsPerRead = 200;

/**
 * Reads all that is recorded of the findings of applications, in a fixed number of statements for each few hundred of
 * them.
 *
 * @param findingId - only this finding
 */
export async function readHistories(
  knex: Knex,
  applicationIds: number[],
  findingId?: string,
): Promise<ApplicationFindings[]> {
  const all: ApplicationFindings[] = [];
  for (
    let start = 0;
    start < applicationIds.length;
    start += applicationsPerRead
  ) {
    const ids = applicationIds.slice(start, start + applicationsPerRead);
    // One moment for all tables: a scan that is recorded meanwhile is in all of them or in none.
    const read = await knex.transaction(tx => readChunk(tx, ids, findingId), {
      isolationLevel: isolationLevel(knex),
      readOnly: knex.client.config.client === 'pg' ? true : undefined,
    });
    all.push(...read);
  }
  return all;
}

async function readChunk(
  tx: Knex.Transaction,
  ids: number[],
  findingId: string | undefined,
): Promise<ApplicationFindings[]> {
  const only = (query: Knex.QueryBuilder, column: string) =>
    findingId === undefined ? query : query.where(column, findingId);
  const byApplication = new Map<number, ApplicationFindings>();
  for (const applicationId of ids) {
    byApplication.set(applicationId, {
      applicationId,
      findings: [],
      scans: [],
      arrivals: [],
    });
  }
  const byId = new Map<string, FindingHistory>();
  const rows = await tx('findings')
    .whereIn('application_id', ids)
    .where(query =>
      findingId === undefined
        ? query
        : query.where('id', findingId).orWhere('merged_into', findingId),
    )
    .orderBy(['first_seen_at', 'id'])
    .select();
  for (const row of rows) {
    if (row.merged_into !== null) continue;
    const finding = toHistory(row);
    byId.set(finding.id, finding);
    byApplication.get(row.application_id)!.findings.push(finding);
  }
  for (const row of rows) {
    if (row.merged_into !== null)
      byId.get(row.merged_into)?.mergedIds.push(row.id);
  }
  const states = await only(tx('finding_states'), 'finding_id')
    .whereIn('application_id', ids)
    .orderBy('valid_from');
  for (const row of states) byId.get(row.finding_id)?.states.push(toState(row));
  const intervals = await only(tx('finding_intervals'), 'finding_id')
    .whereIn('application_id', ids)
    .orderBy('opened_at');
  for (const row of intervals) {
    byId.get(row.finding_id)?.intervals.push(toInterval(row));
  }
  await readScans(tx, ids, byApplication);
  await readDecisions(tx, ids, byApplication, byId);
  return [...byApplication.values()];
}

async function readScans(
  tx: Knex.Transaction,
  ids: number[],
  byApplication: Map<number, ApplicationFindings>,
): Promise<void> {
  const scans = await tx('scans')
    .whereIn('application_id', ids)
    .where({ state: 'recorded' })
    .orderBy(['scanned_at', 'sequence'])
    .select();
  for (const row of scans) {
    const application = byApplication.get(row.application_id)!;
    const scannedAt = Number(row.scanned_at);
    application.scans.push({
      id: row.id,
      tool: row.tool,
      categories: JSON.parse(row.categories),
      scope: row.scope,
      branch: row.branch,
      scannedAt,
      arrivedAt: Number(row.arrived_at),
      complete: Boolean(row.complete),
      isScan: !statementFormats.includes(row.format),
      held: isHeldScan(row),
    });
    application.arrivals.push({
      happenedAt: scannedAt,
      arrivedAt: Number(row.arrived_at),
    });
    if (row.confirmed_at !== null) {
      application.arrivals.push({
        happenedAt: scannedAt,
        arrivedAt: Number(row.confirmed_at),
      });
    }
  }
  const retirements = await tx('scope_retirements')
    .whereIn('application_id', ids)
    .select();
  for (const row of retirements) {
    byApplication.get(row.application_id)!.arrivals.push(toArrival(row));
  }
}

async function readDecisions(
  tx: Knex.Transaction,
  ids: number[],
  byApplication: Map<number, ApplicationFindings>,
  byId: Map<string, FindingHistory>,
): Promise<void> {
  const answering = new Map<string, string>();
  for (const { id, mergedIds } of byId.values()) {
    for (const merged of mergedIds) answering.set(merged, id);
  }
  const decisions = await tx('finding_decisions')
    .whereIn('application_id', ids)
    .orderBy(['at', 'id'])
    .select();
  for (const row of decisions) {
    byApplication.get(row.application_id)!.arrivals.push(toArrival(row));
    if (!row.assigns) continue;
    const id = answering.get(row.finding_id) ?? row.finding_id;
    byId.get(id)?.assignments.push({
      at: Number(row.at),
      assignee: row.assignee ?? undefined,
    });
  }
}

function toHistory(row: any): FindingHistory {
  const details: FindingDetails = JSON.parse(row.details);
  return {
    id: row.id,
    mergedIds: [],
    branch: row.branch,
    category: row.category,
    rule: row.rule,
    title: row.title,
    cwe: details.cwe,
    vulnerabilityIds: details.vulnerabilityIds,
    location: details.location,
    tools: details.tools,
    firstSeenAt: Number(row.first_seen_at),
    credentialHash: row.credential_hash ?? undefined,
    states: [],
    intervals: [],
    assignments: [],
  };
}

/** A row of `finding_states`. */
export function toState(row: any): FindingState {
  return {
    validFrom: Number(row.valid_from),
    validTo: toOptional(row.valid_to),
    status: row.status,
    standing: Boolean(row.standing),
    severity: row.severity,
    reachable: toReachable(row.reachable),
    exploitation: row.exploitation ?? undefined,
    validity: row.validity ?? undefined,
    openedAt: Number(row.opened_at),
    closedAt: toOptional(row.closed_at),
    verifiedAt: toOptional(row.verified_at),
    reopenCount: row.reopen_count,
  };
}

/** A row of `finding_intervals`. */
export function toInterval(row: any): FindingInterval {
  return {
    openedAt: Number(row.opened_at),
    closedAt: toOptional(row.closed_at),
    verifiedAt: toOptional(row.verified_at),
  };
}

function toArrival(row: any) {
  return { happenedAt: Number(row.at), arrivedAt: Number(row.arrived_at) };
}

function toOptional(value: unknown): number | undefined {
  return value === null || value === undefined ? undefined : Number(value);
}

function isolationLevel(knex: Knex) {
  return knex.client.config.client === 'pg' ? 'repeatable read' : undefined;
}
