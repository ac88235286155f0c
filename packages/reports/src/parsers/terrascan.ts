import { severityOfWord } from '@prodsec/backstage-plugin-product-security-common';
import { hasShape } from '../hasShape';
import { JsonNode } from '../JsonNode';
import { ReportedResult, ReportParser } from '../ReportParser';

/**
 * JSON of Terrascan (`scan -o json`).
 *
 * @remarks
 * Source: `results.ViolationStore` and `results.Violation` of Terrascan. What a comment skips is suppressed.
 */
export const terrascanParser: ReportParser = {
  format: 'terrascan',
  title: 'Terrascan (JSON)',

  detect({ json }) {
    return (
      hasShape(json, 'results') &&
      hasShape(json.results, 'violations', 'scan_summary')
    );
  },

  parse(report) {
    const store = JsonNode.root(report).get('results');
    if (!store.isObject) throw store.wrong('an object');
    return {
      tool: 'Terrascan',
      categories: ['cloud'],
      results: results(store),
    };
  },
};

function* results(store: JsonNode): Generator<ReportedResult> {
  for (const violation of store.get('violations').items()) {
    yield resultOf(violation);
  }
  for (const violation of store.get('skipped_violations').items()) {
    yield { ...resultOf(violation), suppressed: true };
  }
}

function resultOf(violation: JsonNode): ReportedResult {
  const rule = violation.get('rule_id').requiredText();
  const severity = violation.get('severity').text();
  const resource = ['resource_type', 'resource_name'].map(name =>
    violation.get(name).text(),
  );
  return {
    category: 'cloud',
    rule,
    title:
      violation.get('description').text() ??
      violation.get('rule_name').text() ??
      rule,
    severity: severity === undefined ? undefined : severityOfWord(severity),
    location: {
      path: violation.get('file').text(),
      line: violation.get('line').number(),
    },
    code: resource.filter(part => part !== undefined).join('.') || undefined,
  };
}
