import { InputError } from '@backstage/errors';
import {
  Category,
  severityOfWord,
} from '@prodsec/backstage-plugin-product-security-common';
import { firstLine } from '../../firstLine';
import { JsonNode } from '../../JsonNode';
import { packageUrlOf } from '../../packageUrl';
import { ReportedResult } from '../../ReportParser';
import { xrayReachable } from './xrayReachable';
import { XrayReader } from './XrayReader';

/** What `jf audit --format=simple-json` writes. */
export const xraySimpleJson: XrayReader = {
  categories(root) {
    const categories = new Set<Category>(['dependency']);
    for (const [name, category] of sourceLists) {
      if (root.get(name).isList) categories.add(category);
    }
    return categories;
  },

  *results(root) {
    if (!root.get('errors').at(0).isAbsent) {
      throw new InputError(
        'errors must be empty: JFrog Xray says that a part of the scan failed',
      );
    }
    // With a watch there are violations in place of vulnerabilities.
    for (const name of ['vulnerabilities', 'securityViolations']) {
      for (const row of root.get(name).items()) yield vulnerability(row);
    }
    for (const [name, category] of sourceLists) {
      for (const row of root.get(name).items()) yield place(row, category);
    }
  },
};

/** Lists of places in the source, by what they are about. Nothing found is no list, whether or not it was looked for. */
const sourceLists = new Map<string, Category>([
  ['secrets', 'secret'],
  ['secretsViolations', 'secret'],
  ['iac', 'cloud'],
  ['iacViolations', 'cloud'],
  ['sast', 'code'],
  ['sastViolations', 'code'],
  ['maliciousCode', 'code'],
  ['maliciousViolations', 'code'],
]);

function vulnerability(row: JsonNode): ReportedResult {
  const ids: string[] = [];
  for (const cve of row.get('cves').items()) {
    const id = cve.get('id').text();
    if (id !== undefined) ids.push(id);
  }
  const issue = row.get('issueId').text();
  if (issue !== undefined) ids.push(issue);
  if (ids.length === 0) throw row.get('issueId').wrong('a text');
  const packageUrl = packageUrlOf(
    row.get('impactedPackageType').text() ?? '',
    row.get('impactedPackageName').requiredText(),
  );
  return {
    category: 'dependency',
    rule: ids[0],
    title: firstLine(row.get('summary').text()) ?? ids[0],
    severity: severityOfWord(row.get('severity').text() ?? ''),
    suppressed: row.get('applicable').text() === 'Not Applicable',
    reachable: xrayReachable(row.get('applicable')),
    vulnerabilityIds: ids,
    packageUrl,
    location: { package: packageUrl },
  };
}

function place(row: JsonNode, category: Category): ReportedResult {
  const finding = row.get('finding').text() ?? row.get('type').text();
  const rule = row.get('ruleId').text() ?? finding;
  if (rule === undefined) throw row.get('ruleId').wrong('a text');
  return {
    category,
    rule,
    title:
      row.get('scannerShortDescription').text() ?? firstLine(finding) ?? rule,
    severity: severityOfWord(row.get('severity').text() ?? ''),
    cwe: row.get('cwe').texts(),
    // The snippet of a secret is cut short by Xray.
    code: category === 'secret' ? undefined : row.get('snippet').text(),
    fingerprint: row.get('fingerprint').text(),
    location: {
      path: row.get('file').text(),
      line: row.get('startLine').number() || undefined,
      column: row.get('startColumn').number() || undefined,
    },
  };
}
