import { Category } from '@prodsec/backstage-plugin-product-security-common';
import { JsonNode } from '../JsonNode';
import { Report, ReportedResult, ReportParser } from '../ReportParser';
import { semgrepFinding } from './semgrep/semgrepFinding';
import { semgrepResult } from './semgrep/semgrepResult';

/**
 * JSON of Semgrep: of its command line (`--json`, Community Edition and Pro, with Supply Chain and Secrets), and of the findings that
 * the API of its platform lists.
 *
 * @remarks
 * Source: `cli_output` and `cli_match` of semgrep-interfaces, and the list of findings of the Semgrep API version 1. Rules of the registry that look
 * for secrets are `code` like any other; what Semgrep Secrets finds is `secret`, what Supply Chain finds `dependency`.
 */
export const semgrepParser: ReportParser = {
  format: 'semgrep',
  title: 'Semgrep (JSON)',

  detect({ json }) {
    if (!isObject(json)) return false;
    const { results, findings } = json;
    if (Array.isArray(results)) {
      return results.length > 0 ? isMatch(results[0]) : isEmptyOutput(json);
    }
    return Array.isArray(findings) && isPlatformFinding(findings[0]);
  },

  parse(report) {
    const root = JsonNode.root(report);
    const isPlatform = isOfPlatform(report);
    if (!isPlatform) {
      if (!root.get('results').isList) {
        throw root.get('results').wrong('a list');
      }
      refuseFailure(root);
    }
    return {
      tool: 'Semgrep',
      categories: isPlatform ? ['code'] : [...categoriesOf(root)],
      results: isPlatform ? findingsOf(root) : matchesOf(root),
    };
  },
};

function isMatch(first: unknown): boolean {
  return ['check_id', 'path', 'extra'].every(
    name => isObject(first) && Object.hasOwn(first, name),
  );
}

/** Nothing was found. Bandit's report has a list of errors too, and metrics beside it. */
function isEmptyOutput(json: Record<string, unknown>): boolean {
  return Array.isArray(json.errors) && !Object.hasOwn(json, 'metrics');
}

function isPlatformFinding(first: unknown): boolean {
  return (
    isObject(first) &&
    Object.hasOwn(first, 'rule_name') &&
    (Object.hasOwn(first, 'match_based_id') ||
      Object.hasOwn(first, 'triage_state'))
  );
}

function isOfPlatform({ json }: Report): boolean {
  return isObject(json) && Array.isArray(json.findings);
}

/** A run that failed before it looked at anything says nothing of what is open. */
function refuseFailure(root: JsonNode): void {
  if (!root.get('results').at(0).isAbsent) return;
  if (!root.get('paths').get('scanned').at(0).isAbsent) return;
  for (const error of root.get('errors').items()) {
    if (error.isObject && error.get('level').text() === 'error') {
      throw error.wrong('absent: the run failed and scanned nothing');
    }
  }
}

/** Code, and what the rules that were run (`--time`) and the projects that were resolved tell. */
function categoriesOf(root: JsonNode): Set<Category> {
  const categories = new Set<Category>(['code']);
  if (!root.get('subprojects').at(0).isAbsent) categories.add('dependency');
  for (const rule of root.get('time').get('rules').items()) {
    const id = rule.isObject ? rule.get('id').text() : rule.text();
    if (id?.startsWith('ssc-')) categories.add('dependency');
  }
  return categories;
}

function* matchesOf(root: JsonNode): Generator<ReportedResult> {
  for (const match of root.get('results').items()) yield semgrepResult(match);
}

/** What the platform says is fixed, or no longer found, is not open. */
const goneStatuses = new Set(['fixed', 'removed']);

function* findingsOf(root: JsonNode): Generator<ReportedResult> {
  for (const finding of root.get('findings').items()) {
    const status = finding.get('status').text() ?? finding.get('state').text();
    if (status === undefined || !goneStatuses.has(status.toLowerCase())) {
      yield semgrepFinding(finding);
    }
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
