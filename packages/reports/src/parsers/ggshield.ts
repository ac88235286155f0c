import {
  Category,
  severityOfWord,
} from '@prodsec/backstage-plugin-product-security-common';
import { partsBeside } from '../credentials';
import { hasShape } from '../hasShape';
import { JsonNode } from '../JsonNode';
import { ReportedResult, ReportParser } from '../ReportParser';
import { validityOfWord } from '../validityOfWord';

/**
 * JSON of ggshield: `ggshield secret scan` and `ggshield iac scan`.
 *
 * @remarks
 * Source: `SecretJSONOutputHandler` and `IaCJSONOutputHandler` of ggshield. Secrets are masked unless `--show-secrets` is given; `ignore_sha` is the
 * same for one credential wherever it is. Incidents that ggshield ignores are suppressed, those a change deleted are not reported.
 */
export const ggshieldParser: ReportParser = {
  format: 'ggshield',
  title: 'ggshield (JSON)',

  detect({ json }) {
    return (
      hasShape(json, 'total_incidents', 'type') ||
      hasShape(json, 'total_incidents', 'scans') ||
      hasShape(json, 'total_incidents', 'entities_with_incidents')
    );
  },

  parse(report) {
    const root = JsonNode.root(report);
    if (root.get('total_incidents').number() === undefined) {
      throw root.get('total_incidents').wrong('a number');
    }
    const category = isInfrastructure(root) ? 'cloud' : 'secret';
    return {
      tool: 'ggshield',
      categories: [category],
      results: incidents(root, category),
    };
  },
};

function isInfrastructure(root: JsonNode): boolean {
  return !root.get('iac_engine_version').isAbsent;
}

function* incidents(
  root: JsonNode,
  category: Category,
): Generator<ReportedResult> {
  const lines = new Map<string, number | undefined>();
  for (const entity of entities(root)) {
    const path = entity.get('filename').text();
    for (const incident of entity.get('incidents').items()) {
      yield category === 'cloud' || !incident.get('policy_id').isAbsent
        ? misconfiguration(incident, path)
        : secret(incident, path, lines);
    }
  }
}

/** Files and the like, of the scan and of the scans in it, such as one for each commit. */
function* entities(root: JsonNode): Generator<JsonNode> {
  const scans = [root];
  for (let scan = scans.pop(); scan !== undefined; scan = scans.pop()) {
    const found = scan.get('entities_with_incidents');
    if (found.isObject) {
      yield* found.get('unchanged').items();
      yield* found.get('new').items();
    } else {
      yield* found.items();
    }
    scans.push(...[...scan.get('scans').items()].reverse());
  }
}

/**
 * @param lines - by fingerprint, the line it was seen at first: the commits of one credential have it at different lines, and it would then
 * tell nothing apart
 */
function secret(
  incident: JsonNode,
  path: string | undefined,
  lines: Map<string, number | undefined>,
): ReportedResult {
  const rule = incident.get('type').requiredText();
  const sha = incident.get('ignore_sha').text();
  const fingerprint = sha && `${path ?? ''}:${rule}:${sha}`;
  let line: number | undefined;
  const matches = new Set<string>();
  for (const occurrence of incident.get('occurrences').items()) {
    line ??= occurrence.get('line_start').number();
    const match = occurrence.get('match').text();
    if (match !== undefined) matches.add(match);
  }
  if (fingerprint !== undefined) {
    if (lines.has(fingerprint)) line = lines.get(fingerprint);
    else lines.set(fingerprint, line);
  }
  const credential = shownOf(matches);
  return {
    category: 'secret',
    rule,
    title: rule,
    suppressed: !incident.get('ignore_reason').isAbsent,
    location: { path, line, url: incident.get('incident_url').text() },
    credential,
    validity: validityOfWord(incident.get('validity').text()),
    credentialParts: partsBeside(
      credential,
      [...matches].filter(match => !match.includes('*')),
    ),
    fingerprint,
  };
}

/** A masked credential always has an asterisk; one of several parts is not one text. */
function shownOf(matches: Set<string>): string | undefined {
  const [match] = matches;
  return matches.size === 1 && !match.includes('*') ? match : undefined;
}

function misconfiguration(
  incident: JsonNode,
  path: string | undefined,
): ReportedResult {
  const rule = incident.get('policy_id').requiredText();
  const severity = incident.get('severity').text();
  return {
    category: 'cloud',
    rule,
    title: incident.get('policy').text() ?? rule,
    severity: severity === undefined ? undefined : severityOfWord(severity),
    suppressed: incident.get('status').text() === 'IGNORED',
    code: incident.get('component').text(),
    location: { path, line: incident.get('line_start').number() },
  };
}
