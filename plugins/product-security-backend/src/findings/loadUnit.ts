import { Knex } from 'knex';
import { StoredIdentity } from './assignIds';
import { FindingTable, findingTableNames } from './findingTables';
import { toReachable } from './toReachable';
import {
  createUnitFinding,
  laneOf,
  LifeState,
  SightingInterval,
  Unit,
  UnitFinding,
} from './UnitFinding';
import { emptyRows, FindingDetails, FindingRows } from './unitRows';

/** Findings of a unit with the rows they are stored as. */
export interface LoadedUnit {
  /** The oldest first. */
  findings: UnitFinding[];
  /** By finding id. */
  rows: Map<string, FindingRows>;
}

/**
 * Loads the findings of a unit as they are just before and from a moment on, in three statements, or three for each few thousand
 * ids. What is stored for
 * later moments, the end of fixes nobody verified, is in the rows and not in the findings.
 *
 * @param options - `unverifiedFixTime` says when a fix ends, in milliseconds; `ids`: only these findings
 */
export async function loadUnitAsOf(
  tx: Knex.Transaction,
  unit: Unit,
  moment: number,
  options: { unverifiedFixTime: number; ids?: string[] },
): Promise<LoadedUnit> {
  const { ids } = options;
  const loaded: LoadedUnit = { findings: [], rows: new Map() };
  const byId = new Map<string, UnitFinding>();
  // Sorted here: the databases would sort what their indexes already give.
  const ofUnit = await inChunks(ids, chunk =>
    whereUnit(tx('findings'), unit, chunk).whereNull('merged_into').select(),
  );
  for (const row of ofUnit.sort(compareAge)) {
    const finding = toUnitFinding(row);
    loaded.findings.push(finding);
    loaded.rows.set(finding.id, { ...emptyRows(), findings: [row] });
    byId.set(finding.id, finding);
  }
  const sightings = await inChunks(ids, chunk =>
    joinUnit(tx, 'sightings', unit, chunk),
  );
  for (const row of sightings.sort((a, b) => a.ordinal - b.ordinal)) {
    const finding = byId.get(row.finding_id);
    if (finding) addSighting(finding, loaded.rows.get(finding.id)!, row);
  }
  const states = await inChunks(ids, chunk =>
    joinUnit(tx, 'finding_states', unit, chunk).where(query =>
      query
        .whereNull('finding_states.valid_to')
        .orWhere('finding_states.valid_to', '>=', moment),
    ),
  );
  for (const row of states.sort((a, b) => a.valid_from - b.valid_from)) {
    const finding = byId.get(row.finding_id);
    if (!finding) continue;
    const from = Number(row.valid_from);
    const { fixedAt } = finding.states.at(-1) ?? {};
    // At its very end a fix can still be verified.
    const ends =
      fixedAt !== undefined && from === fixedAt + options.unverifiedFixTime;
    addState(finding, loaded.rows.get(finding.id)!, row, from > moment || ends);
  }
  return loaded;
}

/** Loads all rows of a unit, and who its findings are, joined ones included. */
export async function loadUnitRows(
  tx: Knex.Transaction,
  unit: Unit,
): Promise<{ identities: StoredIdentity[]; rows: Map<string, FindingRows> }> {
  const identities: StoredIdentity[] = [];
  const rows = new Map<string, FindingRows>();
  for (const row of await whereUnit(tx('findings'), unit).select()) {
    identities.push({
      id: row.id,
      keys: JSON.parse(row.keys),
      firstSeenAt: Number(row.first_seen_at),
      mergedInto: row.merged_into ?? undefined,
    });
    rows.set(row.id, { ...emptyRows(), findings: [row] });
  }
  for (const table of findingTableNames) {
    if (table === 'findings') continue;
    for (const row of await joinUnit(tx, table, unit)) {
      rows.get(row.finding_id)![table].push(row);
    }
  }
  return { identities, rows };
}

