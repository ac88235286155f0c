import { Category } from '@prodsec/backstage-plugin-product-security-common';
import { hasShape } from '../hasShape';
import { JsonNode } from '../JsonNode';
import { ReportedResult, ReportParser } from '../ReportParser';
import { osvPackageResults } from './osv/osvPackageResults';

/**
 * JSON of OSV-Scanner 1 and 2.
 *
 * @remarks
 * Source: `models.VulnerabilityResults` of OSV-Scanner. A result is a group of records that are one vulnerability, in one package of one source. It writes
 * nothing at all where it finds no package.
 */
export const osvScannerParser: ReportParser = {
  format: 'osv-scanner',
  title: 'OSV-Scanner (JSON)',

  detect({ json }) {
    if (!hasShape(json, 'results') || !Array.isArray(json.results)) {
      return false;
    }
    const [first] = json.results;
    if (first === undefined) {
      return Object.keys(json).every(key => keysWithoutResults.has(key));
    }
    return (
      hasShape(first, 'source', 'packages') && hasShape(first.source, 'path')
    );
  },

  parse(report) {
    if (report.head.trim() === '') {
      return { tool, categories: ['dependency'], results: [] };
    }
    const root = JsonNode.root(report);
    const results = root.get('results');
    if (!hasShape(report.json, 'results')) throw results.wrong('a list');
    const isImage = !root.get('image_metadata').isAbsent;
    return {
      tool,
      categories: [...categoriesOf(results, isImage)],
      results: resultsOf(results, isImage),
    };
  },
};

const tool = 'OSV-Scanner';

const keysWithoutResults = new Set([
  'results',
  'experimental_config',
  'experimental_generic_findings',
  'image_metadata',
  'license_summary',
]);

function categoriesOf(results: JsonNode, isImage: boolean): Set<Category> {
  const categories = new Set<Category>();
  if (isImage) categories.add('container');
  for (const result of results.items()) {
    categories.add(categoryOf(result, isImage));
  }
  return categories.size === 0 ? new Set(['dependency']) : categories;
}

/** Version 1 scanned the system packages of an image as one source. */
function categoryOf(result: JsonNode, isImage: boolean): Category {
  const type = result.get('source').get('type').text() ?? '';
  return isImage || type === 'docker' || type === 'os'
    ? 'container'
    : 'dependency';
}

function* resultsOf(
  results: JsonNode,
  isImage: boolean,
): Generator<ReportedResult> {
  for (const result of results.items()) {
    const path = result.get('source').get('path').text();
    const isImageName = result.get('source').get('type').text() === 'docker';
    for (const item of result.get('packages').items()) {
      yield* osvPackageResults(
        item,
        categoryOf(result, isImage),
        isImageName ? { image: path } : { path },
      );
    }
  }
}
