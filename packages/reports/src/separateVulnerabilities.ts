import { isBulletin, orderVulnerabilityIds } from './vulnerabilityIds';

/**
 * The vulnerabilities behind one entry of a report, each as the ids it goes by, the one to lead with first.
 *
 * @remarks
 * A bulletin (`ALAS2-2024-2500`) that names several CVEs is as many vulnerabilities: another tool reports them one by one. Of a CVE, other
 * CVEs are relatives and no aliases. Everything else is one vulnerability by all of its names.
 *
 * @param id - the id that the tool leads with
 * @param related - ids that the tool names with it
 */
export function separateVulnerabilities(
  id: string,
  related: Iterable<string>,
): string[][] {
  return separate(id, related).map(orderVulnerabilityIds);
}

function separate(id: string, related: Iterable<string>): string[][] {
  const others = [...new Set(related)].filter(
    other => other.trim() !== '' && other !== id,
  );
  const cves = others.filter(isCve);
  if (isCve(id)) return [[id, ...others.filter(other => !isCve(other))]];
  if (isBulletin(id) && cves.length > 1) return cves.map(cve => [cve]);
  return [[id, ...others]];
}

function isCve(id: string): boolean {
  return /^\s*cve-/i.test(id);
}
