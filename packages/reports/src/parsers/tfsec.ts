import { severityOfWord } from '@prodsec/backstage-plugin-product-security-common';
import { hasShape } from '../hasShape';
import { JsonNode } from '../JsonNode';
import { ReportedResult, ReportParser } from '../ReportParser';

/**
 * JSON of tfsec (`--format json`), versions 0 and 1.
 *
 * @remarks
 * Source: `formatters.FlatResult` of defsec, `scanner.Result` of tfsec before it. Results name their resource only since version 1; before
 * it stands in the message alone, which is no part of an identity.
 */
export const tfsecParser: ReportParser = {
  format: 'tfsec',
  title: 'tfsec (JSON)',

  detect({ json }) {
    if (!hasShape(json, 'results')) return false;
    // Nothing else writes this and nothing more when it has found nothing.
    if (json.results === null) return Object.keys(json).length === 1;
    const first: unknown = Array.isArray(json.results)
      ? json.results[0]
      : undefined;
    return (
      hasShape(first, 'rule_id', 'location') &&
      hasShape(first.location, 'filename') &&
      ['rule_provider', 'long_id', 'legacy_rule_id', 'links', 'link'].some(
        name => Object.hasOwn(first, name),
      )
    );
  },

  parse(report) {
    const root = JsonNode.root(report);
    if (!root.isObject) throw root.wrong('an object');
    return {
      tool: 'tfsec',
      categories: ['cloud'],
      results: results(root.get('results')),
    };
  },
};

function* results(list: JsonNode): Generator<ReportedResult> {
  for (const item of list.items()) {
    const status = statusOf(item.get('status'));
    if (status === 'passed') continue;
    const rule = item.get('rule_id').requiredText();
    const severity = item.get('severity').text();
    const location = item.get('location');
    yield {
      category: 'cloud',
      rule,
      title: item.get('rule_description').text() ?? rule,
      severity: severity === undefined ? undefined : severityOfWord(severity),
      suppressed: status === 'ignored',
      location: {
        path: location.get('filename').text(),
        line: location.get('start_line').number(),
      },
      code: item.get('resource').text(),
    };
  }
}

/** A word or, since version 1, its number. */
function statusOf(status: JsonNode): string {
  if (typeof status.value === 'number') {
    return ['failed', 'passed', 'ignored'][status.value] ?? 'failed';
  }
  return status.text()?.toLocaleLowerCase('en-US') ?? 'failed';
}
