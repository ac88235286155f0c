import { Knex } from 'knex';
import { groupBy } from '../facts/groupBy';
import { ReleaseHistory } from './RecordedRelease';
import { toChange, toEvidence, toGate, toRelease } from './releaseRows';

/**
 * Reads releases with all that hangs on them, in as many statements however many there are.
 *
 * @param choose - limits a query of the table of releases
 */
export async function readReleases(
  knex: Knex,
  choose: (query: Knex.QueryBuilder) => Knex.QueryBuilder,
): Promise<ReleaseHistory[]> {
  const rows = await choose(knex('releases')).orderBy(['arrived_at', 'id']);
  if (!rows.length) return [];
  const attached = async (table: string, order: string[]) =>
    groupBy<any, string>(
      await knex(table)
        .whereIn('release_id', choose(knex('releases').select('id')))
        .orderBy(order),
      row => row.release_id,
    );
  const gates = await attached('release_gates', ['attempt']);
  const evidence = await attached('release_evidence', ['arrived_at', 'id']);
  const artifacts = await attached('release_artifacts', []);
  const changes = await attached('release_changes', ['id']);
  return rows.map((row: any) => ({
    ...toRelease(row),
    gates: (gates.get(row.id) ?? [])
      .map(toGate)
      .sort((a, b) => compare(a.gate, b.gate) || a.attempt - b.attempt),
    evidence: (evidence.get(row.id) ?? []).map(toEvidence),
    artifacts: (artifacts.get(row.id) ?? [])
      .map(({ name, digest }) => ({ name, digest }))
      .sort((a, b) => compare(a.name, b.name) || compare(a.digest, b.digest)),
    changes: (changes.get(row.id) ?? []).map(toChange),
  }));
}

/** Databases sort text by rules of their own. */
function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
