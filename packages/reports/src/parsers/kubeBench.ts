import { hasShape } from '../hasShape';
import { JsonNode } from '../JsonNode';
import { firstJsonObject, jsonValues } from '../jsonValues';
import { ReportedResult, ReportParser } from '../ReportParser';

/**
 * JSON of kube-bench (`--json`): an object with `Controls`, a list of controls, or controls one after the other.
 *
 * @remarks
 * Source: `check.Controls` and `check.Check` of kube-bench, which knows no severities. A failed check that is scored takes the default; one
 * that is not scored (`WARN`) is info. Tests of type `manual` look at nothing, and skipped ones (`INFO`) did not run: neither is a
 * finding.
 */
export const kubeBenchParser: ReportParser = {
  format: 'kube-bench',
  title: 'kube-bench (JSON)',

  detect(report) {
    const { json } = report;
    const first: unknown = Array.isArray(json)
      ? json[0]
      : firstJsonObject(report);
    if (!hasShape(first)) return false;
    const control = Array.isArray(first.Controls) ? first.Controls[0] : first;
    return (
      hasShape(control, 'node_type', 'tests') ||
      (hasShape(first, 'Controls', 'Totals') &&
        hasShape(first.Totals, 'total_pass'))
    );
  },

  parse(report) {
    return {
      tool: 'kube-bench',
      categories: ['cloud'],
      results: results(jsonValues(report)),
    };
  },
};

function* results(values: Iterable<JsonNode>): Generator<ReportedResult> {
  for (const control of controlsOf(values)) {
    const nodeType = control.get('node_type').text();
    const tests = control.get('tests');
    if (tests.isAbsent && nodeType === undefined) throw tests.wrong('a list');
    for (const test of tests.items()) {
      for (const check of test.get('results').items()) {
        const status = check.get('status').requiredText();
        if (!isProblem(status, check.get('type').text())) continue;
        const rule = check.get('test_number').requiredText();
        yield {
          category: 'cloud',
          rule,
          title: check.get('test_desc').text() ?? rule,
          severity: status === 'WARN' ? 'info' : undefined,
          location: {},
          code: nodeType,
        };
      }
    }
  }
}

function isProblem(status: string, type: string | undefined): boolean {
  return status === 'FAIL' || (status === 'WARN' && type !== 'manual');
}

function* controlsOf(values: Iterable<JsonNode>): Generator<JsonNode> {
  for (const value of values) {
    if (value.isAbsent || value.isList) yield* value.items();
    else if (value.get('Controls').isAbsent) yield value;
    else yield* value.get('Controls').items();
  }
}
