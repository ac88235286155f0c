import { JsonNode } from '../../JsonNode';

/** What the REST and the GraphQL API say of an alert, each in its own words. */
export interface DependabotAlert {
  /** In lower case: `open`, `dismissed`, `auto_dismissed`, `fixed`. */
  state: string;
  /** Every id of the vulnerability; at least one. */
  ids: string[];
  title: string | undefined;
  severity: string | undefined;
  cwe: string[];
  ecosystem: string | undefined;
  packageName: string | undefined;
  /** Path of the manifest or lock file. */
  path: string | undefined;
}

/** An alert of the REST API. */
export function restDependabotAlert(alert: JsonNode): DependabotAlert {
  const advisory = alert.get('security_advisory');
  const vulnerability = alert.get('security_vulnerability');
  const dependency = alert.get('dependency');
  const affected = dependency.get('package').isAbsent
    ? vulnerability.get('package')
    : dependency.get('package');
  return {
    state: stateOf(alert, 'dismissed_at', 'fixed_at'),
    ids: idsOf(advisory, 'cve_id', 'ghsa_id'),
    title: advisory.get('summary').text(),
    severity:
      vulnerability.get('severity').text() ?? advisory.get('severity').text(),
    cwe: textsOf(advisory.get('cwes'), 'cwe_id'),
    ecosystem: affected.get('ecosystem').text(),
    packageName: affected.get('name').text(),
    path: dependency.get('manifest_path').text(),
  };
}

/** A `RepositoryVulnerabilityAlert` of the GraphQL API, with whatever the query asked for. */
export function graphqlDependabotAlert(alert: JsonNode): DependabotAlert {
  const vulnerability = alert.get('securityVulnerability');
  const advisory = vulnerability.get('advisory').isAbsent
    ? alert.get('securityAdvisory')
    : vulnerability.get('advisory');
  const affected = vulnerability.get('package');
  return {
    state: stateOf(alert, 'dismissedAt', 'fixedAt'),
    ids: idsOf(advisory, 'cveId', 'ghsaId'),
    title: advisory.get('summary').text(),
    severity:
      vulnerability.get('severity').text() ?? advisory.get('severity').text(),
    cwe: textsOf(advisory.get('cwes').get('nodes'), 'cweId'),
    ecosystem: affected.get('ecosystem').text(),
    packageName: affected.get('name').text(),
    path:
      alert.get('vulnerableManifestPath').text() ??
      alert.get('vulnerableManifestFilename').text(),
  };
}

/** The state; where it was not asked for, what the moments say. */
function stateOf(
  alert: JsonNode,
  dismissedAt: string,
  fixedAt: string,
): string {
  const state = alert.get('state').text();
  if (state !== undefined) return state.toLocaleLowerCase('en-US');
  if (!alert.get(fixedAt).isAbsent) return 'fixed';
  return alert.get(dismissedAt).isAbsent ? 'open' : 'dismissed';
}

function idsOf(advisory: JsonNode, ...names: string[]): string[] {
  const ids = textsOf(advisory.get('identifiers'), 'value');
  for (const name of names) {
    const id = advisory.get(name).text();
    if (id !== undefined) ids.push(id);
  }
  if (ids.length === 0) {
    throw advisory.get('identifiers').wrong('a list that names an advisory');
  }
  return ids;
}

function textsOf(list: JsonNode, name: string): string[] {
  const texts: string[] = [];
  for (const item of list.items()) {
    const text = item.get(name).text();
    if (text !== undefined) texts.push(text);
  }
  return texts;
}
