import { isDeepStrictEqual } from 'node:util';
import { Exploitability } from '../exploitability/Exploitability';
import { FactsEngine } from './Facts';

/** The applications with a finding whose exploitability is not the same, at any moment, in both books. */
export async function applicationsAffected(
  engine: FactsEngine,
  before: Exploitability,
  after: Exploitability,
): Promise<number[]> {
  const rows = await engine.query<{ cve: string; applications: number[] }>(
    `SELECT cve, array_agg(DISTINCT application_id) AS applications FROM finding_facts WHERE cve <> '' GROUP BY cve`,
  );
  const affected = new Set<number>();
  for (const { cve, applications } of rows) {
    const cves = cve.split(',');
    if (!isDeepStrictEqual(before.changesOf(cves), after.changesOf(cves))) {
      for (const id of applications) affected.add(id);
    }
  }
  return [...affected];
}

/** The applications with a finding whose exploitability the feeds may know something of. */
export async function applicationsWithVulnerabilities(
  engine: FactsEngine,
): Promise<number[]> {
  const rows = await engine.query<{ application_id: number }>(
    `SELECT DISTINCT application_id FROM finding_facts WHERE cve <> ''`,
  );
  return rows.map(row => row.application_id);
}
