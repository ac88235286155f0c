import { Knex } from 'knex';
import { LifeCycleConfig } from './recordInUnit';
import { replayUnit } from './replayUnit';
import { sameFindings } from './sameFindings';
import { Unit } from './UnitFinding';
import { isLatest } from './unitEvents';
import { UnitHistory } from './UnitHistory';
import { UnitDecision } from './UnitReplay';
import { loadUnitAsOf } from './loadUnit';
import { saveUnit } from './saveUnit';

/** A finding that a person says something of. */
export interface KnownFinding {
  id: string;
  applicationId: number;
  unit: Unit;
  keys: string[];
  firstSeenAt: number;
}

/**
 * Applies what a person says, to the finding and, where it holds there too, to the same one on other branches. What is
 * later than everything known is applied to the present state; otherwise the unit is computed again.
 *
 * @param decision - its row is stored already
 */
export async function decideInUnits(
  tx: Knex.Transaction,
  config: LifeCycleConfig,
  finding: KnownFinding,
  decision: UnitDecision & { status: string },
): Promise<void> {
  const { at, sequence, verifiedAt } = decision;
  const moment = { at, kind: 'decision' as const, sequence };
  const ids = new Map([[finding.unit.branch, [finding.id]]]);
  if (decision.status !== 'fixed') {
    const elsewhere = await sameFindings(tx, finding.unit, finding.keys);
    for (const [branch, same] of elsewhere) ids.set(branch, same);
  }
  for (const [branch, idsOfBranch] of ids) {
    const unit = { ...finding.unit, branch };
    const verifiedLater = verifiedAt !== undefined && verifiedAt > at;
    if (verifiedLater || !(await isLatest(tx, unit, moment))) {
      await replayUnit(tx, config, unit);
      continue;
    }
    const loaded = await loadUnitAsOf(tx, unit, at, {
      unverifiedFixTime: config.unverifiedFixTime,
      ids: idsOfBranch,
    });
    const history = new UnitHistory(config, loaded.findings);
    const otherBranch = branch !== finding.unit.branch;
    for (const same of loaded.findings) {
      history.applyDecision(same, { ...decision, otherBranch });
    }
    history.expireFixes(Infinity);
    await saveUnit(tx, unit, loaded.findings, loaded.rows);
  }
}
