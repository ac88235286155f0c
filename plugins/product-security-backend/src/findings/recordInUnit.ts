import { ScanCounts } from '@prodsec/backstage-plugin-product-security-common';
import { Knex } from 'knex';
import { breathe } from '../breathe';
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
import { LoadedUnit, loadUnitAsOf } from './loadUnit';
import { KnownNames } from './KnownNames';
import { ResultSource } from './ResultSource';
import { saveUnit } from './saveUnit';
import { ScanRemainder, setAsideUnchanged } from './setAsideUnchanged';
import { statementsOfUnit } from './vexStatements';
import { DbScanRow } from './scanRows';
import { UnitDecision } from './UnitReplay';

/** What the store is configured with. */
export interface LifeCycleConfig {
  hold: HoldRules;
  /** Milliseconds after which a fix that nobody verified opens again. */
  unverifiedFixTime: number;
  /** Results from which on a scan is recorded without reading what it leaves unchanged. */
  setAsideFrom?: number;
}

/**
 * Records a scan in one of its categories. A scan later than everything known of the unit is applied to the present
 * state; any other one has the unit computed again from all its scans.
 *
 * @param scan - its row is stored already
 * @param source - its results, those of other categories too
 */
export async function recordInUnit(
  tx: Knex.Transaction,
  config: LifeCycleConfig,
  unit: Unit,
  scan: DbScanRow,
  source: ResultSource,
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
      (await applyToPresent(tx, config, unit, scan, source));
    if (counts) return counts;
  }
  const { counts, renamed } = await replayUnit(tx, config, unit);
  await followRenamed(tx, config, unit, renamed);
  return counts.get(scan.id)!;
}

/** Applies the scan to the present state; `undefined` when it changes the past, which has to be computed again. */
async function applyToPresent(
  tx: Knex.Transaction,
  config: LifeCycleConfig,
  unit: Unit,
  scan: DbScanRow,
  source: ResultSource,
): Promise<(UnitCounts & { waiting: boolean }) | undefined> {
  const elsewhere = [
    ...(await decisionsOnOtherBranches(tx, unit)),
    ...(await statementsOfUnit(tx, unit)),
  ].sort((a, b) => a.at - b.at || a.sequence - b.sequence);
  const apply = (
    loaded: LoadedUnit,
    results: NormalisedResult[],
    setAside?: ScanRemainder['aside'],
  ) =>
    applyResults(
      tx,
      config,
      { unit, scan, elsewhere },
      loaded,
      results,
      setAside,
    );
  const asOf = (ids?: string[]) =>
    loadUnitAsOf(tx, unit, Number(scan.scanned_at), { ...config, ids });
  const isSmall = source.count < (config.setAsideFrom ?? setAsideFrom);
  // Whether a place has several hidden credentials only the whole report says.
  if (isSmall || unit.category === 'secret') {
    return apply(await asOf(), await source.all(unit.category));
  }
  const rest = await setAsideUnchanged(tx, unit, scan, source);
  const loaded = rest.ids.length > 0 ? await asOf(rest.ids) : emptyUnit();
  const known = new KnownNames(unit.category, scan.tool, loaded.findings);
  const isNew = (result: NormalisedResult) =>
    rest.isSimple(result) && !known.has(result);
  const others: NormalisedResult[] = [];
  for await (const part of rest.results()) {
    for (const result of part) if (!isNew(result)) others.push(result);
  }
  let sum = await apply(loaded, others, rest.aside);
  if (!sum) return undefined;
  // What is new for certain has nothing to do with each other, and is recorded part by part.
  for await (const part of rest.results()) {
    const counts = await apply(emptyUnit(), part.filter(isNew));
    if (!counts) return undefined;
    sum = sumOf(counts, sum);
    await breathe();
  }
  return sum;
}

/** Results from which on what is unchanged is set aside: below, all of it is read in less time than is saved. */
const setAsideFrom = 5000;

function emptyUnit(): LoadedUnit {
  return { findings: [], rows: new Map() };
}

function sumOf<T extends UnitCounts & { waiting: boolean }>(a: T, b: T): T {
  return {
    ...b,
    findings: a.findings + b.findings,
    new: a.new + b.new,
    reopened: a.reopened + b.reopened,
    unchanged: a.unchanged + b.unchanged,
    suppressed: a.suppressed + b.suppressed,
    closed: a.closed + b.closed,
  };
}

async function applyResults(
  tx: Knex.Transaction,
  config: LifeCycleConfig,
  context: { unit: Unit; scan: DbScanRow; elsewhere: UnitDecision[] },
  loaded: LoadedUnit,
  results: NormalisedResult[],
  setAside: ScanRemainder['aside'] = { unchanged: 0, suppressed: 0, open: 0 },
): Promise<(UnitCounts & { waiting: boolean }) | undefined> {
  const { unit, scan, elsewhere } = context;
  const scannedAt = Number(scan.scanned_at);
  const complete = Boolean(scan.complete);
  const keyCounts = new Map<UnitFinding, number>();
  for (const finding of loaded.findings) {
    keyCounts.set(finding, finding.keys.size);
  }
  const identity = createUnitIdentity(unit.category, loaded.findings);
  const { tool, scope } = scan;
  const reported = identity.identify({ tool, scope, complete }, results);
  if (identity.joined) return undefined;

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
      openAside: setAside.open,
      confirmed: () => false,
    },
    reported,
  );
  history.expireFixes(Infinity);
  const renamed = await saveUnit(tx, unit, identity.findings, loaded.rows);
  await followRenamed(tx, config, unit, renamed);
  return {
    ...counts,
    findings: counts.findings + setAside.unchanged + setAside.suppressed,
    unchanged: counts.unchanged + setAside.unchanged,
    suppressed: counts.suppressed + setAside.suppressed,
    waiting: counts.held,
  };
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
