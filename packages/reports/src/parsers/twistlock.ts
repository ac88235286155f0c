import { ReportedResult, ReportParser } from '../ReportParser';
import { csvColumns } from '../csvRows';
import { hasShape } from '../hasShape';
import { JsonNode } from '../JsonNode';
import { twistlockCsv } from './twistlock/twistlockCsv';
import { twistlockImage } from './twistlock/twistlockImage';

/**
 * Image scans of Prisma Cloud Compute (Twistlock): JSON of `twistcli`, the console's API and its CSV exports.
 *
 * @remarks
 * Source: `twistcli images scan --output-file`, `GET /api/v1/images`, `GET /api/v1/scans`. Vulnerabilities are `container`,
 * compliance issues `cloud`.
 */
export const twistlockParser: ReportParser = {
  format: 'twistlock',
  title: 'Prisma Cloud / Twistlock (JSON, CSV)',

  detect(report) {
    const { json } = report;
    if (json === undefined) {
      const columns = csvColumns(report);
      return csvSigns.every(each => columns.includes(each));
    }
    if (Array.isArray(json)) {
      const [first] = json;
      return isImage(first) || (hasShape(first) && isImage(first.entityInfo));
    }
    if (!hasShape(json, 'results') || !Array.isArray(json.results))
      return false;
    const [first] = json.results;
    return isImage(first) || hasShape(first, 'id', 'distro', 'vulnerabilities');
  },

  parse(report) {
    return {
      tool: 'Prisma Cloud',
      categories: ['container', 'cloud'],
      results:
        report.json === undefined && csvColumns(report).length > 0
          ? twistlockCsv(report)
          : ofJson(JsonNode.root(report)),
    };
  },
};

const csvSigns = ['CVE ID', 'Compliance ID', 'Packages', 'Fix Status'];

function isImage(value: unknown): boolean {
  return (
    hasShape(value, 'complianceDistribution') ||
    hasShape(value, 'vulnerabilityDistribution')
  );
}

function ofJson(root: JsonNode): Iterable<ReportedResult> {
  const list = root.isList ? root : root.get('results');
  if (list.isAbsent && !root.isAbsent) throw list.wrong('a list');
  return ofImages(list);
}

function* ofImages(list: JsonNode): Generator<ReportedResult> {
  for (const item of list.items()) {
    const entity = item.get('entityInfo');
    yield* twistlockImage(entity.isObject ? entity : item);
  }
}
