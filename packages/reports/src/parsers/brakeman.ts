import { JsonNode } from '../JsonNode';
import { ReportedResult, ReportParser } from '../ReportParser';

/**
 * JSON of Brakeman (`--format json`).
 *
 * @remarks
 * Source: `Brakeman::Report::JSON` and `Brakeman::Warning#to_hash`. It says how sure it is and no severity. The rule is the warning code in
 * the form that its SARIF has, as in `BRAKE0015`.
 */
export const brakemanParser: ReportParser = {
  format: 'brakeman',
  title: 'Brakeman (JSON)',

  detect({ json }) {
    return (
      typeof json === 'object' &&
      json !== null &&
      Object.hasOwn(json, 'scan_info') &&
      Object.hasOwn(json, 'warnings')
    );
  },

  parse(report) {
    const root = JsonNode.root(report);
    const list = root.get('warnings');
    if (!list.isList) throw list.wrong('a list');
    return { tool: 'Brakeman', categories: ['code'], results: warnings(root) };
  },
};

function* warnings(root: JsonNode): Generator<ReportedResult> {
  for (const warning of root.get('warnings').items()) {
    yield resultOf(warning, false);
  }
  for (const warning of root.get('ignored_warnings').items()) {
    yield resultOf(warning, true);
  }
}

function resultOf(warning: JsonNode, suppressed: boolean): ReportedResult {
  const rule = ruleOf(warning);
  const type = warning.get('warning_type').text();
  const message = warning.get('message').text();
  return {
    category: 'code',
    rule,
    title: [type, message].filter(Boolean).join(': ') || rule,
    suppressed,
    cwe: warning
      .get('cwe_id')
      .looseTexts()
      .map(number => `CWE-${number}`),
    location: {
      path: warning.get('file').text(),
      line: warning.get('line').number(),
    },
    code: warning.get('code').text() ?? placeOf(warning.get('location')),
    fingerprint: warning.get('fingerprint').text(),
  };
}

function ruleOf(warning: JsonNode): string {
  const code = warning.get('warning_code').number();
  return code === undefined
    ? warning.get('check_name').text() ??
        warning.get('warning_type').requiredText()
    : `BRAKE${String(code).padStart(4, '0')}`;
}

/** The method, template or model of a warning that shows no code. */
function placeOf(location: JsonNode): string | undefined {
  const names = ['class', 'method', 'template', 'model', 'controller'];
  const known = names
    .map(name => location.get(name).looseTexts()[0])
    .filter(text => text !== undefined);
  return known.length === 0 ? undefined : known.join(' ');
}
