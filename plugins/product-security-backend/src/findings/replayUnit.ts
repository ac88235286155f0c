import { Knex } from 'knex';
import { compareMoments } from './compareMoments';
import { LifeCycleConfig } from './recordInUnit';
import { loadResultSets } from './resultSets';
import { DbScanRow } from './scanRows';
import { NormalisedResult } from '@prodsec/reports';
import { laneOf, Unit } from './UnitFinding';
import {
  decisionsOfUnit,
  decisionsOnOtherBranches,
  retirementsOfUnit,
  scansOfUnit,
} from './unitEvents';
import {
  ReplayedUnit,
  UnitReplay,
  UnitRetirement,
  UnitScan,
} from './UnitReplay';
import { loadUnitRows } from './loadUnit';
import { saveUnit } from './saveUnit';
import { statementsOfUnit } from './vexStatements';

/**
 * Computes a unit again from everything recorded of it, and writes what differs. Counts of scans stay what they were;
 * which scans are held follows.
 *
 * @returns what each scan did, by scan id, and the ids of findings that now go by other identities
 */
export async function replayUnit(
  tx: Knex.Transaction,
  config: LifeCycleConfig,
  unit: Unit,
): Promise<{ counts: ReplayedUnit['counts']; renamed: string[] }> {
  const scans: DbScanRow[] = await scansOfUnit(tx, unit).orderBy([
    'scanned_at',
    'sequence',
  ]);
  const retirements = await retirementsOfUnit(tx, unit);
  const replay = new UnitReplay(unit.category);
  await feedReplay(tx, replay, unit, scans, retirements);
  const { identities, rows } = await loadUnitRows(tx, unit);
  const replayed = replay.finish({
    ...config,
    stored: identities,
    decisions: [
      ...(await decisionsOfUnit(tx, unit)),
      ...(await decisionsOnOtherBranches(tx, unit)),
      ...(await statementsOfUnit(tx, unit)),
    ],
  });
  const renamed = await saveUnit(
    tx,
    unit,
    replayed.findings,
    rows,
    replayed.answering,
  );
  await saveHeld(tx, unit, scans, replayed.counts);
  return { counts: replayed.counts, renamed };
}

/** Scans that say what the last one of their lane said are not read again. */
async function feedReplay(
  tx: Knex.Transaction,
  replay: UnitReplay,
  { category }: Unit,
  scans: DbScanRow[],
  retirements: UnitRetirement[],
): Promise<void> {
  const unchanged = unchangedScans(scans, retirements);
  const events = [
    ...scans.map(row => ({
      at: Number(row.scanned_at),
      kind: 'scan' as const,
      sequence: row.sequence,
      row,
    })),
    ...retirements.map(retirement => ({
      ...retirement,
      kind: 'retirement' as const,
    })),
  ].sort(compareMoments);
  const sets = loadResultSets(
    tx,
    scans.filter(row => !unchanged.has(row)).map(row => row.result_set),
  )[Symbol.asyncIterator]();
  for (const event of events) {
    if (event.kind === 'retirement') {
      replay.addRetirement(event);
    } else if (unchanged.has(event.row)) {
      replay.addUnchangedScan(toUnitScan(event.row));
    } else {
      const results: NormalisedResult[] = (await sets.next()).value;
      replay.addScan(
        toUnitScan(event.row),
        results.filter(result => result.category === category),
      );
    }
  }
}

function unchangedScans(
  scans: DbScanRow[],
  retirements: UnitRetirement[],
): Set<DbScanRow> {
  const retired = new Set(retirements.map(({ tool }) => tool));
  const lastOfLane = new Map<string, DbScanRow>();
  const unchanged = new Set<DbScanRow>();
  for (const row of scans) {
    const lane = laneOf(row.tool, row.scope);
    const last = lastOfLane.get(lane);
    lastOfLane.set(lane, row);
    if (retired.has(row.tool)) continue;
    if (last?.result_set !== row.result_set) continue;
    if (Boolean(last.complete) === Boolean(row.complete)) unchanged.add(row);
  }
  return unchanged;
}

async function saveHeld(
  tx: Knex.Transaction,
  { category }: Unit,
  scans: DbScanRow[],
  counts: ReplayedUnit['counts'],
): Promise<void> {
  for (const row of scans) {
    const held: string[] = JSON.parse(row.held_categories);
    const { waiting } = counts.get(row.id)!;
    if (held.includes(category) === waiting) continue;
    const categories = waiting
      ? [...held, category]
      : held.filter(other => other !== category);
    // Few scans are ever held, so that this is no statement a scan.
    await tx('scans')
      .where({ id: row.id })
      .update({ held_categories: JSON.stringify(categories) });
  }
}

function toUnitScan(row: DbScanRow): UnitScan {
  return {
    id: row.id,
    sequence: row.sequence,
    tool: row.tool,
    scope: row.scope,
    scannedAt: Number(row.scanned_at),
    complete: Boolean(row.complete),
    empty: Boolean(row.empty),
    confirmed: row.confirmed_at !== null,
  };
}
