import { firstJsonObject, jsonValues } from '../jsonValues';
import { hasShape } from '../hasShape';
import { JsonNode } from '../JsonNode';
import { packageUrlOf } from '../packageUrl';
import { Report, ReportedResult, ReportParser } from '../ReportParser';
import { severityOfCvssVector } from '../severityOfCvssVector';

/**
 * JSON of cargo audit, of a lock file or of one or several binaries.
 *
 * @remarks
 * Source: `rustsec::Report`. Its warnings (unmaintained, unsound, yanked crates) are no vulnerabilities to it, and are passed over.
 */
export const cargoAuditParser: ReportParser = {
  format: 'cargo-audit',
  title: 'cargo audit (JSON)',

  detect(report) {
    const first = firstJsonObject(report);
    return (
      hasShape(first, 'vulnerabilities', 'lockfile') &&
      hasShape(first.vulnerabilities, 'found', 'count', 'list')
    );
  },

  parse(report) {
    return {
      tool: 'cargo audit',
      categories: ['dependency'],
      results: results(report),
    };
  },
};

function* results(report: Report): Generator<ReportedResult> {
  for (const value of jsonValues(report)) {
    const vulnerabilities = value.get('vulnerabilities');
    if (!vulnerabilities.isObject) throw vulnerabilities.wrong('an object');
    const path = value.get('lockfile').get('path').text();
    for (const item of vulnerabilities.get('list').items()) {
      yield resultOf(item, path);
    }
  }
}

function resultOf(item: JsonNode, path: string | undefined): ReportedResult {
  const advisory = item.get('advisory');
  const id = advisory.get('id').requiredText();
  const packageUrl = packageUrlOf(
    'cargo',
    item.get('package').get('name').text() ??
      advisory.get('package').requiredText(),
  );
  return {
    category: 'dependency',
    rule: id,
    title: advisory.get('title').text() ?? id,
    severity: severityOfCvssVector(advisory.get('cvss').text() ?? ''),
    vulnerabilityIds: [id, ...advisory.get('aliases').texts()],
    packageUrl,
    location: { package: packageUrl, path },
  };
}
