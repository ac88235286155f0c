import { severityOfWord } from '@prodsec/backstage-plugin-product-security-common';
import { hasShape } from '../hasShape';
import { JsonNode } from '../JsonNode';
import { ReportedResult, ReportParser } from '../ReportParser';
import { requestUrl } from '../requestUrl';

/**
 * A completed scan of StackHawk, as its webhook sends it.
 *
 * @remarks
 * Source: the `scanCompleted` event of StackHawk's generic webhook. Each path of a finding is a result; paths that were triaged as a false positive or
 * an accepted risk are suppressed.
 */
export const stackhawkParser: ReportParser = {
  format: 'stackhawk',
  title: 'StackHawk (webhook JSON)',

  detect({ json }) {
    return hasShape(json, 'service', 'scanCompleted');
  },

  parse(report) {
    const scan = JsonNode.root(report).get('scanCompleted');
    if (scan.isAbsent) throw scan.wrong('an object');
    if (!scan.get('findings').isList)
      throw scan.get('findings').wrong('a list');
    return {
      tool: 'StackHawk',
      categories: ['dynamic'],
      results: results(scan.get('findings')),
    };
  },
};

function* results(findings: JsonNode): Generator<ReportedResult> {
  for (const finding of findings.items()) {
    const rule = finding.get('pluginId').requiredText();
    const host = finding.get('host').text() ?? '';
    const severity = finding.get('severity').text();
    const common = {
      category: 'dynamic' as const,
      rule,
      title: finding.get('pluginName').text() ?? rule,
      severity: severity === undefined ? undefined : severityOfWord(severity),
    };
    let count = 0;
    for (const path of finding.get('paths').items()) {
      count++;
      yield {
        ...common,
        suppressed: triagedAway.has(path.get('status').text() ?? ''),
        method: path.get('method').text(),
        location: { url: requestUrl(host, path.get('path').text()) },
      };
    }
    if (count === 0) yield { ...common, location: { url: requestUrl(host) } };
  }
}

const triagedAway = new Set(['FALSE_POSITIVE', 'RISK_ACCEPTED']);