/** A statement has room for so many ids. */
const idsPerStatement = 5_000;

async function inChunks(
  ids: string[] | undefined,
  load: (chunk: string[] | undefined) => PromiseLike<any[]>,
): Promise<any[]> {
  if (!ids || ids.length <= idsPerStatement) return load(ids);
  const rows: any[] = [];
  for (let start = 0; start < ids.length; start += idsPerStatement) {
    const found = await load(ids.slice(start, start + idsPerStatement));
    for (const row of found) rows.push(row);
  }
  return rows;
}

function compareAge(a: any, b: any): number {
  return a.first_seen_at - b.first_seen_at || (a.id < b.id ? -1 : 1);
}

function whereUnit(
  query: Knex.QueryBuilder,
  unit: Unit,
  ids?: string[],
): Knex.QueryBuilder {
  query
    .where('findings.application_id', unit.applicationId)
    .where('findings.branch', unit.branch)
    .where('findings.category', unit.category);
  return ids ? query.whereIn('findings.id', ids) : query;
}

function joinUnit(
  tx: Knex.Transaction,
  table: FindingTable,
  unit: Unit,
  ids?: string[],
): Knex.QueryBuilder {
  const query = tx('findings')
    .join(table, 'findings.id', `${table}.finding_id`)
    .select(`${table}.*`);
  return whereUnit(query, unit, ids);
}

function toUnitFinding(row: any): UnitFinding {
  const details: FindingDetails = JSON.parse(row.details);
  return {
    ...createUnitFinding(row.id),
    keys: new Set<string>(JSON.parse(row.keys)),
    vulnerabilityIds: new Set(details.vulnerabilityIds),
    credentialHash: row.credential_hash ?? undefined,
    firstSeenAt: Number(row.first_seen_at),
    touched: false,
  };
}

/** The row of a sighting is that of its last interval too. */
function addSighting(finding: UnitFinding, rows: FindingRows, row: any): void {
  rows.sightings.push(row);
  rows.sighting_intervals.push(row);
  finding.sightings.set(laneOf(row.tool, row.scope), {
    tool: row.tool,
    scope: row.scope,
    material: row.material,
    details: row.details,
    matchedBy: row.matched_by,
    intervals: [toSightingInterval(row)],
  });
}

/** The latest state of an open interval is the row of that interval too: it knows how it ended. */
function addState(
  finding: UnitFinding,
  rows: FindingRows,
  row: any,
  later: boolean,
): void {
  rows.finding_states.push(row);
  const lastRow = rows.finding_intervals.at(-1);
  if (lastRow?.opened_at === row.opened_at) rows.finding_intervals.pop();
  rows.finding_intervals.push(row);
  if (later) {
    finding.states.at(-1)!.validTo = undefined;
    finding.touched = true;
    return;
  }
  const state = toLifeState(row);
  const { openedAt, closedAt, verifiedAt } = state;
  if (finding.intervals.at(-1)?.openedAt === openedAt) finding.intervals.pop();
  finding.intervals.push({ openedAt, closedAt, verifiedAt });
  finding.states.push(state);
}

function toLifeState(row: any): LifeState {
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
    suppressedByReport: Boolean(row.suppressed_by_report),
    suppressedByPerson: Boolean(row.suppressed_by_person),
    fixedAt: toOptional(row.fixed_at),
    openedByPerson: Boolean(row.opened_by_person),
  };
}

function toSightingInterval(row: any): SightingInterval {
  return {
    validFrom: Number(row.valid_from),
    validTo: toOptional(row.valid_to),
    severity: row.severity,
    suppressed: Boolean(row.suppressed),
    reachable: toReachable(row.reachable),
    exploitation: row.exploitation ?? undefined,
    validity: row.validity ?? undefined,
  };
}

function toOptional(value: unknown): number | undefined {
  return value === null || value === undefined ? undefined : Number(value);
}
