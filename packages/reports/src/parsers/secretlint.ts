import { severityOfWord } from '@prodsec/backstage-plugin-product-security-common';
import { JsonNode } from '../JsonNode';
import { hasJsonRecord } from '../jsonRecords';
import { ReportedResult, ReportParser } from '../ReportParser';

/**
 * JSON of secretlint (`--format json`).
 *
 * @remarks
 * Source: `SecretLintCoreResult` of secretlint. Messages, their data and `sourceContent` hold credentials in clear: of the last only what a
 * message marks is read, as the credential.
 */
export const secretlintParser: ReportParser = {
  format: 'secretlint',
  title: 'secretlint (JSON)',

  detect(report) {
    return (
      Array.isArray(report.json) &&
      hasJsonRecord(
        report,
        has =>
          has('filePath') &&
          has('messages') &&
          (has('sourceContent') || has('sourceContentType')),
      )
    );
  },

  parse(report) {
    const root = JsonNode.root(report);
    if (!root.isList) throw root.wrong('a list');
    return {
      tool: 'secretlint',
      categories: ['secret'],
      results: messages(root),
    };
  },
};

function* messages(root: JsonNode): Generator<ReportedResult> {
  for (const file of root.items()) {
    const path = file.get('filePath').text();
    const content = file.get('sourceContent').text();
    for (const message of file.get('messages').items()) {
      const rule = message.get('ruleId').requiredText();
      const start = message.get('loc').get('start');
      const severity = message.get('severity').text();
      yield {
        category: 'secret',
        rule,
        title: titleOf(rule, message.get('messageId').text()),
        severity: severity === undefined ? undefined : severityOfWord(severity),
        location: {
          path,
          line: start.get('line').number(),
          column: start.get('column').number(),
        },
        credential: marked(content, message.get('range')),
      };
    }
  }
}

/** Such as `aws: AWSSecretAccessKey`. */
function titleOf(rule: string, messageId: string | undefined): string {
  const name = rule.replace(/^.*secretlint-rule-/, '');
  return messageId === undefined ? name : `${name}: ${messageId}`;
}

function marked(
  content: string | undefined,
  range: JsonNode,
): string | undefined {
  const start = range.at(0).number();
  const end = range.at(1).number();
  return start === undefined || end === undefined
    ? undefined
    : content?.slice(start, end);
}
