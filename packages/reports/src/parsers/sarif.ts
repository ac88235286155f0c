import {
  Category,
  Severity,
  severityOfScore,
  severityOfWord,
} from '@prodsec/backstage-plugin-product-security-common';
import { ReportedResult, ReportParser } from '../ReportParser';
import { JsonNode } from '../JsonNode';
import { sarifCategory, showsCredential } from './sarif/sarifCategory';
import { sarifExploitability } from './sarif/sarifExploitability';
import { sarifFingerprint } from './sarif/sarifFingerprint';
import { sarifPackage } from './sarif/sarifPackage';
import { SarifPaths } from './sarif/SarifPaths';
import { SarifRule, securitySeverityOf } from './sarif/SarifRule';
import { SarifRules } from './sarif/SarifRules';
import { SarifTaxa } from './sarif/SarifTaxa';

/**
 * SARIF 2.1.0, the format of code scanners. All runs of a report are one scan.
 *
 * @remarks
 * Source: OASIS Static Analysis Results Interchange Format Version 2.1.0. Results of kind `fail`, `open` and `review` are
 * reported; what a baseline says is `absent` is no longer there.
 */
export const sarifParser: ReportParser = {
  format: 'sarif',
  title: 'SARIF 2.1.0',

  detect({ json }) {
    if (typeof json !== 'object' || json === null) return false;
    if (!('runs' in json)) return false;
    const says = (name: string, pattern: RegExp) => {
      const value: unknown = Reflect.get(json, name);
      return typeof value === 'string' && pattern.test(value);
    };
    return says('version', /^2\./) || says('$schema', /sarif/i);
  },

  parse(report) {
    const root = JsonNode.root(report);
    const version = root.get('version').text();
    if (version !== undefined && !version.startsWith('2.1.')) {
      throw root.get('version').wrong('2.1.0');
    }
    if (!root.get('runs').isList) throw root.get('runs').wrong('a list');
    const runs: Run[] = [];
    for (const node of root.get('runs').items()) runs.push(readRun(node));
    return {
      tool: toolOf(runs),
      categories: [...categoriesOf(runs)],
      results: resultsOfAll(runs),
    };
  },
};

interface Run {
  node: JsonNode;
  tool: string | undefined;
  rules: SarifRules;
  paths: SarifPaths;
  taxa: SarifTaxa;
  /** Whether the tool is govulncheck and looked for calls. */
  followsCalls: boolean;
}

function readRun(node: JsonNode): Run {
  // Results in other files would be missing here, and a complete scan without them would close their findings.
  const elsewhere = node.get('externalPropertyFileReferences').get('results');
  if (elsewhere.isList) {
    throw elsewhere.wrong('absent: results in other files cannot be read');
  }
  const taxa = new SarifTaxa(node);
  const driver = node.get('tool').get('driver');
  return {
    node,
    tool: driver.get('name').text() ?? driver.get('fullName').text(),
    rules: new SarifRules(node, taxa),
    paths: new SarifPaths(node),
    taxa,
    followsCalls:
      driver.get('name').text() === 'govulncheck' &&
      driver.get('properties').get('scan_level').looseTexts()[0] === 'symbol',
  };
}

/** The names of the runs' tools, each once and sorted, so that the order of runs changes nothing. */
function toolOf(runs: Run[]): string {
  const names = new Set(
    runs.map(run => run.tool).filter(name => name !== undefined),
  );
  return names.size === 0 ? 'SARIF' : [...names].sort().join(' + ');
}

/**
 * Those of the rules, which are there when they found nothing too; without rules that of a first result, or what the tools usually look
 * for. Further results add theirs.
 */
function categoriesOf(runs: Run[]): Set<Category> {
  const categories = new Set<Category>();
  for (const run of runs) {
    for (const rule of run.rules.all()) {
      categories.add(sarifCategory(run.tool, rule));
    }
  }
  if (categories.size > 0) return categories;
  for (const { category } of resultsOfAll(runs)) return new Set([category]);
  if (runs.length === 0) return new Set(['code']);
  return new Set(runs.map(run => sarifCategory(run.tool, undefined)));
}

function* resultsOfAll(runs: Run[]): Generator<ReportedResult> {
  for (const run of runs) yield* resultsOf(run);
}

const reportedKinds = new Set(['fail', 'open', 'review']);

function* resultsOf(run: Run): Generator<ReportedResult> {
  for (const result of run.node.get('results').items()) {
    if (!reportedKinds.has(result.get('kind').text() ?? 'fail')) continue;
    if (result.get('baselineState').text() === 'absent') continue;
    yield resultOf(result, run);
  }
}

function resultOf(result: JsonNode, run: Run): ReportedResult {
  const { id, rule } = run.rules.find(result);
  const category = sarifCategory(run.tool, rule, id);
  const location = result.get('locations').at(0);
  const physical = location.get('physicalLocation');
  const region = physical.get('region');
  const path = run.paths.pathOf(physical.get('artifactLocation'));
  const snippet = region.get('snippet').get('text').text();
  return {
    category,
    rule: id,
    title: titleOf(result, rule, category === 'secret') ?? id,
    severity: severityOf(result, rule, run),
    suppressed: isSuppressed(result),
    ...sarifExploitability(result, rule, run.followsCalls),
    cwe: [...(rule?.cwe ?? []), ...run.taxa.cweOf(result)],
    location:
      category === 'dynamic'
        ? { url: path }
        : {
            path,
            line: region.get('startLine').number(),
            column: region.get('startColumn').number(),
          },
    method: result.get('webRequest').get('method').text(),
    code: snippet ?? logicalNameOf(location),
    credential: showsCredential(run.tool) ? snippet : undefined,
    fingerprint: sarifFingerprint(result),
    ...sarifPackage(category, id, rule, result),
  };
}

/** The message of a secret may quote it. */
function titleOf(
  result: JsonNode,
  rule: SarifRule | undefined,
  isSecret: boolean,
): string | undefined {
  if (rule?.title !== undefined || isSecret) return rule?.title;
  const message = result.get('message');
  return message.isObject
    ? message.get('text').text()?.split(/\r?\n/, 1)[0]
    : undefined;
}

/** `security-severity` of the result, else of its rule, else the level. */
function severityOf(
  result: JsonNode,
  rule: SarifRule | undefined,
  run: Run,
): Severity {
  const score =
    securitySeverityOf(result.get('properties')) ?? rule?.securitySeverity;
  if (score !== undefined) return severityOfScore(score);
  const level = levelOf(result, rule, run);
  const severity = severityOfWord(level);
  if (severity === undefined) {
    throw result.get('level').wrong('error, warning, note or none');
  }
  return severity;
}

/** Section 3.27.10 of the specification. */
function levelOf(
  result: JsonNode,
  rule: SarifRule | undefined,
  run: Run,
): string {
  const level = result.get('level').text();
  if (level !== undefined) return level;
  if ((result.get('kind').text() ?? 'fail') !== 'fail') return 'none';
  return run.rules.overriddenLevel(result, rule) ?? rule?.level ?? 'warning';
}

/** Suppressed when there are suppressions and all are accepted; no status is accepted. */
function isSuppressed(result: JsonNode): boolean {
  let suppressions = 0;
  for (const suppression of result.get('suppressions').items()) {
    const status = suppression.get('status').text() ?? 'accepted';
    if (status !== 'accepted') return false;
    suppressions++;
  }
  return suppressions > 0;
}

function logicalNameOf(location: JsonNode): string | undefined {
  const logical = location.get('logicalLocations').at(0);
  return logical.get('fullyQualifiedName').text() ?? logical.get('name').text();
}
