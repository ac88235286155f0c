import { ReportedResult, ReportParser } from '../ReportParser';
import { hasShape } from '../hasShape';
import { imageName } from '../imageName';
import { JsonNode } from '../JsonNode';
import { packageUrlOf } from '../packageUrl';
import { severityOfWordOrScore } from '../severityOfWordOrScore';

/**
 * Vulnerability reports of Harbor, whichever scanner it uses: what its API answers under the media type of the report, or the report alone.
 *
 * @remarks
 * Source: `HarborVulnerabilityReport` and `SecurityReport` of Harbor's pluggable scanner API. It does not say what kind of package one is, so
 * the package URL is `pkg:generic/…`. The tool is Harbor and not the scanner, whose own reports are scans of their own.
 */
export const harborParser: ReportParser = {
  format: 'harbor',
  title: 'Harbor vulnerability report (JSON)',

  detect({ json }) {
    if (!hasShape(json)) return false;
    if (Object.keys(json).some(isMediaType)) return true;
    if (!hasShape(json, 'scanner', 'vulnerabilities')) return false;
    const { scanner, vulnerabilities } = json;
    if (!hasShape(scanner, 'name', 'vendor')) return false;
    return (
      Array.isArray(vulnerabilities) &&
      (vulnerabilities.length === 0
        ? hasShape(json, 'generated_at', 'severity')
        : hasShape(vulnerabilities[0], 'id', 'package', 'fix_version'))
    );
  },

  parse(report) {
    const root = JsonNode.root(report);
    return {
      tool: 'Harbor',
      categories: ['container'],
      results: results(reportsIn(root)),
    };
  },
};

function isMediaType(key: string): boolean {
  return (
    key.startsWith('application/vnd.scanner.adapter.vuln.report.') ||
    key.startsWith('application/vnd.security.vulnerability.report')
  );
}

function reportsIn(root: JsonNode): JsonNode[] {
  const reports: JsonNode[] = [];
  for (const [key, report] of root.entries()) {
    if (isMediaType(key)) reports.push(report);
  }
  if (reports.length > 0) return reports;
  const vulnerabilities = root.get('vulnerabilities');
  if (vulnerabilities.isAbsent && root.get('scanner').isAbsent) {
    throw vulnerabilities.wrong('a list');
  }
  return [root];
}

function* results(reports: JsonNode[]): Generator<ReportedResult> {
  for (const report of reports) {
    const artifact = report.get('artifact');
    const image = imageName({
      repository: artifact.get('repository').text(),
      tag: artifact.get('tag').text(),
    });
    for (const item of report.get('vulnerabilities').items()) {
      yield resultOf(item, image);
    }
  }
}

function resultOf(item: JsonNode, image: string | undefined): ReportedResult {
  const id = item.get('id').requiredText();
  const name = item.get('package').requiredText();
  const packageUrl = packageUrlOf('generic', name);
  const cvss = item.get('preferred_cvss');
  return {
    category: 'container',
    rule: id,
    title: `${id} in ${name}`,
    severity: severityOfWordOrScore(
      item.get('severity').text(),
      cvss.get('score_v3').looseTexts()[0] ??
        cvss.get('score_v2').looseTexts()[0],
    ),
    cwe: item.get('cwe_ids').texts(),
    vulnerabilityIds: [id],
    packageUrl,
    location: { package: packageUrl, image },
  };
}
