import {
  Severity,
  severityOfScore,
  severityOfWord,
} from '@prodsec/backstage-plugin-product-security-common';
import { ReportedResult, ReportParser } from '../ReportParser';
import { firstLine } from '../firstLine';
import { hasShape } from '../hasShape';
import { JsonNode } from '../JsonNode';
import { packageUrlOf } from '../packageUrl';

/**
 * Findings of OWASP Dependency-Track: the Finding Packaging Format, and the list that its API answers with.
 *
 * @remarks
 * Source: the File Formats of its documentation, and the class `Finding`. What was analysed as a false positive or not affected, or is suppressed,
 * comes in suppressed; what was resolved is not reported. Nothing says whether a project is an image, so all is `dependency`.
 */
export const dependencyTrackParser: ReportParser = {
  format: 'dependency-track',
  title: 'Dependency-Track (findings)',

  detect({ json }) {
    if (Array.isArray(json)) return isFinding(json[0]);
    if (hasShape(json, 'meta') && hasShape(json.meta, 'application')) {
      return json.meta.application === 'Dependency-Track';
    }
    return (
      hasShape(json, 'findings') &&
      Array.isArray(json.findings) &&
      isFinding(json.findings[0])
    );
  },

  parse(report) {
    const root = JsonNode.root(report);
    return {
      tool: 'Dependency-Track',
      categories: ['dependency'],
      results: results(root.isList ? root : root.get('findings')),
    };
  },
};

function isFinding(value: unknown): boolean {
  return (
    hasShape(value, 'component', 'vulnerability', 'analysis') &&
    hasShape(value.component, 'name') &&
    hasShape(value.vulnerability, 'vulnId')
  );
}

function* results(findings: JsonNode): Generator<ReportedResult> {
  for (const finding of findings.items()) {
    const analysis = finding.get('analysis');
    const state = analysis.get('state').text();
    if (state === 'RESOLVED') continue;
    const vulnerability = finding.get('vulnerability');
    const component = finding.get('component');
    const id = vulnerability.get('vulnId').requiredText();
    const packageUrl = packageUrlOfComponent(component);
    yield {
      category: 'dependency',
      rule: id,
      title:
        vulnerability.get('title').text() ??
        firstLine(vulnerability.get('description').text()) ??
        id,
      severity: severityOf(vulnerability),
      suppressed:
        analysis.get('isSuppressed').value === true ||
        state === 'FALSE_POSITIVE' ||
        state === 'NOT_AFFECTED',
      cwe: cwesOf(vulnerability),
      vulnerabilityIds: [id, ...aliasesOf(vulnerability)],
      packageUrl,
      location: { package: packageUrl },
    };
  }
}

function packageUrlOfComponent(component: JsonNode): string | undefined {
  const packageUrl = component.get('purl').text();
  if (packageUrl !== undefined) return packageUrl;
  return packageUrlOf(
    'generic',
    component.get('name').requiredText(),
    component.get('group').text(),
  );
}

/** Its own ids of vulnerabilities and aliases are made up by each installation. */
const aliasFields = [
  'cveId',
  'ghsaId',
  'osvId',
  'gsdId',
  'snykId',
  'sonatypeId',
];

function aliasesOf(vulnerability: JsonNode): string[] {
  const ids: string[] = [];
  for (const alias of vulnerability.get('aliases').items()) {
    for (const field of aliasFields) {
      const id = alias.get(field).text();
      if (id !== undefined) ids.push(id);
    }
  }
  return ids;
}

/** Up to version 4.4 there is one only, besides or instead of the list. */
function cwesOf(vulnerability: JsonNode): string[] {
  const cwes = [...vulnerability.get('cwes').items()];
  return [vulnerability, ...cwes]
    .map(each => each.get('cweId').number())
    .filter(number => number !== undefined)
    .map(number => `CWE-${number}`);
}

function severityOf(vulnerability: JsonNode): Severity | undefined {
  const word = severityOfWord(vulnerability.get('severity').text() ?? '');
  if (word !== undefined) return word;
  for (const field of ['cvssV4Score', 'cvssV3BaseScore', 'cvssV2BaseScore']) {
    const score = vulnerability.get(field).number();
    if (score !== undefined) return severityOfScore(score);
  }
  // `UNASSIGNED`, which is its word for unknown.
  return vulnerability.get('severity').text() === undefined
    ? undefined
    : 'info';
}
