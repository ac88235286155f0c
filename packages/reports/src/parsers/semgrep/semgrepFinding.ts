import { severityOfWord } from '@prodsec/backstage-plugin-product-security-common';
import { JsonNode } from '../../JsonNode';
import { reachableOfWord } from '../../exploitability';
import { packageUrlOf } from '../../packageUrl';
import { ReportedResult } from '../../ReportParser';
import { shownBySemgrep } from './shownBySemgrep';

/** An item of the list of findings that the API of Semgrep's platform gives. It shows no code. */
export function semgrepFinding(finding: JsonNode): ReportedResult {
  const about = finding.get('rule');
  const rule =
    finding.get('rule_name').text() ?? about.get('name').requiredText();
  const name = rule.slice(rule.lastIndexOf('.') + 1) || rule;
  const severity = finding.get('severity').text();
  const location = finding.get('location');
  const result = {
    rule,
    title: name,
    severity: severity === undefined ? undefined : severityOfWord(severity),
    suppressed: isIgnored(finding),
    cwe: about.get('cwe_names').looseTexts(),
    location: {
      path: location.get('file_path').text(),
      line: location.get('line').number(),
      column: location.get('column').number(),
    },
  };
  const found = finding.get('found_dependency');
  if (found.isAbsent) {
    return {
      ...result,
      category: 'code',
      fingerprint: shownBySemgrep(finding.get('match_based_id')),
    };
  }
  const ids = finding.get('vulnerability_identifier').looseTexts();
  const packageName = found.get('package').requiredText();
  const packageUrl = packageUrlOf(
    found.get('ecosystem').text() ?? '',
    packageName,
  );
  return {
    ...result,
    category: 'dependency',
    rule: ids[0] ?? rule,
    title: `${ids[0] ?? name} in ${packageName}`,
    vulnerabilityIds: ids.length > 0 ? ids : [rule],
    packageUrl,
    reachable: reachableOfWord(finding.get('reachability').value),
    location: { ...result.location, package: packageUrl },
  };
}

function isIgnored(finding: JsonNode): boolean {
  return ['status', 'triage_state', 'state'].some(name => {
    const word = finding.get(name).text()?.toLowerCase();
    return word === 'ignored' || word === 'muted';
  });
}
