import { severityOfWord } from '@prodsec/backstage-plugin-product-security-common';
import { JsonNode } from '../../JsonNode';
import { packageUrlOf } from '../../packageUrl';
import { ReportedResult } from '../../ReportParser';
import { shownBySemgrep } from './shownBySemgrep';

/** An item of `results` (`cli_match`): of a rule about code, about a dependency, or about a secret. */
export function semgrepResult(match: JsonNode): ReportedResult {
  const extra = match.get('extra');
  const rule = match.get('check_id').requiredText();
  const severity = extra.get('severity').text();
  const result = {
    rule,
    title: sentenceOf(extra.get('message').text()) ?? lastPartOf(rule),
    severity: severity === undefined ? undefined : severityOfWord(severity),
    suppressed: extra.get('is_ignored').value === true,
    cwe: extra.get('metadata').get('cwe').looseTexts(),
    location: {
      path: match.get('path').text(),
      line: match.get('start').get('line').number(),
      column: match.get('start').get('col').number(),
    },
    fingerprint: shownBySemgrep(extra.get('fingerprint')),
  };
  if (!extra.get('sca_info').isAbsent) return dependencyOf(extra, result);
  if (isSemgrepSecret(extra)) {
    // The message of a secret may quote it.
    return { ...result, category: 'secret', title: lastPartOf(rule) };
  }
  return {
    ...result,
    category: 'code',
    code: shownBySemgrep(extra.get('lines')),
  };
}

/** Whether a match is of Semgrep Secrets: it says so, or says whether the credential works. */
function isSemgrepSecret(extra: JsonNode): boolean {
  const { value: product } = extra.get('metadata').get('product');
  const validation = extra.get('validation_state').text();
  return (
    product === 'secrets' ||
    (validation !== undefined && validation !== 'NO_VALIDATOR')
  );
}

type Result = Omit<ReportedResult, 'category'>;

/** A finding of Supply Chain; of one that is reached, the place is where. */
function dependencyOf(extra: JsonNode, result: Result): ReportedResult {
  const metadata = extra.get('metadata');
  const found = extra
    .get('sca_info')
    .get('dependency_match')
    .get('found_dependency');
  const name = found.get('package').requiredText();
  const ids = [
    ...metadata.get('sca-vuln-database-identifier').looseTexts(),
    ...metadata.get('cve').looseTexts(),
    ...metadata.get('ghsa').looseTexts(),
  ];
  const severity = metadata.get('sca-severity').looseTexts()[0];
  const packageUrl = packageUrlOf(found.get('ecosystem').text() ?? '', name);
  return {
    ...result,
    category: 'dependency',
    rule: ids[0] ?? result.rule,
    title: `${ids[0] ?? lastPartOf(result.rule)} in ${name}`,
    severity:
      (severity === undefined ? undefined : severityOfWord(severity)) ??
      result.severity,
    vulnerabilityIds: ids.length > 0 ? ids : [result.rule],
    packageUrl,
    reachable: isReachable(extra.get('sca_info')),
    location: { ...result.location, package: packageUrl },
    fingerprint: undefined,
  };
}

/** Of a rule that only compares versions, "not reachable" means that nobody looked. */
function isReachable(info: JsonNode): boolean | undefined {
  const { value } = info.get('reachable');
  if (value === true) return true;
  const looked = info.get('reachability_rule').value !== false;
  return value === false && looked ? false : undefined;
}

/** Messages are paragraphs; their first sentence says what is wrong. */
function sentenceOf(message: string | undefined): string | undefined {
  const text = message?.trim().replace(/\s+/g, ' ') ?? '';
  const end = text.indexOf('. ');
  return (end < 0 ? text : text.slice(0, end + 1)) || undefined;
}

/** Of a rule id such as `python.lang.security.use-defused-xml`. */
function lastPartOf(rule: string): string {
  return rule.slice(rule.lastIndexOf('.') + 1) || rule;
}
