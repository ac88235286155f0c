import { Knex } from 'knex';
import { LifeCycleConfig } from './recordInUnit';
import { replayUnit } from './replayUnit';
import { sameFindings } from './sameFindings';
import { Unit } from './UnitFinding';

/**
 * What a person said to be a false positive is one on every branch, under each of its identities: when such a finding
 * goes by other identities, the branches that have those are computed again.
 *
 * @param renamed - ids of findings of the unit
 */
export async function followRenamed(
  tx: Knex.Transaction,
  config: LifeCycleConfig,
  unit: Unit,
  renamed: string[],
): Promise<void> {
  if (renamed.length === 0) return;
  const decided = await tx('finding_decisions')
    .join('findings', 'findings.id', 'finding_decisions.finding_id')
    .where('findings.application_id', unit.applicationId)
    .where('findings.branch', unit.branch)
    .where('findings.category', unit.category)
    .whereIn('finding_decisions.status', ['false-positive', 'open'])
    .distinct('findings.id', 'findings.merged_into', 'findings.keys');
  const changed = new Set(renamed);
  const keys = decided
    .filter(({ id, merged_into: into }) => changed.has(id) || changed.has(into))
    .flatMap(row => JSON.parse(row.keys) as string[]);
  if (keys.length === 0) return;
  // Their present identities, wherever they were merged into.
  const answering = await tx('findings')
    .whereIn('id', [...new Set(decided.map(row => row.merged_into ?? row.id))])
    .pluck('keys');
  const branches = await sameFindings(tx, unit, [
    ...keys,
    ...answering.flatMap((text: string) => JSON.parse(text)),
  ]);
  for (const branch of branches.keys()) {
    await replayUnit(tx, config, { ...unit, branch });
  }
}
