import { Knex } from 'knex';
import { Unit } from './UnitFinding';

/**
 * The findings on the other branches of the application that share an identity with some of the unit's.
 *
 * @param keys - names of those identities
 * @returns their ids by branch
 */
export async function sameFindings(
  tx: Knex.Transaction,
  unit: Unit,
  keys: string[],
): Promise<Map<string, string[]>> {
  const wanted = new Set(keys);
  const rows: Array<{ id: string; branch: string; keys: string }> = await tx(
    'findings',
  )
    .where({ application_id: unit.applicationId, category: unit.category })
    .whereNot({ branch: unit.branch })
    .whereNull('merged_into')
    .select('id', 'branch', 'keys');
  const ids = new Map<string, string[]>();
  for (const row of rows) {
    if (!JSON.parse(row.keys).some((key: string) => wanted.has(key))) continue;
    ids.set(row.branch, [...(ids.get(row.branch) ?? []), row.id]);
  }
  return ids;
}
