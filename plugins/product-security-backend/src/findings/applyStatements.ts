import { Knex } from 'knex';
import { loadUnitAsOf } from './loadUnit';
import { LifeCycleConfig } from './recordInUnit';
import { replayUnit } from './replayUnit';
import { saveUnit } from './saveUnit';
import { DbScanRow } from './scanRows';
import { isLatest } from './unitEvents';
import { Unit } from './UnitFinding';
import { UnitHistory } from './UnitHistory';
import { UnitDecision } from './UnitReplay';
import { statedCategories, statementsOfScan } from './vexStatements';

/**
 * Applies the statements of a document to the findings that are there, once its scan is recorded.
 *
 * @returns how many of the findings that the document reports are suppressed then; `undefined` when it states nothing
 */
export async function applyStatements(
  tx: Knex.Transaction,
  config: LifeCycleConfig,
  scan: DbScanRow,
): Promise<number | undefined> {
  const decisions = await statementsOfScan(tx, scan.id);
  if (decisions.length === 0) return undefined;
  const units = await tx('findings')
    .where({ application_id: scan.application_id })
    .whereIn('category', statedCategories)
    .distinct('branch', 'category');
  for (const { branch, category } of units) {
    const unit: Unit = {
      applicationId: scan.application_id,
      branch,
      category,
    };
    await decideTogether(tx, config, unit, decisions);
  }
  return countSuppressed(tx, scan);
}

async function countSuppressed(
  tx: Knex.Transaction,
  scan: DbScanRow,
): Promise<number> {
  const at = Number(scan.scanned_at);
  const standsIn = (query: Knex.QueryBuilder, table: string) =>
    query
      .where(`${table}.valid_from`, '<=', at)
      .where(ends =>
        ends
          .whereNull(`${table}.valid_to`)
          .orWhere(`${table}.valid_to`, '>', at),
      );
  const query = tx('findings')
    .join('sighting_intervals', 'findings.id', 'sighting_intervals.finding_id')
    .join('finding_states', 'findings.id', 'finding_states.finding_id')
    .where('findings.application_id', scan.application_id)
    .where('findings.branch', scan.branch)
    .where('sighting_intervals.tool', scan.tool)
    .where('sighting_intervals.scope', scan.scope)
    .where('finding_states.status', 'suppressed');
  standsIn(query, 'sighting_intervals');
  standsIn(query, 'finding_states');
  const [{ count }] = await query.count({ count: '*' });
  return Number(count);
}

async function decideTogether(
  tx: Knex.Transaction,
  config: LifeCycleConfig,
  unit: Unit,
  decisions: UnitDecision[],
): Promise<void> {
  const [{ at, sequence }] = decisions;
  if (!(await isLatest(tx, unit, { at, kind: 'decision', sequence }))) {
    await replayUnit(tx, config, unit);
    return;
  }
  const loaded = await loadUnitAsOf(tx, unit, at, config);
  const history = new UnitHistory(config, loaded.findings);
  for (const decision of decisions) {
    for (const finding of loaded.findings) {
      if (!decision.reaches!(finding, [])) continue;
      const otherBranch = decision.status !== 'fixed';
      history.applyDecision(finding, { ...decision, otherBranch });
    }
  }
  history.expireFixes(Infinity);
  await saveUnit(tx, unit, loaded.findings, loaded.rows);
}
