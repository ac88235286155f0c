import { JsonNode } from '../../JsonNode';
import { ReportedResult } from '../../ReportParser';
import { SonarComponents } from './sonarComponents';
import { sonarDependencies } from './sonarDependencies';
import { sonarSeverity } from './sonarSeverity';

/**
 * An item of `issues`: one result, or one for each vulnerability where the issue is about a package.
 *
 * @param rules - of sonar-report by their keys; of the API a list, which tells nothing that is needed
 */
export function* sonarIssue(
  issue: JsonNode,
  pathOf: SonarComponents,
  rules: JsonNode,
): Generator<ReportedResult> {
  const rule = issue.get('rule').requiredText();
  const result = {
    rule,
    title:
      issue.get('message').text() ?? issue.get('description').text() ?? rule,
    severity:
      sonarSeverity(issue.get('severity').text()) ?? severityOfImpact(issue),
    suppressed: isSuppressed(issue),
    cwe: cweOf(issue, rules, rule),
    location: {
      path: pathOf(issue),
      line: issue.get('line').number(),
      column: issue.get('textRange').get('startOffset').number(),
    },
  };
  if (rule.endsWith(':UsingComponentWithKnownVulnerability')) {
    const found = [...sonarDependencies(issue.get('message').text() ?? '')];
    for (const dependency of found) yield { ...result, ...dependency };
    if (found.length > 0) return;
  }
  yield {
    ...result,
    category: isSecretRule(rule) ? 'secret' : 'code',
    // A hash of the line's text; the key stays with an issue from one analysis to the next.
    code: issue.get('hash').text(),
    fingerprint: issue.get('key').text(),
  };
}

/** Whether an issue is about security; sonar-report lists none that is not. */
export function isSecurityIssue(issue: JsonNode): boolean {
  const type = issue.get('type').text();
  if (type !== 'BUG' && type !== 'CODE_SMELL') return true;
  return issue.get('rule').text()?.startsWith('secrets:')
    ? true
    : severityOfImpact(issue) !== undefined;
}

/** Fixed, or in code that is no longer there. */
export function isGone(item: JsonNode): boolean {
  const words = statesOf(item);
  return words.has('CLOSED') || words.has('FIXED') || words.has('REMOVED');
}

function isSuppressed(issue: JsonNode): boolean {
  const words = statesOf(issue);
  return ['FALSE-POSITIVE', 'WONTFIX', 'ACCEPTED'].some(word =>
    words.has(word),
  );
}

function statesOf(item: JsonNode): Set<string> {
  const words = ['status', 'resolution', 'issueStatus'].map(
    name => item.get(name).text()?.toUpperCase().replaceAll('_', '-') ?? '',
  );
  return new Set(words);
}

function isSecretRule(rule: string): boolean {
  return rule.startsWith('secrets:');
}

/** What the issue does to the software quality security. */
function severityOfImpact(issue: JsonNode) {
  for (const impact of issue.get('impacts').items()) {
    if (impact.get('softwareQuality').text() === 'SECURITY') {
      return sonarSeverity(impact.get('severity').text());
    }
  }
  return undefined;
}

function cweOf(issue: JsonNode, rules: JsonNode, rule: string): string[] {
  const tags = issue.get('tags').looseTexts();
  const description = rules.isObject
    ? rules.get(rule).get('htmlDesc').text() ?? ''
    : '';
  const linked = description.matchAll(
    /cwe\.mitre\.org\/data\/definitions\/(\d{1,6})/g,
  );
  return [
    ...tags.filter(tag => /^cwe-\d+$/i.test(tag)),
    ...[...linked].map(([, number]) => `CWE-${number}`),
  ];
}
