import {
  Severity,
  severityOfWord,
} from '@prodsec/backstage-plugin-product-security-common';
import { hasShape } from '../hasShape';
import { JsonNode } from '../JsonNode';
import { ReportedResult, ReportParser } from '../ReportParser';

/**
 * JSON of Hadolint (`--format json`).
 *
 * @remarks
 * Source: `Hadolint.Formatter.Json`. Results name nothing beside rule, file and line, so a rule broken several times in one file is one
 * finding with several locations.
 */
export const hadolintParser: ReportParser = {
  format: 'hadolint',
  title: 'Hadolint (JSON)',

  detect({ json }) {
    const first: unknown = Array.isArray(json) ? json[0] : undefined;
    return (
      hasShape(first, 'file', 'line', 'code', 'level', 'message') &&
      typeof first.code === 'string' &&
      /^(?:DL|SC)\d{1,6}$/.test(first.code)
    );
  },

  parse(report) {
    const root = JsonNode.root(report);
    if (!root.isList) throw root.wrong('a list');
    return { tool: 'Hadolint', categories: ['cloud'], results: results(root) };
  },
};

function* results(root: JsonNode): Generator<ReportedResult> {
  for (const item of root.items()) {
    const rule = item.get('code').requiredText();
    yield {
      category: 'cloud',
      rule,
      title: item.get('message').text() ?? rule,
      severity: severityOf(item.get('level').text()),
      location: {
        path: item.get('file').text(),
        line: item.get('line').number(),
        column: item.get('column').number(),
      },
    };
  }
}

/** `style` is Hadolint's own word, below its `info`. */
function severityOf(level: string | undefined): Severity | undefined {
  if (level === undefined) return undefined;
  return level === 'style' ? 'info' : severityOfWord(level);
}
