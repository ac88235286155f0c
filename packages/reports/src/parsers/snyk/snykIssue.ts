import {
  Category,
  Exploitation,
  highestExploitation,
  severityOfWord,
} from '@prodsec/backstage-plugin-product-security-common';
import { exploitationOfWord, reachableOfWord } from '../../exploitability';
import { JsonNode } from '../../JsonNode';
import { ReportedResult } from '../../ReportParser';
import { snykIssuePackage } from './snykIssuePackage';

/** The results of one issue: one for each package, place in the code, or resource that it names. */
export function* snykIssue(issue: JsonNode): Generator<ReportedResult> {
  const attributes = issue.get('attributes');
  const category = categories.get(attributes.get('type').requiredText());
  if (category === undefined) return;
  if (attributes.get('status').text() === 'resolved') return;
  const common = commonOf(attributes, category);
  let places = 0;
  for (const coordinate of attributes.get('coordinates').items()) {
    const reachable = reachableOfWord(coordinate.get('reachability').value);
    for (const place of coordinate.get('representations').items()) {
      const result = resultAt(place, common);
      if (result === undefined) continue;
      places++;
      yield { ...result, reachable };
    }
  }
  if (places === 0) yield common;
}

/** By type of the issue; a licence is none. */
const categories = new Map<string, Category>([
  ['package_vulnerability', 'dependency'],
  ['code', 'code'],
  ['cloud', 'cloud'],
  ['config', 'cloud'],
  ['custom', 'code'],
]);

function commonOf(attributes: JsonNode, category: Category): ReportedResult {
  const key = attributes.get('key').requiredText();
  const problems = [...attributes.get('problems').items()]
    .map(problem => problem.get('id').text())
    .filter(id => id !== undefined);
  const cwe: string[] = [];
  for (const each of attributes.get('classes').items()) {
    if (each.get('source').text() === 'CWE') {
      cwe.push(each.get('id').requiredText());
    }
  }
  const isPackage = category === 'dependency';
  return {
    category,
    rule: isPackage ? key : problems[0] ?? key,
    title: attributes.get('title').text() ?? key,
    severity: severityOfWord(
      attributes.get('effective_severity_level').text() ?? '',
    ),
    suppressed: attributes.get('ignored').value === true,
    cwe,
    exploitation: exploitationOf(attributes.get('exploit_details')),
    vulnerabilityIds: isPackage ? [key, ...problems] : undefined,
    // Of code, the key is what Snyk itself knows the issue again by.
    fingerprint: isPackage ? undefined : key,
    location: {},
  };
}

/** How far exploits are, by versions of CVSS, and who says so: CISA lists what is exploited. */
function exploitationOf(details: JsonNode): Exploitation | undefined {
  if (details.get('sources').looseTexts().includes('CISA')) return 'active';
  const levels = [...details.get('maturity_levels').items()];
  return highestExploitation(
    levels.map(level => exploitationOfWord(level.get('level').text())),
  );
}

function resultAt(
  place: JsonNode,
  common: ReportedResult,
): ReportedResult | undefined {
  switch (common.category) {
    case 'dependency': {
      const found = snykIssuePackage(place, common.rule);
      return (
        found && {
          ...common,
          ...found,
          location: { package: found.packageUrl },
        }
      );
    }
    case 'cloud': {
      const resource = place.get('cloud_resource').get('resource');
      const code =
        resource.get('native_id').text() ??
        resource.get('name').text() ??
        place.get('resourcePath').text();
      const location = locationOf(place.get('sourceLocation'));
      return code === undefined && location.path === undefined
        ? undefined
        : { ...common, code, location };
    }
    default: {
      const location = locationOf(place.get('sourceLocation'));
      return location.path === undefined ? undefined : { ...common, location };
    }
  }
}

function locationOf(source: JsonNode): ReportedResult['location'] {
  const start = source.get('region').get('start');
  return {
    path: source.get('file').text(),
    line: start.get('line').number(),
    column: start.get('column').number(),
  };
}
