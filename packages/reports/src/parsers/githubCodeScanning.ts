import {
  Category,
  severityOfWord,
} from '@prodsec/backstage-plugin-product-security-common';
import { Report, ReportedResult, ReportParser } from '../ReportParser';
import { hasShape } from '../hasShape';
import { JsonNode } from '../JsonNode';
import { firstObject, githubAlerts } from './github/githubAlerts';
import { githubFingerprint } from './github/githubFingerprint';
import { sarifCategory } from './sarif/sarifCategory';
import { sarifPackage } from './sarif/sarifPackage';
import { SarifRule } from './sarif/SarifRule';

/**
 * Code scanning alerts of GitHub.
 *
 * @remarks
 * Source: REST API, `GET /repos/{owner}/{repo}/code-scanning/alerts`, also those of an organisation or enterprise. The tool is GitHub, whichever
 * scanner it took the alert from: once the last alert of a scanner is fixed, nothing in the list would name the scanner whose findings are closed.
 */
export const githubCodeScanningParser: ReportParser = {
  format: 'github-code-scanning',
  title: 'GitHub code scanning alerts (REST API)',

  detect(report) {
    const alert = firstObject(report);
    return (
      hasShape(alert, 'number', 'rule', 'tool') &&
      (hasShape(alert, 'most_recent_instance') ||
        hasShape(alert, 'instances_url'))
    );
  },

  parse(report) {
    return {
      tool: 'GitHub code scanning',
      categories: [categoryOf(report)],
      results: results(githubAlerts(report)),
    };
  },
};

/** That of the first alert; further results add theirs. */
function categoryOf(report: Report): Category {
  for (const alert of githubAlerts(report)) {
    return sarifCategory(scannerOf(alert), ruleOf(alert));
  }
  return 'code';
}

function* results(alerts: Iterable<JsonNode>): Generator<ReportedResult> {
  for (const alert of alerts) {
    // What is `fixed` or, as it was called before, `closed` is no longer there.
    const state = alert.get('state').text() ?? 'open';
    if (state === 'open' || state === 'dismissed') {
      yield resultOf(alert, state === 'dismissed');
    }
  }
}

function resultOf(alert: JsonNode, suppressed: boolean): ReportedResult {
  const rule = ruleOf(alert);
  const id = rule.id ?? alert.get('rule').get('id').requiredText();
  const instance = alert.get('most_recent_instance');
  const location = instance.get('location');
  const category = sarifCategory(scannerOf(alert), rule);
  const word =
    alert.get('rule').get('security_severity_level').text() ??
    alert.get('rule').get('severity').text();
  return {
    category,
    rule: id,
    title: rule.title ?? id,
    severity: word === undefined ? undefined : severityOfWord(word),
    suppressed,
    cwe: rule.cwe,
    location: {
      path: location.get('path').text(),
      line: location.get('start_line').number(),
      column: location.get('start_column').number(),
    },
    fingerprint: githubFingerprint(alert),
    ...sarifPackage(category, id, rule, instance),
  };
}

function scannerOf(alert: JsonNode): string | undefined {
  return alert.get('tool').get('name').text();
}

/** The rule of an alert, as far as GitHub keeps it of the SARIF report that it read. */
function ruleOf(alert: JsonNode): SarifRule {
  const rule = alert.get('rule');
  const name = rule.get('name').text();
  const tags = rule.get('tags').texts();
  return {
    id: rule.get('id').text() ?? name,
    name,
    title: rule.get('description').text() ?? name,
    level: undefined,
    securitySeverity: undefined,
    cwe: tags.filter(tag => /\bcwe-\d/i.test(tag)),
    tags,
    aliases: [],
    packageUrls: [],
  };
}
