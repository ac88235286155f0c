import { ScanCounts } from '@prodsec/backstage-plugin-product-security-common';
import { Knex } from 'knex';
import { HoldRules } from './HoldRules';
import { replayUnit } from './replayUnit';
import { NormalisedResult } from '@prodsec/reports';
import { laneOf, Unit, UnitFinding } from './UnitFinding';
import { UnitCounts, UnitHistory } from './UnitHistory';
import { createUnitIdentity } from './UnitIdentity';
import { followRenamed } from './followRenamed';
import {
  decisionsOnOtherBranches,
  isAwaited,
  isLatest,
  scanBefore,
} from './unitEvents';
import { loadUnitAsOf } from './loadUnit';
import { saveUnit } from './saveUnit';
import { statementsOfUnit } from './vexStatements';
import { DbScanRow } from './scanRows';
import { UnitDecision } from './UnitReplay';

/** What the store is configured with. */
export interface LifeCycleConfig {
  hold: HoldRules;
  /** Milliseconds after which a fix that nobody verified opens again. */
  unverifiedFixTime: number;
}

/**
 * Records a scan in one of its categories. A scan later than everything known of the unit is applied to the present
 * state; any other one has the unit computed again from all its scans.
 *
 * @param scan - its row is stored already
 * @param results - those of the unit's category
 */
export async function recordInUnit(
  tx: Knex.Transaction,
  config: LifeCycleConfig,
  unit: Unit,
  scan: DbScanRow,
  results: NormalisedResult[],
): Promise<UnitCounts & { waiting: boolean }> {
  const moment = {
    at: Number(scan.scanned_at),
    kind: 'scan' as const,
    sequence: scan.sequence,
  };
  const latest = await isLatest(tx, unit, moment);
  if (latest && !(await isAwaited(tx, unit, scan))) {
    const counts =
      (await countUnchanged(tx, unit, scan)) ??
      (await applyToPresent(tx, config, unit, scan, results));
    if (counts) return counts;
  }
  const { counts, renamed } = await replayUnit(tx, config, unit);
  await followRenamed(tx, config, unit, renamed);
  return counts.get(scan.id)!;
}

/** Applies the scan to the present state; `undefined` when it changes the past, and nothing was written. */
async function applyToPresent(
  tx: Knex.Transaction,
  config: LifeCycleConfig,
  unit: Unit,
  scan: DbScanRow,
  results: NormalisedResult[],
): Promise<(UnitCounts & { waiting: boolean }) | undefined> {
  const scannedAt = Number(scan.scanned_at);
  const complete = Boolean(scan.complete);
  const loaded = await loadUnitAsOf(tx, unit, scannedAt, config);
  const keyCounts = new Map<UnitFinding, number>();
  for (const finding of loaded.findings) {
    keyCounts.set(finding, finding.keys.size);
  }
  const identity = createUnitIdentity(unit.category, loaded.findings);
  const { tool, scope } = scan;
  const reported = identity.identify({ tool, scope, complete }, results);
  if (identity.joined) return undefined;

  const elsewhere = [
    ...(await decisionsOnOtherBranches(tx, unit)),
    ...(await statementsOfUnit(tx, unit)),
  ].sort((a, b) => a.at - b.at || a.sequence - b.sequence);
  for (const { finding } of reported) {
    const keysBefore = keyCounts.get(finding) ?? 0;
    if (keysBefore === finding.keys.size) continue;
    const added = [...finding.keys].slice(keysBefore);
    const said = elsewhere.filter(({ reaches }) => reaches!(finding, added));
    if (said.length === 0) continue;
    if (keysBefore > 0) return undefined;
    finding.suppressedBeforeReport = isSuppressed(said, scannedAt);
    if (said.some(({ at }) => at >= scannedAt)) return undefined;
  }
  const history = new UnitHistory(config, loaded.findings);
  const counts = history.applyScan(
    {
      lane: laneOf(tool, scope),
      scannedAt,
      complete,
      empty: Boolean(scan.empty),
      confirmed: () => false,
    },
    reported,
  );
  history.expireFixes(Infinity);
  const renamed = await saveUnit(tx, unit, identity.findings, loaded.rows);
  await followRenamed(tx, config, unit, renamed);
  return { ...counts, waiting: counts.held };
}

/** The counts of a scan that says what the last one of its lane said, where that changes nothing. */
async function countUnchanged(
  tx: Knex.Transaction,
  unit: Unit,
  scan: DbScanRow,
): Promise<(UnitCounts & { waiting: boolean }) | undefined> {
  const last = await scanBefore(tx, unit, scan);
  if (last?.result_set !== scan.result_set) return undefined;
  if (scan.complete && !last.complete) return undefined;
  // How many findings a scan has in one of several categories is not kept.
  if (JSON.parse(scan.categories).length > 1) return undefined;
  if (JSON.parse(last.categories).length > 1) return undefined;
  const { findings }: ScanCounts = JSON.parse(last.counts!);
  const present = () =>
    tx('findings')
      .join('finding_states', 'findings.id', 'finding_states.finding_id')
      .where('findings.application_id', unit.applicationId)
      .where('findings.branch', unit.branch)
      .where('findings.category', unit.category)
      .whereNull('findings.merged_into')
      .where('finding_states.valid_from', '<=', Number(scan.scanned_at))
      .where(query =>
        query
          .whereNull('finding_states.valid_to')
          .orWhere('finding_states.valid_to', '>', Number(scan.scanned_at)),
      );
  const openedByPerson = await present()
    .where('finding_states.opened_by_person', true)
    .first('findings.id');
  if (openedByPerson) return undefined;
  const rows: any[] = await present()
    .join('sightings', 'findings.id', 'sightings.finding_id')
    .where('sightings.tool', scan.tool)
    .where('sightings.scope', scan.scope)
    .whereNull('sightings.valid_to')
    .groupBy('finding_states.status', 'finding_states.standing')
    .select('finding_states.status', 'finding_states.standing')
    .count({ count: '*' });
  let suppressed = 0;
  let unchanged = 0;
  for (const { status, standing, count } of rows) {
    if (!standing) return undefined;
    if (status === 'suppressed') suppressed += Number(count);
    else unchanged += Number(count);
  }
  if (suppressed + unchanged !== findings) return undefined;
  return {
    findings,
    new: 0,
    reopened: 0,
    unchanged,
    suppressed,
    closed: 0,
    held: false,
    waiting: false,
  };
}

function isSuppressed(decisions: UnitDecision[], at: number): boolean {
  const last = decisions
    .filter(decision => decision.at < at && decision.status !== 'fixed')
    .at(-1);
  return last?.status === 'false-positive';
}
